//! The day that may lie in the clear: when it is shown, and whose name is in it.

use chrono::TimeDelta;
use domain::ride::{OpenDay, Person, Standing, comes};
use domain::time::Instant;

use super::person;
use crate::world::*;

/// The day of a session as the clocks of its zone show it: from, dusk, until.
#[track_caller]
fn check(start: &str, minutes: u16, zone: Tz, expected: [&str; 3]) {
    let session = domain::session::Session {
        length_minutes: minutes,
        ..session(start, zone)
    };
    let day = OpenDay::of(&session, &zone);
    let told = [day.from, day.dusk, day.until].map(|at| shown(at, &zone));
    assert_eq!(told, expected, "{start}");
    assert_eq!(day.message, None);
    let second = TimeDelta::seconds(1);
    for (at, is_now, is_dusk) in [
        (day.from - second, false, false),
        (day.from, true, day.from >= day.dusk),
        (day.dusk - second, day.dusk > day.from, false),
        (day.dusk, true, true),
        (day.until - second, true, true),
        (day.until, false, false),
    ] {
        assert_eq!((day.is_now(at), day.is_dusk(at)), (is_now, is_dusk), "{at}");
        assert_eq!(day.is_over(at), at >= day.until, "{at}");
    }
}

#[test]
fn it_lasts_from_midnight_until_the_night_is_over() {
    check(
        "2026-05-10 10:00",
        180,
        NEW_YORK,
        ["2026-05-10 00:00", "2026-05-10 10:00", "2026-05-11 04:00"],
    );
    // What ends in the small hours belongs to the night before.
    check(
        "2026-05-10 22:00",
        300,
        MADRID,
        ["2026-05-10 00:00", "2026-05-10 22:00", "2026-05-11 04:00"],
    );
    check(
        "2026-05-10 22:00",
        480,
        MADRID,
        ["2026-05-10 00:00", "2026-05-10 22:00", "2026-05-12 04:00"],
    );
    check(
        "2026-05-10 00:00",
        120,
        SYDNEY,
        ["2026-05-10 00:00", "2026-05-10 00:00", "2026-05-10 04:00"],
    );
    // The night in which the clocks go back has an hour more.
    check(
        "2026-10-31 15:00",
        120,
        NEW_YORK,
        ["2026-10-31 00:00", "2026-10-31 15:00", "2026-11-01 04:00"],
    );
    // A midnight that is skipped.
    check(
        "2026-09-06 15:00",
        120,
        SANTIAGO,
        ["2026-09-06 01:00", "2026-09-06 15:00", "2026-09-07 04:00"],
    );
}

/// Only who said yes, and still comes, lies in the clear.
#[test]
fn nobody_who_does_not_come_is_named() {
    let at = Instant::UNIX_EPOCH;
    let dana = person("Dana", "555 010 0142");
    for (standing, expected) in [
        (Standing::Nobody, false),
        (Standing::RuledOut, false),
        (Standing::NotAsked, false),
        (Standing::Asked { at }, false),
        (Standing::SaidYes { at }, true),
        (Standing::SaidNo, false),
        (Standing::CalledOff, false),
    ] {
        assert_eq!(comes(&dana, standing).is_some(), expected, "{standing:?}");
        assert_eq!(comes(&Person::default(), standing), None, "{standing:?}");
    }
}
