//! A lock that is set: when it locks, whether the passphrase is still known, and the ways to
//! change it.

use super::super::new_passphrase::{Chosen, NewPassphrase};
use super::super::{Keeper, derive};
use super::passkey::FaceOrFinger;
use super::{Confirm, OfferRenewal, RecoverySheet, Renewal, asks};
use crate::components::{Disclosure, Notice, SecretField, Tone};
use crate::state::{Speech, Trouble};
use domain::lock::Habits;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::entropy::BrowserEntropy;
use platform::{clock, dom, page_life, parts, passkey as passkeys, timer};
use vault::recovery::Code;

/// The id of what says how a new code stands.
const CODE_STATUS: &str = "code-status";

/// The screen of a lock that is set.
#[component]
pub fn Care() -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let habits = RwSignal::new(None::<Habits>);
    // The answer stays when the question goes.
    let answer = RwSignal::new(None::<&'static str>);
    spawn_local(async move {
        let kept = derive::habits(&keeper.safe()).await;
        let _ = habits.try_set(Some(kept.unwrap_or_default()));
    });
    view! {
        <p class="lead">{k.lock_is_set()}</p>
        <button type="button" class="button button--wide" on:click=move |_| parts::say("lock")>
            {k.lock_lock_now()}
        </button>
        {move || {
            let asks = habits.get()?.asks_if_known(clock::now());
            asks.then(|| view! { <StillKnown habits answer /> })
        }}
        <p class="note" role="status">{move || answer.get()}</p>
        {move || habits.with(Option::is_some).then(|| view! { <When habits /> })}
        <a class="button button--outline button--wide" href="/settings/open">{k.lock_open()}</a>
        {passkeys::is_offered().then(|| view! { <FaceOrFinger /> })}
        <Change />
        <RecoveryCode />
        <NewKeys />
        <Remove />
    }
}

/// A try that nothing hangs on.
#[component]
fn StillKnown(
    habits: RwSignal<Option<Habits>>,
    answer: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let typed = RwSignal::new(String::new());
    let check = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        spawn_local(async move {
            let safe = keeper.safe();
            answer.set(
                match derive::is_right(&safe, &typed.get_untracked()).await {
                    Some(true) => {
                        let _ = derive::keep_known(&safe).await;
                        if let Ok(kept) = derive::habits(&safe).await {
                            habits.set(Some(kept));
                        }
                        Some(k.lock_know_yes())
                    }
                    Some(false) => Some(k.lock_know_no()),
                    None => Some(k.unlock_failed()),
                },
            );
        });
    };
    view! {
        <section class="card card--warm">
            <form class="form" novalidate autocomplete="off" on:submit=check>
                <h2 class="card__title">{k.lock_know()}</h2>
                <p class="note">{k.lock_know_note()}</p>
                <SecretField name="known" label=k.unlock_passphrase() show=k.unlock_show() value=typed />
                <button type="submit" class="button button--quiet">{k.lock_check()}</button>
            </form>
        </section>
    }
}

#[component]
fn When(habits: RwSignal<Option<Habits>>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let trouble = RwSignal::new(None::<Trouble>);
    let now = move || habits.get().unwrap_or_default();
    // Shown at once, so that the next choice builds on this one; taken back if it is not kept.
    let keep = move |wanted: Habits| {
        let before = habits.get_untracked();
        habits.set(Some(wanted));
        trouble.set(None);
        spawn_local(async move {
            if let Err(why) = derive::keep_habits(&keeper.safe(), &wanted).await {
                let _ = habits.try_set(before);
                let _ = trouble.try_set(Some(why.into()));
            }
        });
    };
    let ways = [
        (Some(1), k.lock_when_hidden_1()),
        (Some(5), k.lock_when_hidden_5()),
        (None, k.lock_when_start()),
    ];
    view! {
        <fieldset class="choices">
            <legend class="field__label">{k.lock_when()}</legend>
            {ways
                .into_iter()
                .map(|(hidden_minutes, text)| {
                    view! {
                        <label class="choice">
                            <input
                                class="choice__input"
                                type="radio"
                                name="hidden"
                                prop:checked=move || now().hidden_minutes == hidden_minutes
                                on:change=move |_| keep(Habits { hidden_minutes, ..untrack(now) })
                            />
                            <span class="choice__body">
                                <span class="choice__title">{text}</span>
                            </span>
                        </label>
                    }
                })
                .collect_view()}
            <label class="choice">
                <input
                    class="choice__input"
                    type="checkbox"
                    prop:checked=move || now().when_idle
                    on:change=move |event| {
                        let when_idle = event_target_checked(&event);
                        keep(Habits { when_idle, ..untrack(now) });
                    }
                />
                <span class="choice__body">
                    <span class="choice__title">{k.lock_when_idle()}</span>
                </span>
            </label>
        </fieldset>
        {move || trouble.get().map(|why| view! { <p class="field__problem" role="alert">{why.words(w)}</p> })}
    }
}

#[component]
fn Change() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let chosen = Chosen::new();
    let status = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let is_changed = RwSignal::new(false);
    let say = move |words: &str| status.set(Some(words.to_owned()));
    let take = Callback::new(move |()| {
        is_busy.set(true);
        say(k.lock_stretching());
        spawn_local(async move {
            let safe = keeper.safe();
            let passphrase = chosen.passphrase.get_untracked();
            let changed = match derive::stretched_anew(&passphrase).await {
                Some((stretch, key)) => Some(safe.change_passphrase(&stretch, &key).await),
                None => None,
            };
            say(match changed {
                Some(Ok(())) => {
                    let _ = derive::keep_known(&safe).await;
                    chosen.clear();
                    is_changed.set(true);
                    k.lock_changed()
                }
                Some(Err(why)) => Trouble::from(why).words(w),
                None => k.unlock_failed(),
            });
            is_busy.set(false);
        });
    });
    view! {
        <Disclosure title=k.lock_change()>
            <NewPassphrase chosen asks=asks(k, k.lock_change()) is_busy status take />
            <OfferRenewal when=is_changed />
        </Disclosure>
    }
}

/// What a new code has come to: the old one works until the new one is kept.
#[derive(Clone)]
enum Sheet {
    Folded,
    /// The code in use.
    Shown(String),
    /// The new one, to be kept first.
    Offered(String),
}

#[component]
fn RecoveryCode() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let sheet = RwSignal::new(Sheet::Folded);
    let offered = StoredValue::new_local(None::<Code>);
    let problem = RwSignal::new(None::<String>);
    let status = RwSignal::new(None::<&'static str>);
    let is_changed = RwSignal::new(false);
    let show = move |_| {
        spawn_local(async move {
            match keeper.safe().recovery_code().await {
                Ok(Some(code)) => sheet.set(Sheet::Shown(code.to_string())),
                Ok(None) => status.set(Some(k.lock_no_code())),
                Err(why) => status.set(Some(Trouble::from(why).words(w))),
            }
        });
    };
    // The button that was tapped is gone with the step: what it came to is read instead.
    let step = move |to: Sheet, words: &'static str| {
        let _ = sheet.try_set(to);
        let _ = status.try_set(Some(words));
        timer::after_draw(|| {
            dom::focus_by_id(CODE_STATUS);
        });
    };
    let offer = move |_| {
        let code = Code::make(&BrowserEntropy);
        problem.set(None);
        step(Sheet::Offered(code.to_string()), k.lock_code_offered());
        offered.set_value(Some(code));
    };
    let take = Callback::new(move |()| {
        let Some(code) = offered.get_value() else {
            return;
        };
        problem.set(None);
        spawn_local(async move {
            match keeper.safe().change_recovery(&code).await {
                Ok(()) => {
                    step(Sheet::Shown(code.to_string()), k.lock_code_changed());
                    let _ = is_changed.try_set(true);
                }
                Err(why) => {
                    let _ = problem.try_set(Some(Trouble::from(why).words(w).to_owned()));
                }
            }
        });
    });
    let keep_old = move |_| step(Sheet::Folded, k.lock_code_stays());
    let renewal = move || {
        view! {
            <p class="note">{k.lock_new_code_note()}</p>
            <button type="button" class="button button--text" on:click=offer>{k.lock_new_code()}</button>
        }
    };
    view! {
        <Disclosure title=k.lock_code_title()>
            <p class="note">{k.lock_code_why()}</p>
            <p class="note" id=CODE_STATUS tabindex="-1" role="status">{move || status.get()}</p>
            {move || match sheet.get() {
                Sheet::Folded => {
                    view! {
                        <button type="button" class="button button--quiet" on:click=show>
                            {k.lock_show_code()}
                        </button>
                        {renewal()}
                    }
                        .into_any()
                }
                Sheet::Shown(code) => view! { <RecoverySheet code /> {renewal()} }.into_any(),
                Sheet::Offered(code) => {
                    view! {
                        <Confirm code button=k.lock_use_code() problem take />
                        <button type="button" class="button button--text" on:click=keep_old>
                            {k.lock_keep_code()}
                        </button>
                    }
                        .into_any()
                }
            }}
            <OfferRenewal when=is_changed />
        </Disclosure>
    }
}

/// Other keys for the same lock.
#[component]
fn NewKeys() -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let renewal = expect_context::<Renewal>();
    view! {
        <Disclosure title=k.lock_renew()>
            <p class="note">{k.lock_renew_why()}</p>
            <p class="note">{k.lock_renew_cost()}</p>
            <button type="button" class="button button--quiet" on:click=move |_| renewal.begin()>
                {k.lock_renew_begin()}
            </button>
        </Disclosure>
    }
}

#[component]
fn Remove() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let trouble = RwSignal::new(None::<Trouble>);
    let remove = move |_| {
        spawn_local(async move {
            match keeper.safe().remove_lock().await {
                // The app learns by loading anew that there is none.
                Ok(()) => page_life::reload(),
                Err(why) => trouble.set(Some(why.into())),
            }
        });
    };
    view! {
        <Disclosure title=k.lock_remove()>
            <Notice tone=Tone::Warm>
                <p>{k.lock_remove_note()}</p>
            </Notice>
            <button type="button" class="button button--urgent" on:click=remove>{k.lock_remove()}</button>
            {move || trouble.get().map(|why| view! { <p role="alert">{why.words(w)}</p> })}
        </Disclosure>
    }
}
