//! Written without unlocking: keep it or remove it, one note at a time.

use super::Keeper;
use crate::components::{Notice, Tone};
use crate::state::{Deed, Speech, Trouble};
use chrono::DateTime;
use domain::journal::Entry;
use leptos::prelude::*;
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
    let is_read = RwSignal::new(false);
    let status = RwSignal::new(None::<&'static str>);
    let deed = Deed::new();
    let look = move || async move {
        let inbox = keeper.safe().inbox().await?;
        let _ = damaged.try_set(inbox.damaged);
        let _ = notes.try_set(inbox.notes);
        let _ = is_read.try_set(true);
        parts::say("inbox");
        Ok::<_, Trouble>(())
    };
    deed.run(look(), |()| ());
    let settle = Callback::new(move |(note, keeps): (Note, bool)| {
        status.set(None);
        let settle = async move {
            let safe = keeper.safe();
            if keeps {
                let kept = safe.keep_note(&note).await?.into_iter();
                let ids: Vec<_> = kept.map(|record| record.id.to_string()).collect();
                tabs::announce(&ids);
            } else {
                safe.remove_note(&note).await?;
            }
            look().await
        };
        let said = if keeps {
            k.inbox_kept()
        } else {
            k.inbox_removed()
        };
        deed.run(settle, move |()| status.set(Some(said)));
    });
    view! {
        <p class="lead">{k.inbox_lead()}</p>
        <p class="note" role="status">
            {move || deed.trouble().map(|why| why.words(w)).or(status.get())}
        </p>
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
                return is_read.get().then(|| view! { <p>{k.inbox_empty()}</p> }).into_any();
            }
            notes.into_iter().map(|note| view! { <NoteCard note settle /> }).collect_view().into_any()
        }}
    }
}

#[component]
fn NoteCard(note: Note, settle: Callback<(Note, bool)>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let (w, k) = (speech.words(), expect_context::<Keeper>().k);
    let at = DateTime::from_timestamp_millis(note.written_at).unwrap_or_default();
    let zone = clock::zone_shown();
    let when = format!(
        "{}, {}",
        speech.weekday_date(at, &zone),
        speech.time(at, &zone)
    );
    let text = Entry::decode(note.schema, &note.body).map(|entry| entry.text);
    let note = StoredValue::new(note);
    let asks = RwSignal::new(false);
    // Removing is final, so it is asked once. The answer that keeps it stands under the finger.
    let buttons = move || {
        let (does, word, other) = if asks.get() {
            (false, k.inbox_remove_sure(), w.common_cancel())
        } else {
            (true, k.inbox_keep(), k.inbox_remove())
        };
        view! {
            <button type="button" class="button" on:click=move |_| settle.run((note.get_value(), does))>
                {word}
            </button>
            <button
                type="button"
                class="button button--outline"
                on:click=move |_| asks.update(|asks| *asks = !*asks)
            >
                {other}
            </button>
        }
    };
    view! {
        <section class="card">
            <h2 class="card__title">{k.inbox_from(&when)}</h2>
            {match text {
                Ok(text) => view! { <p class="words" dir="auto">{text}</p> }.into_any(),
                Err(_) => view! { <p>{k.inbox_damaged()}</p> }.into_any(),
            }}
            <div class="buttons">{buttons}</div>
        </section>
    }
}
