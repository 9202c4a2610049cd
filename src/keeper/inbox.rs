//! Written without unlocking: keep it or remove it, one note at a time.

use super::Keeper;
use crate::components::{Notice, Tone};
use crate::state::{Speech, Trouble};
use chrono::DateTime;
use domain::journal::Entry;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::{clock, parts, tabs};
use records::Kept;
use vault::Note;

/// All notes that wait.
#[component]
pub fn Inbox() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let notes = RwSignal::new(Vec::<Note>::new());
    let damaged = RwSignal::new(0);
    let status = RwSignal::new(None::<&'static str>);
    let look = move || async move {
        if let Ok(inbox) = keeper.safe().inbox().await {
            let _ = damaged.try_set(inbox.damaged);
            let _ = notes.try_set(inbox.notes);
        }
        parts::say("inbox");
    };
    spawn_local(look());
    let settle = Callback::new(move |(note, keeps): (Note, bool)| {
        spawn_local(async move {
            let safe = keeper.safe();
            let outcome = if keeps {
                safe.keep_note(&note).await.map(|record| {
                    tabs::announce(
                        &record
                            .map(|record| record.id.to_string())
                            .into_iter()
                            .collect::<Vec<_>>(),
                    );
                })
            } else {
                safe.remove_note(&note).await
            };
            status.set(Some(match outcome {
                Ok(()) if keeps => k.inbox_kept(),
                Ok(()) => k.inbox_removed(),
                Err(why) => Trouble::from(why).words(w),
            }));
            look().await;
        });
    });
    view! {
        <p class="lead">{k.inbox_lead()}</p>
        <p class="note" role="status">{move || status.get()}</p>
        {move || {
            (damaged.get() > 0)
                .then(|| {
                    view! {
                        <Notice tone=Tone::Warm>
                            <p>{k.inbox_damaged()}</p>
                        </Notice>
                    }
                })
        }}
        {move || {
            let notes = notes.get();
            if notes.is_empty() {
                return view! { <p>{k.inbox_empty()}</p> }.into_any();
            }
            notes.into_iter().map(|note| view! { <NoteCard note settle /> }).collect_view().into_any()
        }}
    }
}

#[component]
fn NoteCard(note: Note, settle: Callback<(Note, bool)>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let k = expect_context::<Keeper>().k;
    let at = DateTime::from_timestamp_millis(note.written_at).unwrap_or_default();
    let zone = clock::zone_name();
    let when = format!(
        "{}, {}",
        speech.weekday_date(at, &zone),
        speech.time(at, &zone)
    );
    let text = Entry::decode(note.schema, &note.body).map(|entry| entry.text);
    let (kept, removed) = (note.clone(), note);
    view! {
        <section class="card">
            <h2 class="card__title">{k.inbox_from(&when)}</h2>
            <p class="words" dir="auto">{text.unwrap_or_default()}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| settle.run((kept.clone(), true))>
                    {k.inbox_keep()}
                </button>
                <button
                    type="button"
                    class="button button--outline"
                    on:click=move |_| settle.run((removed.clone(), false))
                >
                    {k.inbox_remove()}
                </button>
            </div>
        </section>
    }
}
