//! New keys: with a lock that is set, or for one that stands. A passphrase, a new recovery code, and
//! everything sealed anew.

use super::super::new_passphrase::{Asks, Chosen, NewPassphrase};
use super::super::{Keeper, Safe, derive};
use super::{Confirm, asks, reseal};
use crate::components::SecretField;
use crate::state::{Speech, Trouble};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::entropy::BrowserEntropy;
use platform::{page_life, parts, storage_state, tabs};
use std::rc::Rc;
use vault::recovery;

/// Where setting the lock has come to.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    /// A passphrase is chosen.
    Passphrase,
    /// The passphrase of the lock is typed.
    Known,
    Code,
    Sealing,
    Done,
}

/// What is carried from one step to the next.
#[derive(Clone, Copy)]
struct Setting {
    step: RwSignal<Step>,
    /// A lock is set already.
    is_renewal: bool,
    chosen: Chosen,
    code: StoredValue<Option<recovery::Code>, LocalStorage>,
    progress: RwSignal<String>,
    problem: RwSignal<Option<String>>,
    /// The lock stands: the app has the old key, and may not go on with it.
    is_set: StoredValue<bool>,
}

/// Setting a lock.
#[component]
pub fn First() -> impl IntoView {
    steps(Step::Passphrase)
}

/// New keys for a lock that is set.
#[component]
pub fn Renew() -> impl IntoView {
    steps(Step::Known)
}

fn steps(first: Step) -> impl IntoView {
    let setting = Setting {
        step: RwSignal::new(first),
        is_renewal: first == Step::Known,
        chosen: Chosen::new(),
        code: StoredValue::new_local(None),
        progress: RwSignal::new(String::new()),
        problem: RwSignal::new(None),
        is_set: StoredValue::new(false),
    };
    // What is left to be sealed anew is sealed after the next unlocking.
    on_cleanup(move || {
        if setting.is_set.try_get_value() == Some(true) {
            page_life::reload();
        }
    });
    move || match setting.step.get() {
        Step::Passphrase => view! { <Passphrase setting /> }.into_any(),
        Step::Known => view! { <Known setting /> }.into_any(),
        Step::Code => view! { <Code setting /> }.into_any(),
        Step::Sealing => view! { <Sealing setting /> }.into_any(),
        Step::Done => view! { <Done /> }.into_any(),
    }
}

impl Setting {
    /// Goes on with a passphrase that may be used.
    fn offer_code(self) {
        // Never one that copies were made with: it lay beside a key in the clear, or in older files.
        self.code
            .set_value(Some(recovery::Code::make(&BrowserEntropy)));
        self.step.set(Step::Code);
    }
}

#[component]
fn Passphrase(setting: Setting) -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let asks = Asks {
        note: Some(k.lock_before()),
        ..asks(k, k.lock_next())
    };
    let take = Callback::new(move |()| setting.offer_code());
    view! {
        <h2>{k.lock_why_title()}</h2>
        <p>{k.lock_why()}</p>
        <NewPassphrase chosen=setting.chosen asks take />
    }
}

/// The passphrase of the lock: the new key is wrapped by it as well.
#[component]
fn Known(setting: Setting) -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let typed = setting.chosen.passphrase;
    let problem = RwSignal::new(None::<&'static str>);
    let is_busy = RwSignal::new(false);
    let check = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let is_right = derive::is_right(&keeper.safe(), &typed.get_untracked()).await;
            let _ = is_busy.try_set(false);
            match is_right {
                Some(true) => setting.offer_code(),
                Some(false) => {
                    let _ = problem.try_set(Some(k.unlock_wrong()));
                }
                None => {
                    let _ = problem.try_set(Some(k.unlock_failed()));
                }
            }
        });
    };
    view! {
        <h2>{k.lock_renew()}</h2>
        <p>{k.lock_renew_why()}</p>
        <p>{k.lock_renew_cost()}</p>
        <form class="form" novalidate autocomplete="off" on:submit=check>
            <SecretField name="current" label=k.unlock_passphrase() show=k.unlock_show() value=typed />
            {move || problem.get().map(|words| view! { <p class="field__problem" role="alert">{words}</p> })}
            <button type="submit" class="button button--wide">{k.lock_next()}</button>
        </form>
    }
}

/// The code is kept before the lock depends on it.
#[component]
fn Code(setting: Setting) -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let code = setting.code.get_value();
    let code = code.map(|code| code.to_string()).unwrap_or_default();
    let take = Callback::new(move |()| setting.step.set(Step::Sealing));
    let button = match setting.is_renewal {
        true => k.lock_renew_take(),
        false => k.lock_set(),
    };
    view! {
        <h2>{k.lock_code_title()}</h2>
        <p>{k.lock_code_why()}</p>
        <p class="note">{k.lock_copies_keep()}</p>
        <Confirm code button problem=setting.problem take />
    }
}

#[component]
fn Sealing(setting: Setting) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    setting.progress.set(k.lock_stretching().to_owned());
    setting.problem.set(None);
    let fail = move |problem: &str| {
        setting.problem.set(Some(problem.to_owned()));
        setting.step.set(Step::Code);
    };
    // Whoever leaves meanwhile takes nothing of it away.
    let safe = keeper.safe();
    let passphrase = setting.chosen.passphrase.get_untracked();
    let code = setting.code.get_value();
    spawn_local(async move {
        let Some(_alone) = tabs::begin_alone().await else {
            return fail(k.lock_busy());
        };
        parts::set_busy(true);
        let outcome = match code {
            Some(code) => set(keeper, safe, &passphrase, &code, setting).await,
            None => Err(Failure::Stretching),
        };
        parts::set_busy(false);
        match outcome {
            Ok(()) => {
                if setting.step.try_set(Step::Done).is_some() {
                    // The screen is gone: the app hears it from here.
                    parts::say("lock");
                }
            }
            Err(Failure::Stretching) => fail(k.unlock_failed()),
            Err(Failure::Storage(trouble)) => fail(trouble.words(w)),
        }
    });
    view! {
        <p class="lead" role="status">{move || setting.progress.get()}</p>
        <p>{k.lock_keep_open()}</p>
    }
}

enum Failure {
    Stretching,
    Storage(Trouble),
}

impl From<vault::Error> for Failure {
    fn from(error: vault::Error) -> Self {
        Self::Storage(error.into())
    }
}

/// Begins with new keys, and seals everything anew as long as the screen stands.
async fn set(
    keeper: Keeper,
    safe: Safe,
    passphrase: &str,
    code: &recovery::Code,
    setting: Setting,
) -> Result<(), Failure> {
    let (stretch, key) = derive::stretched_anew(passphrase)
        .await
        .ok_or(Failure::Stretching)?;
    let safe = Rc::new(safe.rekey(&stretch, &key, code).await?);
    keeper.safe.set_value(safe.clone());
    if setting.is_set.try_set_value(true).is_some() {
        // Nobody waits for the rest, and the app may not go on with the old key.
        return Ok(());
    }
    reseal(&safe, move |done, all| {
        let words = keeper.k.lock_sealing(&done.to_string(), &all.to_string());
        let _ = setting.progress.try_set(words);
    })
    .await;
    // Whoever sets a lock means to stay: a good moment to ask the browser to keep all of it.
    let _ = storage_state::persist().await;
    // The lock stands whether or not this is kept.
    let _ = derive::keep_known(&safe).await;
    Ok(())
}

#[component]
fn Done() -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    view! {
        <p class="lead" role="status">{k.lock_done()}</p>
        // The app and every other window hear it and load anew.
        <button type="button" class="button button--wide" on:click=move |_| parts::say("lock")>
            {k.lock_try()}
        </button>
    }
}
