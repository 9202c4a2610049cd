//! *Same as last time?*: the ride that goes along, what is different, and the five lines.

use domain::again::{Change, LINES, Line, changes, lines, ride};
use domain::clock::{Hour, HourKind, Moment, Source};
use domain::ride::{Draft, Person, Plan, Way};
use domain::session::{Medicine, Session};

use crate::world::*;

fn plan(pickup: Option<&str>) -> Plan {
    let typed = Draft {
        person: Person {
            name: "Dana Reyes".into(),
            phone: "(555) 010-0142".into(),
            relation: "Sister".into(),
            ..Person::default()
        },
        backup: Person {
            name: "Sam".into(),
            ..Person::default()
        },
        way: Way::Escort,
        pickup_place: " Front door ".into(),
        ..Draft::default()
    };
    let plan = typed.finish(&session("2026-05-10 10:00", NEW_YORK), &NEW_YORK);
    Plan {
        pickup: pickup.map(|time| time.parse().expect("a time")),
        ..plan.expect("a plan")
    }
}

/// The pick-up of the last session, and what it becomes for this one.
#[track_caller]
fn check_ride(last: &str, pickup: Option<&str>, this: &str, expected: Option<&str>) {
    let (last, this) = (session(last, NEW_YORK), session(this, NEW_YORK));
    assert_eq!(ride(&last, &plan(pickup), &this), plan(expected));
}

#[test]
fn people_and_place_go_along_and_the_pickup_keeps_its_distance() {
    let last = "2026-05-10 10:00";
    let noon = Some("13:00:00");
    check_ride(last, noon, "2026-05-17 10:00", noon);
    check_ride(last, noon, "2026-05-17 14:30", Some("17:30:00"));
    check_ride(last, noon, "2026-05-17 22:00", Some("01:00:00"));
    check_ride(last, None, "2026-05-17 14:30", None);
    // Past midnight, and over summer time: what the clinic's clock shows counts.
    check_ride(
        "2026-05-10 22:00",
        Some("01:00:00"),
        "2026-05-17 09:00",
        Some("12:00:00"),
    );
    check_ride("2026-03-01 10:00", noon, "2026-03-08 10:00", noon);
    // One that no longer fitted its own session is asked anew.
    check_ride(
        "2026-05-10 10:00",
        Some("09:00:00"),
        "2026-05-17 10:00",
        None,
    );
}

#[test]
fn a_pickup_that_cannot_be_of_a_short_session_is_asked_anew() {
    let last = Session {
        length_minutes: 1440,
        ..session("2026-05-10 10:00", NEW_YORK)
    };
    let this = Session {
        length_minutes: 60,
        ..session("2026-05-17 10:00", NEW_YORK)
    };
    assert_eq!(ride(&last, &plan(Some("09:30:00")), &this), plan(None));
}

#[track_caller]
fn check_changes(this: Session, expected: &[Change]) {
    assert_eq!(
        changes(&session("2026-05-10 10:00", NEW_YORK), &this),
        expected
    );
}

#[test]
fn only_what_is_different_is_said() {
    let this = session("2026-05-17 10:00", NEW_YORK);
    check_changes(this.clone(), &[]);
    check_changes(
        Session {
            place: " 12 Elm Street\n".into(),
            travel_minutes: None,
            ..this.clone()
        },
        &[],
    );
    check_changes(session("2026-05-17 10:30", NEW_YORK), &[Change::Start]);
    check_changes(
        Session {
            place: String::new(),
            length_minutes: 60,
            medicine: Medicine::Spravato,
            ..session("2026-05-17 08:00", NEW_YORK)
        },
        &[
            Change::Start,
            Change::Place,
            Change::Length,
            Change::Medicine,
        ],
    );
}

fn hour(kind: HourKind, is_known: bool) -> Hour {
    let moment = if is_known {
        Moment::At(utc("2026-05-17 08:00"))
    } else {
        Moment::Ask { floor: None }
    };
    Hour {
        kind,
        moment,
        source: Source::Plan,
    }
}

#[test]
fn five_lines_at_most_with_the_ride_first() {
    let [food, leave] = [HourKind::NoFood, HourKind::LeaveHome].map(|kind| hour(kind, true));
    let hours = [
        hour(HourKind::NoDrink, false),
        food,
        leave,
        hour(HourKind::Session, true),
        hour(HourKind::NoDriving, true),
    ];
    assert_eq!(lines(&[], &[]), [Line::Ride, Line::Bag]);
    assert_eq!(
        lines(&[], &hours),
        [Line::Ride, Line::Hour(food), Line::Hour(leave), Line::Bag]
    );
    assert_eq!(
        lines(&[Change::Start, Change::Place], &hours),
        [
            Line::Ride,
            Line::Changed(Change::Start),
            Line::Changed(Change::Place),
            Line::Hour(food),
            Line::Bag,
        ]
    );
    let all = [
        Change::Start,
        Change::Place,
        Change::Length,
        Change::Medicine,
    ];
    let found = lines(&all, &hours);
    assert_eq!(found.len(), LINES);
    assert_eq!(found[0], Line::Ride);
    assert!(
        all.iter()
            .all(|change| found.contains(&Line::Changed(*change)))
    );
}
