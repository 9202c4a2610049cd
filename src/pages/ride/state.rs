//! How the ride stands, in a few words for a row of another screen.

use crate::state::{Series, Session, Speech};
use domain::ride::Standing;
use domain::time::Instant;
use leptos::prelude::*;
use vault::RecordId;

/// `Dana said yes on Thursday`, tracked.
pub fn state_words(id: RecordId, session: &Session) -> String {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let name = series.ride(id).map(|ride| ride.person.name);
    let name = name.unwrap_or_default();
    let day = |at| day_words(at, session);
    match series.ride_standing(id, session) {
        Standing::Nobody => w.plan_ride_none().to_owned(),
        Standing::RuledOut => w.ride_way_car_no().to_owned(),
        Standing::NotAsked => w.plan_ride_not_asked(&name),
        Standing::Asked { at } => w.plan_ride_asked(&name, &day(at)),
        Standing::SaidYes { at } => w.plan_ride_yes(&name, &day(at)),
        Standing::SaidNo => w.plan_ride_no(&name),
        Standing::CalledOff => w.ride_called_off(&name),
    }
}

/// How many days a weekday alone tells which day is meant.
const WEEKDAY_TELLS_DAYS: i64 = 6;

/// The day on which something was said: `Thursday`, with its date once that could be another one.
/// Tracked.
pub fn day_words(at: Instant, session: &Session) -> String {
    let speech = expect_context::<Speech>();
    let now = expect_context::<Series>().now();
    match (now - at).num_days() < WEEKDAY_TELLS_DAYS {
        true => speech.weekday(at, &session.zone),
        false => speech.weekday_date(at, &session.zone),
    }
}
