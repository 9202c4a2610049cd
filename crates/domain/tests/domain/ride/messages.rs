//! What there is to write, and when.

use domain::ride::{Message, Person, Plan, Standing, evening, messages, plain};
use domain::session::Session;

use super::START;
use crate::world::*;

#[track_caller]
fn check(now: &str, standing: Standing, has_left: bool, has_caller: bool, expected: &[Message]) {
    let session = session(START, NEW_YORK);
    let mut plan = Plan::default();
    plan.night.caller = has_caller.then(Person::default);
    let plan = (standing != Standing::Nobody).then_some(&plan);
    let found = messages(&session, plan, standing, has_left, utc(now), &NEW_YORK);
    assert_eq!(found, expected, "{now} {standing:?}");
}

#[test]
fn asking_comes_before_and_the_door_after() {
    use Message::{Ask, Home, Late, Nobody, Ready, Still, Tonight};
    let at = utc("2026-05-01 10:00");
    let (yes, asked) = (Standing::SaidYes { at }, Standing::Asked { at });
    let none = [
        Standing::Nobody,
        Standing::RuledOut,
        Standing::SaidNo,
        Standing::CalledOff,
    ];
    let before = "2026-05-09 14:00";
    check(before, Standing::NotAsked, false, false, &[Ask]);
    check(before, asked, false, true, &[Ask, Tonight]);
    check(before, yes, false, true, &[Still, Tonight]);
    for standing in none {
        check(before, standing, false, false, &[Nobody]);
    }
    check("2026-05-10 13:59", yes, false, false, &[Still]);
    for at in ["2026-05-10 14:00", "2026-05-10 16:59"] {
        check(at, yes, false, false, &[Ready, Late]);
        check(at, yes, true, false, &[Home]);
    }
    for at in ["2026-05-10 17:00", "2026-05-11 00:00"] {
        check(at, yes, false, false, &[Ready, Late, Home]);
        check(at, yes, false, true, &[Ready, Late, Home, Tonight]);
        check(at, yes, true, false, &[Home]);
    }
    // At the clinic without a yes: who may still come is asked, and the clinic is told.
    for at in ["2026-05-10 14:00", "2026-05-10 17:00"] {
        check(at, Standing::NotAsked, false, false, &[Ask, Ready]);
        check(at, asked, false, true, &[Ask, Ready, Tonight]);
        check(at, asked, true, false, &[]);
        for standing in none {
            check(at, standing, false, false, &[Ready]);
            check(at, standing, true, false, &[]);
        }
    }
    check("2026-05-11 05:00", yes, true, true, &[]);
}

/// No sign is left at which a message app cuts, and no word grows together with another.
#[test]
fn signs_that_cut_a_message_off_become_words() {
    for (typed, and, number, expected) in [
        (
            "5th & Pine, side door",
            "and",
            "no.",
            "5th and Pine, side door",
        ),
        ("5th&Pine", "and", "no.", "5th and Pine"),
        ("Sol & Luna", "y", "n.º", "Sol y Luna"),
        ("Apt #4", "and", "no.", "Apt no. 4"),
        ("Piso#4", "y", "n.º", "Piso n.º 4"),
        ("&", "and", "no.", "and"),
        ("A &", "and", "no.", "A and"),
        ("&&", "and", "no.", "and and"),
        ("1 + 1 = 2? 50 %", "and", "no.", "1 + 1 = 2? 50 %"),
        ("", "and", "no.", ""),
    ] {
        assert_eq!(plain(typed, and, number), expected, "{typed}");
    }
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

/// In Nuuk the clocks changed at 10 pm.
#[test]
fn a_call_at_an_hour_that_changes_is_the_later_one() {
    const NUUK: Tz = Tz(chrono_tz::America::Nuuk);
    let calls = |start: &str, now: &str| {
        let session = Session {
            length_minutes: 60,
            ..session(start, NUUK)
        };
        let calls = evening(&session, utc(now), &NUUK).calls.into_iter();
        calls
            .map(|at| at.format("%d %H:%M").to_string())
            .collect::<Vec<_>>()
    };
    let (back, forward) = ("2022-10-29 17:00", "2022-03-26 17:00");
    assert_eq!(calls(back, "2022-10-29 12:00"), ["29 21:00", "30 01:00"]);
    // The first ten has passed, the second has not.
    assert_eq!(calls(back, "2022-10-30 00:30"), ["30 01:00"]);
    assert_eq!(calls(forward, "2022-03-26 12:00"), ["26 22:00", "27 01:00"]);
}

#[test]
fn each_has_a_name_of_its_own() {
    for message in Message::ALL {
        assert_eq!(Message::from_slug(message.slug()), Some(message));
    }
    assert_eq!(Message::from_slug("hello"), None);
}
