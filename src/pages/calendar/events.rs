//! Events as they will stand in a calendar, and those that may be left over there.

use super::told::{Line, Told, ordered};
use crate::components::{Notice, Toasts, Tone};
use crate::state::{Calendar, Speech, Whose};
use domain::text;
use domain::time::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// When, and under which title.
pub fn event_list(speech: Speech, lines: Vec<Line>) -> AnyView {
    view! {
        <ol class="events" role="list">
            {lines
                .into_iter()
                .map(|(at, zone, title)| {
                    view! {
                        <li class="events__event">
                            <span class="events__when">{when(speech, at, &zone)}</span>
                            <span class="events__title words" dir="auto">{title}</span>
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    }
    .into_any()
}

/// The same as lines of text.
pub fn event_text(speech: Speech, lines: &[Line]) -> String {
    let lines: Vec<_> = lines
        .iter()
        .map(|(at, zone, title)| format!("{}: {title}", when(speech, *at, zone)))
        .collect();
    lines.join("\n")
}

/// `Saturday, March 14, 7:00 pm`.
fn when(speech: Speech, at: Instant, zone: &str) -> String {
    format!(
        "{}, {}",
        speech.weekday_date(at, zone),
        speech.time(at, zone)
    )
}

/// What earlier files may have left in a calendar, to be deleted by hand.
pub fn left_over(whose: Whose, told: Vec<Told>) -> Option<AnyView> {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (calendar, toasts) = (expect_context::<Calendar>(), expect_context::<Toasts>());
    let old = ordered(told.iter().flat_map(Told::old));
    if old.is_empty() {
        return None;
    }
    let (title, note) = match whose {
        Whose::Mine => (w.calendar_old().to_owned(), w.calendar_old_note()),
        Whose::Driver => {
            let to = told.iter().find_map(|told| holder(told, whose));
            let title = match to {
                Some(to) => w.calendar_old_driver_of(&to),
                None => w.calendar_old_driver().to_owned(),
            };
            (title, w.calendar_old_driver_note())
        }
    };
    let list = event_list(speech, old);
    let clear = move |_| {
        let told: Vec<_> = told
            .iter()
            .map(|told| (told.id, told.given.clone()))
            .collect();
        spawn_local(async move {
            if let Err(why) = calendar.clear(whose, &told).await {
                toasts.say(why.words(w));
            }
        });
    };
    let view = view! {
        <Notice tone=Tone::Warm>
            <h2 class="card__title words" dir="auto">{title}</h2>
            <p>{note}</p>
            {list}
            <button type="button" class="button button--quiet" on:click=clear>
                {w.calendar_old_done()}
            </button>
        </Notice>
    };
    Some(view.into_any())
}

/// Whose calendar holds what is left over, where that is certain: the last file went to one person,
/// but what was left over before it may be with another.
fn holder(told: &Told, whose: Whose) -> Option<String> {
    let (last, _) = told.last(whose)?;
    let is_new = told.given.old.iter().all(|event| !last.old.contains(event));
    (is_new && !text::is_blank(&last.to)).then_some(last.to)
}
