//! What the titles say: never the medicine, the clinic, or what the app is for.

use crate::pages::hours::place_name;
use crate::state::{Day, Speech, Tongue, zone};
use domain::clock::Substance;
use domain::reminder::{Reminder, Thing};
use domain::ride::Promise;
use domain::text;
use domain::time::Instant;
use leptos::prelude::*;

/// The title of an event of a session or visit in `there`. Where it rings ahead, the title says when the
/// thing itself is. Tracks where the patient is.
pub fn title<Id>(
    speech: Speech,
    there: &str,
    is_discreet: bool,
    reminder: &Reminder<Id>,
) -> String {
    let w = speech.words();
    if is_discreet {
        return w.calendar_reminder().to_owned();
    }
    words_of(speech, there, reminder, reminder.rings == reminder.due)
}

/// The same, read at another time than it rang: it always says when the thing itself is. Tracks where the
/// patient is.
pub fn late_title<Id>(speech: Speech, there: &str, reminder: &Reminder<Id>) -> String {
    // In the app nothing is hidden from who looks over a shoulder at a calendar.
    if reminder.thing == Thing::NoAlcohol(Substance::Both) {
        let due = both_times(speech, reminder.due, there);
        return speech.words().calendar_alcohol_cannabis_at(&due);
    }
    words_of(speech, there, reminder, false)
}

fn words_of<Id>(speech: Speech, there: &str, reminder: &Reminder<Id>, is_now: bool) -> String {
    let w = speech.words();
    let due = both_times(speech, reminder.due, there);
    let limit = |now: &str, at: String| if is_now { now.to_owned() } else { at };
    let words = match reminder.thing {
        Thing::NoAlcohol(Substance::Both | Substance::Alcohol) => {
            limit(w.calendar_alcohol(), w.calendar_alcohol_at(&due))
        }
        Thing::NoAlcohol(Substance::Cannabis) => {
            limit(w.calendar_limit(), w.calendar_limit_at(&due))
        }
        Thing::NoFood => limit(w.calendar_food(), w.calendar_food_at(&due)),
        Thing::NoDrink => limit(w.calendar_drink(), w.calendar_drink_at(&due)),
        Thing::LeaveHome => limit(w.calendar_leave(), w.calendar_leave_at(&due)),
        Thing::Arrive => w.calendar_arrive_at(&due),
        Thing::Session | Thing::Visit | Thing::VisitSoon => w.calendar_appointment(&due),
        Thing::Ride(_) if reminder.asks => w.calendar_ride_who().to_owned(),
        Thing::Ride(_) => w.calendar_ride().to_owned(),
    };
    let more = match reminder.thing {
        Thing::NoAlcohol(_) if reminder.asks => w.calendar_ask_earlier(),
        // That the limit is on more than alcohol is nobody else's business.
        Thing::NoAlcohol(Substance::Both) => w.calendar_see_hours(),
        Thing::LeaveHome if reminder.asks => w.calendar_ask_arrive(),
        _ => return words,
    };
    text::sentences(&words, more)
}

/// When it is by the clock of a session or visit, and by the patient's own where that shows another time.
fn both_times(speech: Speech, at: Instant, there: &str) -> String {
    let time = speech.weekday_time(at, there);
    let here = zone(there).and_then(|zone| expect_context::<Day>().elsewhere(at, zone));
    match here {
        Some(here) => {
            let here = speech.weekday_time(at, &here);
            let words = speech.words();
            words.calendar_both_times(&time, &place_name(there), &here)
        }
        None => time,
    }
}

/// The title of the event for the one who drives, in their language: the pick-up is an hour after it
/// begins. Before they said yes it says that it is not agreed.
pub fn pick_up(tongue: &Tongue, zone: &str, at: Instant, place: &str, promise: Promise) -> String {
    let w = tongue.words();
    let at = tongue.weekday_time(at, zone);
    let words = match place.trim() {
        "" => w.calendar_pick_up(&at),
        place => w.calendar_pick_up_at(&at, place),
    };
    match promise {
        Promise::Agreed => words,
        Promise::Open => text::sentences(&words, w.calendar_not_agreed()),
    }
}
