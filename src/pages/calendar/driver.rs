//! The pick-up, for the calendar of the one who drives.

use super::events::{event_list, left_over};
use super::file::FileButton;
use super::titles;
use super::told::{Told, followed, has_file, ordered};
use crate::routes::Route;
use crate::state::{Calendar, Series, Speech, Whose};
use domain::session::Session;
use domain::text;
use leptos::prelude::*;
use platform::files::Wanted;
use vault::RecordId;

/// What they will see, and the file to send them.
#[component]
pub fn ForDriver(id: RecordId, session: Session) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (calendar, series) = (expect_context::<Calendar>(), expect_context::<Series>());
    let told = followed(move || {
        let place = series.ride(id).map(|ride| ride.pickup_place);
        let place = place.unwrap_or_default();
        let session = series.session(id).unwrap_or_else(|| session.clone());
        let zone = session.zone.clone();
        let title = |at| titles::pick_up(speech, &zone, at, &place);
        let given = calendar.drivers(id, &session, title);
        vec![Told { id, zone, given }]
    });
    let title = move || {
        let name = told.with(|told| told.first().map(|told| told.given.to.clone()));
        let name = name.unwrap_or_default();
        match text::is_blank(&name) {
            true => w.calendar_driver_nobody().to_owned(),
            false => w.calendar_driver(&name),
        }
    };
    let has_file = move || told.with(|told| has_file(told));
    let is_empty = move || told.with(|told| told.iter().all(|told| told.given.events.is_empty()));
    let lacks = move || {
        let is_planned = series
            .session(id)
            .is_some_and(|session| session.is_planned());
        (is_planned && is_empty()).then(|| {
            let words = match series.ride(id) {
                None => w.calendar_no_ride(),
                Some(ride) if ride.pickup.is_none() => w.ride_no_time(),
                Some(_) => w.calendar_no_pick_up(),
            };
            view! {
                <p>{words}</p>
                <a class="button button--quiet" href=Route::Ride(id.to_string()).to_string()>
                    {w.ride_title()}
                </a>
            }
        })
    };
    view! {
        <section class="card">
            <h2 class="card__title words" dir="auto">{title}</h2>
            {lacks}
            {move || {
                has_file()
                    .then(|| {
                        view! {
                            <p class="note">{w.calendar_driver_note()}</p>
                            {move || event_list(speech, ordered(told.get().iter().flat_map(Told::events)))}
                            <FileButton
                                whose=Whose::Driver
                                wanted=Wanted::Elsewhere
                                name=w.calendar_file_driver()
                                told
                            />
                        }
                    })
            }}
        </section>
        {move || left_over(Whose::Driver, told.get())}
    }
}
