//! Events as they will stand in a calendar, and those that may be left over there.

use crate::components::{Notice, Toasts, Tone};
use crate::state::{Calendar, Speech, Whose};
use domain::calendar::{Event, Given};
use domain::text;
use domain::time::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

/// When, and under which title.
pub fn event_list(speech: Speech, events: &[Event], zone: &str) -> AnyView {
    view! {
        <ol class="events" role="list">
            {events
                .iter()
                .map(|event| {
                    view! {
                        <li class="events__event">
                            <span class="events__when">{when(speech, event.starts, zone)}</span>
                            <span class="events__title words" dir="auto">{event.title.clone()}</span>
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    }
    .into_any()
}

/// The same as lines of text.
pub fn event_lines(speech: Speech, events: &[Event], zone: &str) -> String {
    let lines: Vec<_> = events
        .iter()
        .map(|event| format!("{}: {}", when(speech, event.starts, zone), event.title))
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
pub fn left_over(id: RecordId, whose: Whose, given: Given, zone: &str) -> Option<AnyView> {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (calendar, toasts) = (expect_context::<Calendar>(), expect_context::<Toasts>());
    if given.old.is_empty() {
        return None;
    }
    let (title, note) = match whose {
        Whose::Mine => (w.calendar_old().to_owned(), w.calendar_old_note()),
        Whose::Driver => {
            // The last file went to one person. What was left over before it may be with another.
            let is_new = |last: &Given| given.old.iter().all(|event| !last.old.contains(event));
            let last = calendar.last(id, whose).filter(is_new);
            let to = last.map(|last| last.to);
            let title = match to.filter(|to| !text::is_blank(to)) {
                Some(to) => w.calendar_old_driver_of(&to),
                None => w.calendar_old_driver().to_owned(),
            };
            (title, w.calendar_old_driver_note())
        }
    };
    let list = event_list(speech, &given.old, zone);
    let clear = move |_| {
        let given = given.clone();
        spawn_local(async move {
            if let Err(why) = calendar.clear(id, whose, &given).await {
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
