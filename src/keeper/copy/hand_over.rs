//! Handing a copy over, part by part, and looking into what was saved.

use super::super::lock::RecoverySheet;
use super::super::opened::{self, Opened, Source, Way};
use super::super::{Keeper, derive};
use super::make::Ready;
use crate::components::{FileField, Notice, Tone};
use crate::state::{Speech, Trouble};
use chrono::DateTime;
use content::KeeperWords;
use domain::copy::Made;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::files::{self, File};
use platform::{clock, timer};
use records::LAST_COPY;
use vault::Stretched;

/// What is in the copy, a button for each of its files, and the code where no other screen shows it.
#[component]
pub fn HandOver(made: Ready, last: RwSignal<Option<String>>) -> impl IntoView {
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
            false => timer::spawn(files::forget_staged()),
        }
    });
    let save = move |file: File, mark: RwSignal<bool>| {
        spawn_local(async move {
            if !file.hand_over().await {
                return status.set(Some(k.copy_not_saved().to_owned()));
            }
            mark.set(true);
            status.set(None);
            // It is a copy once all of it was saved.
            if was_saved.get_untracked() {
                status.set(keep_made(keeper, speech, last_made, last).await);
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
        {made
            .code
            .map(|code| {
                view! {
                    <h2>{k.lock_code_title()}</h2>
                    <p>{k.lock_code_why()}</p>
                    <RecoverySheet code />
                }
            })}
        {move || was_saved.get().then(|| view! { <CheckSaved key /> })}
    }
}

/// Keeps when the copy was made, and says so on the screen; answers what went wrong.
async fn keep_made(
    keeper: Keeper,
    speech: Speech,
    made: Made,
    last: RwSignal<Option<String>>,
) -> Option<String> {
    match derive::keep_one(&keeper.safe(), LAST_COPY, &made).await {
        Ok(()) => {
            let day = speech.long_date(made.at, &clock::zone_shown());
            last.set(Some(keeper.k.copy_last(&day)));
            None
        }
        Err(error) => Some(Trouble::from(error).words(speech.words()).to_owned()),
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

/// Opens what was saved, and changes nothing.
#[component]
fn CheckSaved(key: StoredValue<Stretched>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let k = expect_context::<Keeper>().k;
    let status = RwSignal::new(None::<String>);
    let look = Callback::new(move |event: leptos::ev::Event| {
        let files = files::chosen(&event);
        status.set(Some(k.restore_opening().to_owned()));
        spawn_local(async move {
            let opened = match opened::closed(&files).await {
                Ok(closed) => {
                    let way = Way::Passphrase(key.get_value());
                    let source = Source { files, closed, way };
                    Opened::read(source, |_| ()).await
                }
                Err(why) => Err(why),
            };
            status.set(Some(match opened {
                Ok(opened) => {
                    let at = DateTime::from_timestamp_millis(opened.summary.made_at);
                    let made = speech.long_date(at.unwrap_or_default(), &clock::zone_shown());
                    k.copy_check_ok(&opened.summary.writes.to_string(), &made)
                }
                Err(why) => opened::words(k, &why),
            }));
        });
    });
    view! {
        <section class="card">
            <h2 class="card__title">{k.copy_check_title()}</h2>
            <p class="note">{k.copy_check_note()}</p>
            <FileField name="check-copy" label=k.copy_check_file() on_choose=look />
            <p role="status">{move || status.get()}</p>
        </section>
    }
}
