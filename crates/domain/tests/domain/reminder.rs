//! Reminders: what is told, when it rings, and the one thing to catch up with.

mod outside;

use domain::clinic::{Rule, Rules};
use domain::clock::Substance;
use domain::reminder::{Planned, Reminder, Thing, Visit, reminders};
use domain::ride::{Answer, Gate, GateAnswer, Plan, Way};
use domain::session::{Session, Setting, Standing};
use domain::time::Instant;

use crate::clock::{ride, rules, said};
use crate::world::*;

mod clocks;
mod laws;
mod missed;
mod quiet;
mod rides;

/// Long before everything.
const LONG_BEFORE: &str = "2026-01-01 00:00";

type Told = Planned<&'static str, Tz>;
type Series = Vec<Told>;

fn planned(id: &'static str, session: Session) -> Told {
    Planned {
        id,
        zone: zone_of(&session.zone),
        session,
        ride: None,
        answers: Vec::new(),
    }
}

/// One session on Sunday, May 10, at 10 am in New York, three hours long.
fn sunday() -> Series {
    vec![planned("a", session("2026-05-10 10:00", NEW_YORK))]
}

fn zone_of(name: &str) -> Tz {
    Tz(name.parse().expect(name))
}

fn name(thing: Thing) -> &'static str {
    match thing {
        Thing::NoAlcohol(Substance::Both) => "dry",
        Thing::NoAlcohol(Substance::Alcohol) => "alcohol",
        Thing::NoAlcohol(Substance::Cannabis) => "cannabis",
        Thing::NoFood => "food",
        Thing::NoDrink => "drink",
        Thing::LeaveHome => "leave",
        Thing::Arrive => "arrive",
        Thing::Session => "session",
        Thing::Ride(Some(Gate::Asked)) => "ride-ask",
        Thing::Ride(Some(Gate::ThreeDays)) => "ride-3d",
        Thing::Ride(Some(Gate::OneDay)) => "ride-1d",
        Thing::Ride(Some(Gate::ThreeHours)) => "ride-3h",
        Thing::Ride(None) => "ride-call",
        Thing::Visit => "visit",
        Thing::VisitSoon => "visit-soon",
    }
}

/// `a food 09 19:00 for 10 04:00`; with a question mark where it asks; `for` only where it rings
/// at another time.
fn written(reminder: &Reminder<&str>, zone: Tz) -> String {
    let at = |instant: Instant| shown(instant, &zone)[8..].to_owned();
    let Reminder {
        of,
        thing,
        due,
        rings,
        asks,
        ..
    } = reminder;
    let asks = if *asks { "?" } else { "" };
    let due = match due == rings {
        true => String::new(),
        false => format!(" for {}", at(*due)),
    };
    format!("{of} {}{asks} {}{due}", name(*thing), at(*rings))
}

fn all(series: &[Told], rules: &Rules, now: &str) -> Vec<Reminder<&'static str>> {
    reminders(series, &[], rules, false, utc(now), None)
}

#[track_caller]
fn check(series: &[Told], rules: &Rules, expected: &[&str]) {
    check_at(LONG_BEFORE, series, rules, false, expected);
}

#[track_caller]
fn check_at(now: &str, series: &[Told], rules: &Rules, at_night: bool, expected: &[&str]) {
    let found = reminders(series, &[], rules, at_night, utc(now), None);
    let found: Vec<_> = found
        .iter()
        .map(|reminder| written(reminder, NEW_YORK))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn what_begins_is_told_and_what_ends_is_not() {
    check(
        &sunday(),
        &rules(),
        &[
            "a ride-3d? 07 10:00",
            "a dry 08 10:00",
            "a ride-1d? 09 10:00",
            "a food 09 19:00 for 10 04:00",
            "a session 09 19:00 for 10 10:00",
            "a ride-3h? 10 07:00",
            "a drink 10 08:00",
            "a leave 10 09:20",
        ],
    );
}

#[test]
fn what_nobody_has_told_is_not_guessed() {
    // A floor is a moment: then the reminder asks.
    check(
        &sunday(),
        &Rules::default(),
        &[
            "a ride-3d? 07 10:00",
            "a dry? 09 10:00",
            "a ride-1d? 09 10:00",
            "a session 09 19:00 for 10 10:00",
            "a ride-3h? 10 07:00",
            "a leave? 10 09:30",
        ],
    );
    let mut no_travel = sunday();
    no_travel[0].session.travel_minutes = None;
    let nothing_for_me = Rules {
        alcohol: said(48 * 60),
        cannabis: said(24 * 60),
        food: Rule::NotForMe,
        drink: Rule::Ask,
        arrive_early: said(20),
        ..Rules::default()
    };
    // Arriving is told before one is there.
    check(
        &no_travel,
        &nothing_for_me,
        &[
            "a ride-3d? 07 10:00",
            "a alcohol 08 10:00",
            "a cannabis 09 10:00",
            "a ride-1d? 09 10:00",
            "a arrive 09 19:00 for 10 09:40",
            "a session 09 19:00 for 10 10:00",
            "a ride-3h? 10 07:00",
        ],
    );
}

#[test]
fn what_is_cancelled_or_at_home_or_over_has_none() {
    let without = |change: fn(&mut Session)| {
        let mut series = sunday();
        change(&mut series[0].session);
        check(&series, &rules(), &[]);
    };
    without(|session| session.standing = Standing::Cancelled);
    without(|session| session.setting = Setting::Home);
    without(|session| session.setting = Setting::Unlicensed);
    check_at("2026-05-10 14:00", &sunday(), &rules(), false, &[]);
    assert!(!all(&sunday(), &rules(), "2026-05-10 13:59").is_empty());
}

#[test]
fn a_visit_is_told_the_evening_before_and_shortly_before() {
    let visits = [
        ("v", "2026-05-09 20:00"),
        ("w", "2026-05-10 04:30"),
        ("y", "2026-05-11 23:30"),
        ("x", "2026-05-12 13:00"),
    ];
    let visits = visits.map(|(id, at)| Visit {
        id,
        at: utc(at),
        zone: NEW_YORK,
    });
    let monday = vec![planned("a", session("2026-05-11 18:00", NEW_YORK))];
    let now = utc("2026-05-09 00:00");
    let found = reminders(&monday, &visits, &Rules::default(), false, now, None);
    let found: Vec<_> = found
        .iter()
        .filter(|reminder| matches!(reminder.thing, Thing::Visit | Thing::VisitSoon))
        .map(|reminder| written(reminder, NEW_YORK))
        .collect();
    assert_eq!(
        found,
        [
            "v visit 08 19:00 for 09 16:00",
            "v visit-soon 09 15:00 for 09 16:00",
            // Half past midnight belongs to the evening before.
            "w visit 09 19:00 for 10 00:30",
            // An hour before it there is a session.
            "y visit 10 19:00 for 11 19:30",
            // In the evening before there is a session.
            "x visit 10 19:00 for 12 09:00",
            "x visit-soon 12 08:00 for 12 09:00",
        ]
    );
}

#[test]
fn the_same_at_the_same_moment_is_said_once() {
    let mut twice = sunday();
    twice.push(planned("b", session("2026-05-10 10:00", NEW_YORK)));
    let once = all(&sunday(), &rules(), LONG_BEFORE);
    assert_eq!(all(&twice, &rules(), LONG_BEFORE), once);
}

#[test]
fn a_series_of_sixty_is_told_in_order() {
    let first = local("2026-01-05 10:00");
    let series: Series = (0..60)
        .map(|week| {
            let local = first + chrono::TimeDelta::days(week * 3);
            planned(
                "a",
                Session {
                    local,
                    ..session("2026-01-05 10:00", MADRID)
                },
            )
        })
        .collect();
    let found = all(&series, &rules(), LONG_BEFORE);
    assert!(found.is_sorted_by_key(|reminder| reminder.rings));
    // Three days apart the first gate falls away for all but the first session.
    assert_eq!(found.len(), 60 * 8 - 59);
}

#[test]
fn numbers_are_permanent_and_tell_things_apart() {
    use Substance::{Alcohol, Both, Cannabis};
    let things = [
        Thing::NoAlcohol(Alcohol),
        Thing::NoAlcohol(Cannabis),
        Thing::NoFood,
        Thing::NoDrink,
        Thing::LeaveHome,
        Thing::Arrive,
        Thing::Session,
        Thing::Ride(Some(Gate::Asked)),
        Thing::Ride(Some(Gate::ThreeDays)),
        Thing::Ride(Some(Gate::OneDay)),
        Thing::Ride(Some(Gate::ThreeHours)),
        Thing::Visit,
        Thing::VisitSoon,
        Thing::Ride(None),
    ];
    let numbers = things.map(Thing::number);
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    assert_eq!(Thing::NoAlcohol(Both).number(), 1);
}
