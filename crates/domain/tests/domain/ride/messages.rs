//! What there is to write, and when.

use domain::ride::{Answer, Gate, GateAnswer, Message, Person, Plan, evening, messages};
use domain::session::Session;

use super::START;
use crate::world::*;

#[track_caller]
fn check(
    now: &str,
    answer: Option<Answer>,
    has_left: bool,
    has_caller: bool,
    expected: &[Message],
) {
    let session = session(START, NEW_YORK);
    let answers: Vec<_> = answer
        .into_iter()
        .map(|answer| GateAnswer {
            gate: Gate::Asked,
            answer,
            at: utc("2026-05-01 10:00"),
            session_local: session.local,
        })
        .collect();
    let mut plan = Plan::default();
    plan.night.caller = has_caller.then(Person::default);
    let found = messages(&session, &plan, &answers, has_left, utc(now), &NEW_YORK);
    assert_eq!(found, expected, "{now} {answer:?}");
}

#[test]
fn asking_comes_before_and_the_door_after() {
    use Message::{Ask, Home, Late, Ready, Still, Tonight};
    let before = "2026-05-09 14:00";
    check(before, None, false, false, &[Ask]);
    check(before, Some(Answer::Asked), false, false, &[Ask]);
    check(before, Some(Answer::No), false, true, &[Ask, Tonight]);
    check(before, Some(Answer::CalledOff), false, false, &[Ask]);
    check(before, Some(Answer::Yes), false, true, &[Still, Tonight]);
    check(
        "2026-05-10 13:59",
        Some(Answer::Yes),
        false,
        false,
        &[Still],
    );
    for at in ["2026-05-10 14:00", "2026-05-10 16:59"] {
        check(at, Some(Answer::Yes), false, false, &[Ready, Late]);
        check(at, Some(Answer::Yes), true, false, &[Home]);
    }
    for at in ["2026-05-10 17:00", "2026-05-11 00:00"] {
        check(at, Some(Answer::Yes), false, false, &[Ready, Late, Home]);
        check(at, None, false, true, &[Ready, Late, Home, Tonight]);
        check(at, Some(Answer::Yes), true, false, &[Home]);
    }
    check("2026-05-11 05:00", Some(Answer::Yes), true, true, &[]);
}

#[track_caller]
fn check_evening(start: &str, length: u16, now: &str, expected: (&str, bool, &[&str])) {
    let session = Session {
        length_minutes: length,
        ..session(start, NEW_YORK)
    };
    let found = evening(&session, utc(now), &NEW_YORK);
    let calls: Vec<_> = found.calls.iter().map(|at| shown(*at, &NEW_YORK)).collect();
    let calls: Vec<_> = calls.iter().map(|at| &at[11..]).collect();
    let on = shown(found.at, &NEW_YORK);
    assert_eq!((&on[..10], found.is_today, &calls[..]), expected, "{now}");
}

#[test]
fn calls_are_asked_for_on_the_evening_after() {
    let both: &[&str] = &["19:00", "22:00"];
    let day = "2026-05-10";
    // Days before, on the day, and past midnight of the day before.
    check_evening(START, 180, "2026-05-06 12:00", (day, false, both));
    check_evening(START, 180, "2026-05-10 12:00", (day, true, both));
    check_evening(START, 180, "2026-05-10 07:00", (day, false, both));
    // Not while the session goes on, and not at an hour that has passed.
    check_evening(
        "2026-05-10 16:00",
        180,
        "2026-05-06 12:00",
        (day, false, both),
    );
    check_evening(
        "2026-05-10 16:01",
        180,
        "2026-05-06 12:00",
        (day, false, &["22:00"]),
    );
    check_evening(
        "2026-05-10 19:30",
        180,
        "2026-05-06 12:00",
        (day, false, &[]),
    );
    check_evening(START, 180, "2026-05-10 23:00", (day, true, &["22:00"]));
    check_evening(START, 180, "2026-05-11 03:00", (day, true, &[]));
    // The evening of the day on which it ends, though it is past midnight.
    check_evening(
        "2026-05-10 22:00",
        180,
        "2026-05-10 12:00",
        (day, true, &[]),
    );
}

#[test]
fn each_has_a_name_of_its_own() {
    for message in Message::ALL {
        assert_eq!(Message::from_slug(message.slug()), Some(message));
    }
    assert_eq!(Message::from_slug("hello"), None);
}
