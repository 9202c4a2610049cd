//! A yes of before: it does not come back with a session that is moved back, brought back, or elsewhere.

use domain::ride::{Answer, Gate, GateAnswer, Plan, is_asked_anew};
use domain::session::Session;

use super::START;
use crate::world::*;

/// A session that comes to be as in `after`, with a ride that said yes to START.
#[track_caller]
fn check_asked_anew(before: &Session, after: &Session, typed_place: &str, expected: bool) {
    let told = [GateAnswer {
        gate: Gate::Asked,
        answer: Answer::Yes,
        at: utc("2026-05-01 12:00"),
        session_local: local(START),
    }];
    let plan = Plan {
        pickup_place: typed_place.to_owned(),
        ..Plan::default()
    };
    let found = is_asked_anew(before, after, Some(&plan), &told);
    assert_eq!(found, expected, "{before:?} {after:?}");
}

#[test]
fn a_yes_of_before_does_not_come_back() {
    let first = session(START, NEW_YORK);
    let away = session("2026-05-12 10:00", NEW_YORK);
    let cancelled = Session {
        standing: domain::session::Standing::Cancelled,
        ..first.clone()
    };
    let elsewhere = Session {
        place: "Lake Street".to_owned(),
        ..first.clone()
    };
    let longer = Session {
        length_minutes: first.length_minutes + 30,
        ..first.clone()
    };
    // Moved away nothing counts anyhow; moved back, or brought back, they are asked anew.
    check_asked_anew(&first, &away, "", false);
    check_asked_anew(&away, &first, "", true);
    check_asked_anew(&cancelled, &first, "", true);
    check_asked_anew(&first, &cancelled, "", false);
    // They come to the session's place, unless another was typed.
    check_asked_anew(&first, &elsewhere, "", true);
    check_asked_anew(&first, &elsewhere, "side door", false);
    check_asked_anew(&first, &longer, "", false);
    assert!(!is_asked_anew(&away, &first, None, &[]));
}
