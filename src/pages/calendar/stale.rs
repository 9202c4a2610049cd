//! Where something changed after a calendar was given it: a word, and the way to put it right.

use super::told::is_stale;
use crate::components::{Notice, Tone};
use crate::routes::Route;
use crate::state::Speech;
use leptos::prelude::*;

/// Stands as long as the patient's own calendar holds what is no longer so. Tracks what it reads.
pub fn stale_notice() -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    is_stale().then(|| {
        view! {
            <Notice tone=Tone::Warm>
                <h2 class="card__title">{w.calendar_stale()}</h2>
                <p>{w.calendar_stale_note()}</p>
                <a class="button button--small" href=Route::WholeCalendar.to_string()>
                    {w.calendar_update()}
                </a>
            </Notice>
        }
        .into_any()
    })
}
