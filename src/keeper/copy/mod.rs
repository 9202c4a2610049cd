//! Making a copy: sealed by a passphrase of its own, handed over, and checked once it was saved.

mod check;
mod hand_over;
mod last;
mod make;
mod under_way;

use super::Keeper;
use super::new_passphrase::{Asks, Chosen, NewPassphrase};
use crate::components::{Notice, Tick};
use crate::state::Speech;
use check::Check;
use content::KeeperWords;
use hand_over::HandOver;
use last::Last;
use leptos::prelude::*;
use leptos::task::spawn_local;
use make::{Ready, make_copy};
use platform::{files, parts};

/// The screen of copies.
#[component]
pub fn Copy() -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let ready = RwSignal::new(None::<Ready>);
    let last = Last::look();
    spawn_local(files::forget_stale());
    view! {
        <p class="lead">{k.copy_lead()}</p>
        <p class="note">{move || last.words()}</p>
        {move || match ready.get() {
            None => {
                view! {
                    {move || last.asks().then(|| view! { <Check key=None last /> })}
                    <Make ready />
                }
                    .into_any()
            }
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

#[component]
fn Make(ready: RwSignal<Option<Ready>>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let chosen = Chosen::new();
    let status = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    // Whether there are recordings or pictures, and whether they are wanted.
    let (has_more, with_more) = (RwSignal::new(false), RwSignal::new(true));
    spawn_local(async move {
        let listed = keeper.safe().list_attachments().await;
        let _ = has_more.try_set(listed.is_ok_and(|ids| !ids.is_empty()));
    });
    let notes = RwSignal::new(0);
    spawn_local(async move {
        let glance = keeper.safe().glance().await;
        let _ = notes.try_set(glance.map_or(0, |(count, _)| count));
    });
    let take = Callback::new(move |()| {
        is_busy.set(true);
        spawn_local(async move {
            parts::set_busy(true);
            let with = has_more.get_untracked() && with_more.get_untracked();
            let passphrase = chosen.passphrase.get_untracked();
            let made = make_copy(keeper, &passphrase, with, status).await;
            parts::set_busy(false);
            let _ = is_busy.try_set(false);
            match made {
                Ok(made) => {
                    // Who left meanwhile does not get it.
                    if ready.try_set(Some(made)).is_some() {
                        files::forget_staged().await;
                    }
                }
                Err(why) => {
                    let words = why.map_or(k.unlock_failed(), |trouble| trouble.words(w));
                    let _ = status.try_set(Some(words.to_owned()));
                }
            }
        });
    });
    let asks = Asks {
        names: ["copy-passphrase", "copy-again"],
        label: k.copy_pass(),
        hint: k.copy_pass_note(),
        again: k.copy_again(),
        button: k.copy_do(),
        short: Some(k.copy_short()),
        note: None,
    };
    let more = move || has_more.get().then(|| view! { <WithMore with_more /> });
    view! {
        {move || (notes.get() > 0).then(|| waiting(k, notes.get()))}
        <NewPassphrase chosen asks class="form card" is_busy status more=move || more.into_any() take />
    }
}

/// What was written without unlocking is in no copy until it is kept.
fn waiting(k: KeeperWords, count: usize) -> impl IntoView {
    view! {
        <Notice>
            <p>{k.copy_notes_wait(i64::try_from(count).unwrap_or(i64::MAX))}</p>
            <a href="/journal/unlocked">{k.copy_notes_look()}</a>
        </Notice>
    }
}

/// Whether recordings and pictures go along.
#[component]
fn WithMore(with_more: RwSignal<bool>) -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    view! {
        <Tick text=k.copy_with() note=k.copy_with_note() is_on=with_more />
    }
}
