//! How the ride stands, in a few words for a row of another screen.

use crate::state::{Series, Speech};
use domain::ride::{self, Answer};
use domain::session::Session;
use leptos::prelude::*;
use vault::RecordId;

/// `Dana said yes`, tracked.
pub fn state_words(id: RecordId, session: &Session) -> String {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let Some(ride) = series.ride(id) else {
        return w.plan_ride_none().to_owned();
    };
    if series.is_ride_ruled_out(id) {
        return w.ride_way_car_no().to_owned();
    }
    let (name, answers) = (ride.person.name, series.answers(id));
    if ride::has_said_yes(session, &answers) {
        return w.plan_ride_yes(&name);
    }
    match series.last_said(id, session).map(|said| said.answer) {
        Some(answer) if answer.is_refusal() => w.plan_ride_no(&name),
        Some(Answer::Asked | Answer::Yes) => w.plan_ride_asked(&name),
        _ => w.plan_ride_not_asked(&name),
    }
}
