//! A ride that is missing, and how long a card that was answered stays before what comes next.

use super::*;

/// In the session, and on the way back: before everything but an answer that is still open.
#[test]
fn a_ride_that_is_missing_comes_first() {
    for place in [Place::InSession, Place::ComingBack] {
        let missing = Facts {
            place,
            ride_is_missing: true,
            was_cancelled: true,
            upcoming: None,
            ..done()
        };
        assert_eq!(next(&missing), Next::RideMissing);
        let open = Facts {
            has_open_answer: true,
            ..missing
        };
        assert_eq!(next(&open), Next::OpenAnswer);
    }
    assert_eq!(Next::RideMissing.card(), None, "it cannot be put off");
}

#[test]
fn what_was_answered_stays_before_what_comes_next() {
    let gate = Next::RideGate(Gate::Asked);
    let none = Next::NoRide { call_clinic: true };
    let missing = Next::RideMissing;
    for (held, next, stays) in [
        (gate, Next::Nothing, true),
        (gate, Next::Rule(Topic::Food), true),
        (Next::Cancelled, gate, true),
        (missing, Next::Nothing, true),
        (gate, gate, false),
        (gate, Next::RideGate(Gate::OneDay), false),
        (gate, none, false),
        (none, gate, false),
        (Next::Cancelled, missing, false),
    ] {
        let found = held.stays_before(next, false);
        assert_eq!(found, stays, "{held:?} {next:?}");
        let found = held.stays_before(next, true);
        assert!(!found, "they have left since: {held:?} {next:?}");
    }
}
