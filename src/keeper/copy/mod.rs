//! Making a copy: sealed by a passphrase of its own, handed over, and checked once it was saved.

mod hand_over;
mod make;

use super::{Keeper, derive};
use crate::components::SecretField;
use crate::state::Speech;
use domain::copy::Made;
use hand_over::HandOver;
use leptos::prelude::*;
use leptos::task::spawn_local;
use make::{Ready, make_copy};
use platform::{clock, dom, parts, timer};
use records::{Kept, LAST_COPY};

/// The screen of copies.
#[component]
pub fn Copy() -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let ready = RwSignal::new(None::<Ready>);
    let last = RwSignal::new(None::<String>);
    look_for_last(last);
    view! {
        <p class="lead">{k.copy_lead()}</p>
        <p class="note">{move || last.get()}</p>
        {move || match ready.get() {
            None => view! { <Make ready /> }.into_any(),
            Some(made) => view! { <HandOver made last /> }.into_any(),
        }}
        <section class="card">
            <h2 class="card__title">{k.copy_move_title()}</h2>
            <ol class="numbered">
                <li>{k.copy_move_1()}</li>
                <li>{k.copy_move_2()}</li>
                <li>{k.copy_move_3()}</li>
                <li>{k.copy_move_4()}</li>
            </ol>
        </section>
    }
}

/// Says when the last copy was made.
fn look_for_last(words: RwSignal<Option<String>>) {
    let speech = expect_context::<Speech>();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    spawn_local(async move {
        let safe = keeper.safe();
        let record = safe.read(safe.derive_id(LAST_COPY)).await.ok().flatten();
        let made = record
            .filter(|record| !record.is_erased())
            .and_then(|record| Made::decode(record.shown().schema, &record.shown().body).ok());
        let said = match made {
            Some(made) => k.copy_last(&speech.long_date(made.at, &clock::zone_name())),
            None => k.copy_none().to_owned(),
        };
        let _ = words.try_set(Some(said));
    });
}

#[component]
fn Make(ready: RwSignal<Option<Ready>>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let (passphrase, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let tried = RwSignal::new(false);
    let status = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    // Whether there are recordings or pictures, and whether they are wanted.
    let (has_more, with_more) = (RwSignal::new(false), RwSignal::new(true));
    spawn_local(async move {
        let listed = keeper.safe().list_attachments().await;
        let _ = has_more.try_set(listed.is_ok_and(|ids| !ids.is_empty()));
    });
    let problem = Signal::derive(move || {
        let is_too_short =
            tried.get() && passphrase.with(|text| derive::length(text) < derive::SHORTEST);
        is_too_short.then(|| k.lock_problem_empty().to_owned())
    });
    let differs = Signal::derive(move || {
        let differs = tried.get() && passphrase.get() != again.get();
        differs.then(|| k.lock_problem_differ().to_owned())
    });
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if problem.get_untracked().is_some() || differs.get_untracked().is_some() {
            return timer::after_draw(dom::focus_first_problem);
        }
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            parts::set_busy(true);
            let with = has_more.get_untracked() && with_more.get_untracked();
            let made = make_copy(keeper, &passphrase.get_untracked(), with, status).await;
            parts::set_busy(false);
            let _ = is_busy.try_set(false);
            match made {
                Ok(made) => {
                    let _ = ready.try_set(Some(made));
                }
                Err(why) => {
                    let words = why.map_or(k.unlock_failed(), |trouble| trouble.words(w));
                    let _ = status.try_set(Some(words.to_owned()));
                }
            }
        });
    };
    view! {
        <form class="form card" novalidate autocomplete="off" on:submit=make>
            <SecretField
                name="copy-passphrase"
                label=k.copy_pass()
                hint=k.copy_pass_note()
                show=k.unlock_show()
                value=passphrase
                problem
            />
            <SecretField name="copy-again" label=k.copy_again() show=k.unlock_show() value=again problem=differs />
            {move || {
                has_more
                    .get()
                    .then(|| {
                        view! {
                            <label class="choice">
                                <input
                                    class="choice__input"
                                    type="checkbox"
                                    prop:checked=move || with_more.get()
                                    on:change=move |event| with_more.set(event_target_checked(&event))
                                />
                                <span class="choice__body">
                                    <span class="choice__title">{k.copy_with()}</span>
                                    <span class="note">{k.copy_with_note()}</span>
                                </span>
                            </label>
                        }
                    })
            }}
            <button type="submit" class="button button--wide" aria-disabled=move || is_busy.get().to_string()>
                {k.copy_do()}
            </button>
            <p class="note" role="status">{move || status.get()}</p>
        </form>
    }
}
