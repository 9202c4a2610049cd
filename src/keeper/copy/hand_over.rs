//! Handing a copy over, part by part.

use super::super::Keeper;
use super::super::lock::RecoverySheet;
use super::check::Check;
use super::last::Last;
use super::make::Ready;
use crate::components::{Notice, Tone};
use crate::state::{Speech, Trouble};
use content::KeeperWords;
use domain::copy::Made;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::files::{self, File};
use platform::links::Shared;
use platform::{clock, timer};

/// What is in the copy, a button for each of its files, and the code where no other screen shows it.
#[component]
pub fn HandOver(made: Ready, last: Last) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let status = RwSignal::new(None::<String>);
    let key = StoredValue::new(made.key);
    let last_made = made.made;
    let count = made.files.len();
    let saved: Vec<RwSignal<bool>> = made.files.iter().map(|_| RwSignal::new(false)).collect();
    let marks = StoredValue::new(saved.clone());
    let was_saved = Signal::derive(move || marks.with_value(|all| all.iter().all(|one| one.get())));
    // It is not needed any more once this screen is left; what was handed over may still be read.
    on_cleanup(move || {
        let is_any = marks.with_value(|all| all.iter().any(|one| one.get_untracked()));
        match is_any {
            true => files::forget_staged_later(),
            false => timer::spawn(async {
                files::forget_staged().await;
            }),
        }
    });
    let save = move |file: File, mark: RwSignal<bool>| {
        let safe = keeper.safe();
        spawn_local(async move {
            match file.hand_over().await {
                Shared::Done => {}
                // The sheet was closed: nothing has come of it.
                Shared::Dismissed => return,
                Shared::Refused => {
                    return drop(status.try_set(Some(k.copy_not_saved().to_owned())));
                }
            }
            if mark.try_set(true).is_some() {
                // The screen is gone, and its other parts with it.
                return;
            }
            status.set(None);
            // It is a copy once all of it was taken.
            if was_saved.get_untracked() {
                let said = match last.keep_handed_over(&safe, last_made).await {
                    Ok(()) => k.copy_handed(),
                    Err(error) => Trouble::from(error).words(speech.words()),
                };
                let _ = status.try_set(Some(said.to_owned()));
            }
        });
    };
    view! {
        <section class="card">
            <h2 class="card__title">{k.copy_ready()}</h2>
            <p role="status">{k.copy_what(&made.made.writes.to_string())}</p>
            {made.is_resumed.then(|| view! { <p>{resumed_words(speech, k, made.made)}</p> })}
            {made.attachments.map(|attachments| view! { <p>{attachments_words(k, attachments)}</p> })}
            {(made.left_out > 0)
                .then(|| {
                    view! {
                        <Notice tone=Tone::Warm>
                            <p>{k.copy_left_out()}</p>
                        </Notice>
                    }
                })}
            <p class="note">{k.copy_share_leaves()}</p>
            {(count > 1).then(|| view! { <p>{k.copy_parts_note()}</p> })}
            {made
                .files
                .into_iter()
                .zip(saved)
                .enumerate()
                .map(|(at, (file, mark))| {
                    view! {
                        <button
                            type="button"
                            class="button button--wide"
                            on:click=move |_| save(file.clone(), mark)
                        >
                            {move || save_words(k, at + 1, count, mark.get())}
                        </button>
                    }
                })
                .collect_view()}
            <p class="note" role="status">{move || status.get()}</p>
        </section>
        {move || was_saved.get().then(|| view! { <Check key=Some(key.get_value()) last /> })}
        {made
            .code
            .map(|code| {
                view! {
                    <h2>{k.lock_code_title()}</h2>
                    <p>{k.lock_code_why()}</p>
                    <RecoverySheet code />
                }
            })}
    }
}

fn resumed_words(speech: Speech, k: KeeperWords, made: Made) -> String {
    k.copy_resumed(&speech.long_date(made.at, &clock::zone_shown()))
}

fn attachments_words(k: KeeperWords, count: usize) -> String {
    match i64::try_from(count).unwrap_or(i64::MAX) {
        0 => k.copy_without().to_owned(),
        count => k.copy_with_some(count),
    }
}

fn save_words(k: KeeperWords, part: usize, count: usize, was_saved: bool) -> String {
    let (part, all) = (part.to_string(), count.to_string());
    match (count, was_saved) {
        (1, false) => k.copy_save().to_owned(),
        (1, true) => k.copy_save_again().to_owned(),
        (_, false) => k.copy_save_part(&part, &all),
        (_, true) => k.copy_save_part_again(&part, &all),
    }
}
