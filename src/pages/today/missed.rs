//! What rang while nobody was there.

use crate::components::{Notice, Tone};
use crate::pages::calendar;
use crate::state::{Reminders, Series, Speech, Visits};
use domain::path::Place;
use domain::reminder::Thing;
use leptos::prelude::*;

/// The one thing that rang while nobody was there.
pub fn missed_notice() -> Option<AnyView> {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (reminders, series) = (expect_context::<Reminders>(), expect_context::<Series>());
    let missed = reminders.missed()?;
    // From its start until the night is over nobody is asked about the ride to the next one.
    let rests = matches!(
        series.current().place,
        Place::InSession | Place::ComingBack | Place::AfterCare
    );
    if rests && matches!(missed.thing, Thing::Ride(_)) {
        return None;
    }
    let visits = expect_context::<Visits>();
    let zone = series
        .session(missed.of)
        .map(|session| session.zone.clone());
    let zone = zone.or_else(|| Some(visits.visit(missed.of)?.zone.clone()))?;
    let what = calendar::late_title(speech, &zone, &missed);
    let view = view! {
        <Notice tone=Tone::Warm>
            <p>{w.reminders_missed(&what)}</p>
            <button type="button" class="button button--small" on:click=move |_| reminders.forget_missed()>
                {w.reminders_seen()}
            </button>
        </Notice>
    };
    Some(view.into_any())
}
