//! The first lock: a passphrase, the recovery code, and everything sealed under a new key.

use super::super::new_passphrase::{Asks, Chosen, NewPassphrase};
use super::super::{Keeper, Safe, derive};
use super::{Confirm, asks, reseal};
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
    Passphrase,
    Code,
    Sealing,
    Done,
}

/// What is carried from one step to the next.
#[derive(Clone, Copy)]
struct Setting {
    step: RwSignal<Step>,
    chosen: Chosen,
    code: StoredValue<Option<recovery::Code>, LocalStorage>,
    progress: RwSignal<String>,
    problem: RwSignal<Option<String>>,
    /// The lock stands: the app has the old key, and may not go on with it.
    is_set: StoredValue<bool>,
}

/// Setting the first lock.
#[component]
pub fn First() -> impl IntoView {
    let setting = Setting {
        step: RwSignal::new(Step::Passphrase),
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
        Step::Code => view! { <Code setting /> }.into_any(),
        Step::Sealing => view! { <Sealing setting /> }.into_any(),
        Step::Done => view! { <Done /> }.into_any(),
    }
}

#[component]
fn Passphrase(setting: Setting) -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let asks = Asks {
        note: Some(k.lock_before()),
        ..asks(k, k.lock_next())
    };
    let take = Callback::new(move |()| {
        spawn_local(async move {
            // One that copies were made with stays.
            let kept = keeper.safe().recovery_code().await.ok().flatten();
            let code = kept.unwrap_or_else(|| recovery::Code::make(&BrowserEntropy));
            setting.code.set_value(Some(code));
            setting.step.set(Step::Code);
        });
    });
    view! {
        <h2>{k.lock_why_title()}</h2>
        <p>{k.lock_why()}</p>
        <NewPassphrase chosen=setting.chosen asks take />
    }
}

/// The code is kept before the lock depends on it.
#[component]
fn Code(setting: Setting) -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let code = setting.code.get_value();
    let code = code.map(|code| code.to_string()).unwrap_or_default();
    let take = Callback::new(move |()| setting.step.set(Step::Sealing));
    view! {
        <h2>{k.lock_code_title()}</h2>
        <p>{k.lock_code_why()}</p>
        <Confirm code button=k.lock_set() problem=setting.problem take />
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

/// Sets the lock, and seals everything anew as long as the screen stands.
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
    let safe = Rc::new(safe.set_first_lock(&stretch, &key, code).await?);
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
