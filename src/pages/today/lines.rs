//! The lines below the one next thing.

use super::super::checklist::group_title;
use crate::components::{Glyph, Icon};
use crate::routes::Route;
use crate::state::{Copies, Day, Series, Speech};
use content::Words;
use domain::copy::Made;
use domain::ride::Gate;
use domain::time::Instant;
use domain::today::Due;
use leptos::prelude::*;

/// At most three more lines. Tracks what it reads.
pub fn due_lines(lines: Vec<Due>) -> AnyView {
    let w = expect_context::<Speech>().words();
    let (copies, now) = (expect_context::<Copies>(), expect_context::<Day>().now());
    let series = expect_context::<Series>();
    let id = series
        .at_hand()
        .map(|id| id.to_string())
        .unwrap_or_default();
    let person = series
        .at_hand()
        .and_then(|id| series.ride(id))
        .map(|ride| ride.person.name)
        .unwrap_or_default();
    let line = move |due: Due| match due {
        Due::NoRide { .. } => (
            Route::Ride(id.clone()),
            Glyph::Car,
            w.today_no_ride_title().to_owned(),
        ),
        Due::RideGate(Gate::Asked) => (
            Route::Ride(id.clone()),
            Glyph::Car,
            w.today_gate_ask(&person),
        ),
        Due::RideGate(_) => (
            Route::Ride(id.clone()),
            Glyph::Car,
            w.today_gate_still(&person),
        ),
        Due::Checklist { group, .. } => {
            let title = w.today_checklist_title(group_title(w, group));
            (Route::Checklist(id.clone()), Glyph::Plan, title)
        }
        Due::Intention => (
            Route::Intention(id.clone()),
            Glyph::Sunrise,
            w.today_intention_title().to_owned(),
        ),
        Due::Write => (
            Route::EntryNew,
            Glyph::Pen,
            w.today_write_title().to_owned(),
        ),
        Due::Notes { count } => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            (Route::Inbox, Glyph::Journal, w.today_notes_wait(count))
        }
        Due::Copy => (
            Route::Copy,
            Glyph::Download,
            copy_words(w, copies.last(), now),
        ),
    };
    view! {
        <section aria-label=w.today_also()>
            <ul class="list_rows card card--flush" role="list">
                {lines
                    .into_iter()
                    .map(line)
                    .map(|(to, glyph, title)| {
                        view! {
                            <li>
                                <a class="list_row" href=to.to_string()>
                                    <span class="list_row__icon">
                                        <Icon of=glyph />
                                    </span>
                                    <span class="list_row__body">
                                        <span class="list_row__title">{title}</span>
                                    </span>
                                    <Icon of=Glyph::ChevronRight />
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

fn copy_words(w: Words, last: Option<Made>, now: Instant) -> String {
    match last {
        Some(made) => w.today_copy_age((now - made.at).num_days()),
        None => w.today_copy_due().to_owned(),
    }
}
