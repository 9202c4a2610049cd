//! The way to the calendar, from a session or a visit.

use crate::components::{Glyph, Icon};
use crate::routes::Route;
use crate::state::{Calendar, Speech, Whose};
use leptos::prelude::*;
use vault::RecordId;

/// For what lies ahead, and to take out what was given. Tracks what it reads.
pub fn to_calendar(to: &Route, id: RecordId, lies_ahead: bool) -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    let calendar = expect_context::<Calendar>();
    let was_given = [Whose::Mine, Whose::Driver]
        .into_iter()
        .any(|whose| calendar.last(id, whose).is_some());
    let words = match lies_ahead {
        true => w.calendar_title(),
        false => w.calendar_take_out(),
    };
    (lies_ahead || was_given).then(|| {
        view! {
            <a class="button button--outline button--wide" href=to.to_string()>
                <Icon of=Glyph::Calendar />
                {words}
            </a>
        }
        .into_any()
    })
}
