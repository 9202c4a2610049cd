//! The lines below the one next thing.

use super::super::checklist::group_title;
use super::super::rules::topic_words;
use crate::components::{Glyph, ListRow, list_rows};
use crate::pages::journal::notes_row;
use crate::pages::ride::gate_title;
use crate::pages::visit::visit_words;
use crate::routes::Route;
use crate::state::{Copies, Day, Series, Speech};
use content::Words;
use domain::checklist::Group;
use domain::path::Current;
use domain::today::{Due, Next};
use leptos::prelude::*;
use vault::RecordId;

/// At most three more lines. Tracks what it reads.
pub fn due_lines(lines: Vec<Due>) -> AnyView {
    let w = expect_context::<Speech>().words();
    let rows: Vec<_> = lines.into_iter().filter_map(row).collect();
    (!rows.is_empty())
        .then(|| view! { <section aria-label=w.today_also()>{list_rows(rows)}</section> })
        .into_any()
}

/// A line's row; what has no screen yet has none.
fn row(due: Due) -> Option<ListRow> {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let at_hand = series.at_hand();
    let id = at_hand.map(|id| id.to_string()).unwrap_or_default();
    let (to, glyph, title) = match due {
        Due::As(Next::NoRide { .. }) => {
            let title = w.today_no_ride_title().to_owned();
            (Route::Ride(id), Glyph::Car, title)
        }
        Due::As(Next::RideGate(_)) => {
            let at_hand = at_hand?;
            let name = series.ride(at_hand)?.person.name;
            let standing = series.ride_standing(at_hand, &series.session(at_hand)?);
            (Route::Ride(id), Glyph::Car, gate_title(w, standing, &name))
        }
        Due::As(Next::Rule(topic)) => {
            let to = Route::Rule(topic.slug().to_owned());
            (to, Glyph::Info, topic_words(w, topic)?.ask.to_owned())
        }
        Due::As(Next::Checklist { group, .. }) => {
            let to = checklist_route(&series.current())?;
            (to, Glyph::Plan, checklist_words(w, group))
        }
        Due::As(Next::Visit(_)) => {
            let (id, title) = visit_words()?;
            (Route::Visit(id.to_string()), Glyph::Person, title)
        }
        Due::Again => {
            let title = w.again_title().to_owned();
            (Route::Session(id), Glyph::Car, title)
        }
        Due::As(Next::Write) => {
            let title = w.today_write_title().to_owned();
            (Route::EntryNew, Glyph::Pen, title)
        }
        Due::Intention => {
            let title = w.today_intention_title().to_owned();
            (Route::Intention(id), Glyph::Sunrise, title)
        }
        Due::After => {
            let to = checklist_route(&series.current())?;
            (to, Glyph::Plan, w.today_after().to_owned())
        }
        Due::Notes { count } => return notes_row(count),
        Due::Copy => {
            let now = expect_context::<Day>().now();
            let of_last = expect_context::<Copies>().words(w, now);
            let title = of_last.unwrap_or_else(|| w.today_copy_due().to_owned());
            (Route::Copy, Glyph::Download, title)
        }
        Due::Waits { count } => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            (Route::Wait, Glyph::Clock, w.wait_due(count))
        }
        Due::Ready => {
            let title = w.today_ready_title().to_owned();
            (Route::Ready(id), Glyph::Check, title)
        }
        Due::As(_) => return None,
    };
    Some(ListRow::new(to, glyph, title, ""))
}

/// The checklist that is open now.
pub fn checklist_route(current: &Current<RecordId>) -> Option<Route> {
    let id = current.listed()?;
    Some(Route::Checklist(id.to_string()))
}

/// What a group of the checklist goes by.
pub fn checklist_words(w: Words, group: Group) -> String {
    w.today_checklist_title(group_title(w, group))
}
