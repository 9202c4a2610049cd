//! The ride: its form, its pick-up, its gates and when to call the clinic.

mod asked_anew;
mod gates;
mod messages;
mod open;
mod pickup;
mod standing;

use domain::ride::{Draft, Home, Person, Plan, Problem, Reads, There, Way};
use domain::session::Session;

use crate::world::*;

const START: &str = "2026-05-10 10:00";

fn dana(pickup: &str) -> Draft {
    Draft {
        person: person("Dana", "(555) 010-0142"),
        pickup_time: pickup.into(),
        pickup_place: "Side door".into(),
        ..Draft::default()
    }
}

fn person(name: &str, phone: &str) -> Person {
    Person {
        name: name.into(),
        phone: phone.into(),
        ..Person::default()
    }
}

#[test]
fn a_full_form_is_a_plan_as_typed() {
    let draft = Draft {
        person: Person {
            relation: "my sister ".into(),
            is_adult: Some(true),
            reads: Some(Reads::Spanish),
            only_calls: true,
            ..person("Dana", "(555) 010-0142")
        },
        backup: person("Sam ", "911x"),
        way: Way::Person,
        there: Some(There::Transit),
        home: Home {
            stays: "until 8".into(),
            key: "4711#".into(),
            others: "Ana has the dog".into(),
            helps: "Quiet".into(),
            helps_not: "News".into(),
        },
        is_alone: Some(true),
        caller: person("Lee", ""),
        ..dana("13:00")
    };
    let plan = draft.finish(&session(START, NEW_YORK), &NEW_YORK).unwrap();
    assert_eq!(plan.person, draft.person);
    assert_eq!(plan.backup, Some(person("Sam ", "911x")));
    assert_eq!(plan.pickup_place, "Side door");
    assert_eq!(plan.night.caller, Some(person("Lee", "")));
    assert_eq!(
        Draft::from_plan(&plan, &session(START, NEW_YORK), &NEW_YORK),
        draft
    );
}

/// The session's place is suggested, and followed as long as nobody types another.
#[test]
fn the_place_is_that_of_the_session_until_another_is_typed() {
    let session = session(START, NEW_YORK);
    let moved = Session {
        place: "Lake Street".into(),
        ..session.clone()
    };
    for (typed, kept, then) in [
        ("", "", "Lake Street"),
        ("12 Elm Street ", "", "Lake Street"),
        (" Side door", " Side door", "Side door"),
    ] {
        let draft = Draft {
            pickup_place: typed.into(),
            ..dana("13:00")
        };
        let plan = draft.finish(&session, &NEW_YORK).unwrap();
        assert_eq!(plan.pickup_place, kept);
        assert_eq!(plan.place(&moved), then);
    }
    let plan = Plan::default();
    assert_eq!(plan.place(&session), "12 Elm Street");
    assert_eq!(
        Draft::from_plan(&plan, &session, &NEW_YORK).pickup_place,
        "12 Elm Street"
    );
}

#[test]
fn a_backup_takes_over_with_all_that_was_planned() {
    let sam = Person {
        relation: "Uncle".into(),
        is_adult: Some(true),
        reads: Some(Reads::Spanish),
        only_calls: true,
        ..person("Sam", "1")
    };
    let plan = Draft {
        way: Way::Car,
        backup: sam.clone(),
        ..dana("13:00")
    }
    .finish(&session(START, NEW_YORK), &NEW_YORK)
    .unwrap();
    let promoted = plan.promoted().unwrap();
    assert_eq!(promoted.person, sam);
    assert_eq!((promoted.way, promoted.backup.clone()), (Way::Person, None));
    assert_eq!(promoted.pickup, plan.pickup);
    assert_eq!(promoted.promoted(), None);
}

#[track_caller]
fn check(draft: Draft, expected: &[Problem]) {
    let problems = draft
        .finish(&session(START, NEW_YORK), &NEW_YORK)
        .err()
        .unwrap_or_default();
    assert_eq!(problems, expected, "{draft:?}");
}

#[test]
fn all_problems_come_at_once() {
    check(dana(""), &[]);
    check(
        Draft {
            person: person("Dana", "call me maybe"),
            ..dana("13:00")
        },
        &[],
    );
    check(
        Draft {
            person: person(&"🙂".repeat(25_000), ""),
            ..dana("13:00")
        },
        &[],
    );
    check(Draft::default(), &[Problem::NameMissing]);
    check(
        Draft {
            person: person("\u{200b} ", ""),
            backup: person("", "555"),
            caller: person(" ", "555"),
            ..dana("soon")
        },
        &[
            Problem::NameMissing,
            Problem::BackupNameMissing,
            Problem::PickupUnreadable,
            Problem::CallerNameMissing,
        ],
    );
    check(dana("25:00"), &[Problem::PickupUnreadable]);
    check(dana("09:59"), &[Problem::PickupBeforeStart]);
}

#[track_caller]
fn check_pickup(start: &str, length: u16, pickup: &str, expected: Result<&str, Problem>) {
    let session = Session {
        length_minutes: length,
        ..session(start, NEW_YORK)
    };
    let found = dana(pickup).finish(&session, &NEW_YORK);
    let found = found.map(|plan| {
        plan.pickup_local(&session)
            .unwrap()
            .format("%d %H:%M")
            .to_string()
    });
    assert_eq!(
        found,
        expected.map(str::to_owned).map_err(|problem| vec![problem])
    );
}

#[test]
fn a_pickup_follows_the_start_by_half_a_day_at_most() {
    check_pickup(START, 180, "13:00", Ok("10 13:00"));
    check_pickup(START, 180, "10:00", Ok("10 10:00"));
    check_pickup(START, 180, "23:59", Ok("10 23:59"));
    check_pickup(START, 180, "00:30", Ok("11 00:30"));
    check_pickup(START, 180, "01:00", Ok("11 01:00"));
    check_pickup(START, 180, "01:01", Err(Problem::PickupBeforeStart));
    check_pickup("2026-05-10 21:00", 180, "00:15", Ok("11 00:15"));
    check_pickup(
        "2026-05-10 21:00",
        180,
        "12:01",
        Err(Problem::PickupBeforeStart),
    );
    check_pickup("2026-05-10 04:00", 60, "17:01", Err(Problem::PickupTooLate));
    check_pickup("2028-02-28 21:00", 180, "01:00", Ok("29 01:00"));
}

#[test]
fn the_pickup_moves_with_its_session() {
    let plan = dana("13:00")
        .finish(&session(START, NEW_YORK), &NEW_YORK)
        .unwrap();
    let winter = session("2026-12-10 10:00", NEW_YORK);
    assert_eq!(
        plan.pickup_at(&winter, &NEW_YORK),
        Some(utc("2026-12-10 18:00"))
    );
    let later = session("2026-05-10 14:00", NEW_YORK);
    assert_eq!(plan.pickup_at(&later, &NEW_YORK), None);
    assert!(plan.has_stale_pickup(&later, &NEW_YORK));
    assert!(!plan.has_stale_pickup(&winter, &NEW_YORK));
    assert!(!Plan::default().has_stale_pickup(&winter, &NEW_YORK));
}
