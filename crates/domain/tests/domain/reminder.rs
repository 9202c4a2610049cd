//! Reminders: what is told, when it rings, and the one thing to catch up with.

use domain::clinic::{Rule, Rules};
use domain::clock::Substance;
use domain::reminder::{Planned, Reminder, Thing, Visit, missed, reminders};
use domain::ride::{Answer, Gate, GateAnswer, Plan};
use domain::session::{Session, Setting, Standing};
use domain::time::Instant;

use crate::clock::{ride, rules, said};
use crate::world::*;

mod laws;

/// Long before everything.
const LONG_BEFORE: &str = "2026-01-01 00:00";

type Series = Vec<Planned<&'static str>>;

fn planned(id: &'static str, session: Session) -> Planned<&'static str> {
    Planned {
        id,
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
        Thing::Ride(Gate::Asked) => "ride-ask",
        Thing::Ride(Gate::ThreeDays) => "ride-3d",
        Thing::Ride(Gate::OneDay) => "ride-1d",
        Thing::Ride(Gate::ThreeHours) => "ride-3h",
        Thing::Visit => "visit",
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

fn all(series: &[Planned<&'static str>], rules: &Rules, now: &str) -> Vec<Reminder<&'static str>> {
    reminders(series, &[], rules, false, utc(now), zone_of)
}

#[track_caller]
fn check(series: &[Planned<&'static str>], rules: &Rules, expected: &[&str]) {
    check_at(LONG_BEFORE, series, rules, false, expected);
}

#[track_caller]
fn check_at(
    now: &str,
    series: &[Planned<&'static str>],
    rules: &Rules,
    at_night: bool,
    expected: &[&str],
) {
    let found = reminders(series, &[], rules, at_night, utc(now), zone_of);
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
fn at_night_only_where_it_was_picked() {
    let early = vec![planned("a", session("2026-05-10 08:00", NEW_YORK))];
    check(
        &early,
        &rules(),
        &[
            "a ride-3d? 07 08:00",
            "a dry 08 08:00",
            "a ride-1d? 09 08:00",
            "a food 09 19:00 for 10 02:00",
            "a ride-3h? 09 19:00 for 10 05:00",
            "a drink 09 19:00 for 10 06:00",
            "a session 09 19:00 for 10 08:00",
            "a leave 10 07:20",
        ],
    );
    check_at(
        LONG_BEFORE,
        &early,
        &rules(),
        true,
        &[
            "a ride-3d? 07 08:00",
            "a dry 08 08:00",
            "a ride-1d? 09 08:00",
            "a session 09 19:00 for 10 08:00",
            "a food 10 02:00",
            "a ride-3h? 10 05:00",
            "a drink 10 06:00",
            "a leave 10 07:20",
        ],
    );
}

/// The evening of a limit at 11 pm is the same day's.
#[test]
fn the_night_has_edges() {
    let at = |hours: u32, minutes: u32| {
        let rules = Rules {
            food: said(hours * 60 + minutes),
            ..Rules::default()
        };
        let found = all(&sunday(), &rules, LONG_BEFORE);
        let food = found
            .iter()
            .find(|reminder| reminder.thing == Thing::NoFood)
            .expect("food");
        written(food, NEW_YORK)
    };
    assert_eq!(at(3, 0), "a food 10 07:00");
    assert_eq!(at(3, 1), "a food 09 19:00 for 10 06:59");
    assert_eq!(at(11, 0), "a food 09 19:00 for 09 23:00");
    assert_eq!(at(12, 0), "a food 09 19:00 for 09 22:00");
    assert_eq!(at(12, 1), "a food 09 21:59");
    assert_eq!(at(15, 0), "a food 09 19:00");
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
fn the_ride_is_asked_about_as_long_as_it_is_open() {
    let mut series = sunday();
    series[0].ride = Some(ride("13:00"));
    let answer = |gate, answer, at: &str| GateAnswer {
        gate,
        answer,
        at: utc(at),
        session_local: local("2026-05-10 10:00"),
    };
    let rides = |series: &Series, now: &str| {
        let found = all(series, &rules(), now);
        let rides = found
            .iter()
            .filter(|reminder| matches!(reminder.thing, Thing::Ride(_)));
        rides
            .map(|reminder| written(reminder, NEW_YORK))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        rides(&series, LONG_BEFORE),
        [
            "a ride-3d? 07 10:00",
            "a ride-1d? 09 10:00",
            "a ride-3h? 10 07:00"
        ]
    );
    series[0].answers = vec![answer(Gate::Asked, Answer::Yes, "2026-05-01 12:00")];
    assert_eq!(
        rides(&series, "2026-05-01 13:00"),
        [
            "a ride-3d 07 10:00",
            "a ride-1d 09 10:00",
            "a ride-3h 10 07:00"
        ]
    );
    // What is due now is there too: it may have been missed.
    assert_eq!(
        rides(&series, "2026-05-07 15:00"),
        [
            "a ride-3d 07 10:00",
            "a ride-1d 09 10:00",
            "a ride-3h 10 07:00"
        ]
    );
    series[0]
        .answers
        .push(answer(Gate::ThreeDays, Answer::Yes, "2026-05-07 15:00"));
    assert_eq!(
        rides(&series, "2026-05-07 16:00"),
        ["a ride-1d 09 10:00", "a ride-3h 10 07:00"]
    );
    assert_eq!(rides(&series, "2026-05-10 12:00"), ["a ride-3h 10 07:00"]);
    // A gate longer than the gap between sessions has fallen away.
    series.push(planned("b", session("2026-05-11 10:00", NEW_YORK)));
    assert_eq!(
        rides(&series, "2026-05-10 12:00"),
        ["a ride-3h 10 07:00", "b ride-3h? 11 07:00"]
    );
}

#[test]
fn nothing_rings_while_somebody_is_with_their_team() {
    let dry = |reminder: &&Reminder<&str>| {
        reminder.of == "b" && matches!(reminder.thing, Thing::NoAlcohol(_))
    };
    let told = |before: Planned<&'static str>, start: &str| {
        let series = vec![before, planned("b", session(start, NEW_YORK))];
        let found = all(
            &series,
            &Rules {
                arrive_early: said(30),
                ..Rules::default()
            },
            LONG_BEFORE,
        );
        written(found.iter().find(dry).expect("dry"), NEW_YORK)
    };
    let saturday = |start: &str| planned("a", session(&format!("2026-05-09 {start}"), NEW_YORK));
    let next = "2026-05-10 10:00";
    // From arrival, half an hour early, to the planned end.
    assert_eq!(told(saturday("10:31"), next), "b dry? 09 10:00");
    assert_eq!(
        told(saturday("10:30"), next),
        "b dry? 08 19:00 for 09 10:00"
    );
    assert_eq!(
        told(saturday("07:01"), next),
        "b dry? 08 19:00 for 09 10:00"
    );
    assert_eq!(told(saturday("07:00"), next), "b dry? 09 10:00");
    // To the pick-up, where one is planned.
    let picked_up = Planned {
        ride: Some(ride("10:30")),
        ..saturday("07:00")
    };
    assert_eq!(told(picked_up, next), "b dry? 08 19:00 for 09 10:00");
    // Wherever it happens.
    let mut at_home = saturday("10:00");
    at_home.session.setting = Setting::Home;
    assert_eq!(told(at_home, next), "b dry? 08 19:00 for 09 10:00");
    let mut cancelled = saturday("10:00");
    cancelled.session.standing = Standing::Cancelled;
    assert_eq!(told(cancelled, next), "b dry? 09 10:00");
    // An evening that is quiet itself is passed over.
    assert_eq!(
        told(saturday("18:00"), "2026-05-11 05:00"),
        "b dry? 08 19:00 for 10 05:00"
    );
    // Not even at night is a session disturbed.
    let series = vec![
        saturday("23:00"),
        planned("b", session("2026-05-11 01:00", NEW_YORK)),
    ];
    let found = reminders(
        &series,
        &[],
        &Rules::default(),
        true,
        utc(LONG_BEFORE),
        zone_of,
    );
    let found = found.iter().find(dry).expect("dry");
    assert_eq!(written(found, NEW_YORK), "b dry? 09 19:00 for 10 01:00");
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
fn a_visit_is_told_the_evening_before() {
    let visits: Vec<_> = ["2026-05-09 20:00", "2026-05-10 04:30", "2026-05-12 13:00"]
        .into_iter()
        .zip(["v", "w", "x"])
        .map(|(at, id)| Visit {
            id,
            at: utc(at),
            zone: "America/New_York".to_owned(),
        })
        .collect();
    let monday = vec![planned("a", session("2026-05-11 18:00", NEW_YORK))];
    let now = utc("2026-05-09 00:00");
    let found = reminders(&monday, &visits, &Rules::default(), false, now, zone_of);
    let found: Vec<_> = found
        .iter()
        .filter(|reminder| reminder.thing == Thing::Visit)
        .map(|reminder| written(reminder, NEW_YORK))
        .collect();
    assert_eq!(
        found,
        [
            "v visit 08 19:00 for 09 16:00",
            // Half past midnight belongs to the evening before.
            "w visit 09 19:00 for 10 00:30",
            // In the evening before there is a session.
            "x visit 10 19:00 for 12 09:00",
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

#[track_caller]
fn check_missed(series: &Series, since: &str, now: &str, expected: Option<&str>) {
    let (since, now) = (format!("2026-05-{since}"), format!("2026-05-{now}"));
    let all = all(series, &rules(), &now);
    let found = missed(&all, utc(&since), utc(&now));
    assert_eq!(
        found.map(|reminder| written(reminder, NEW_YORK)).as_deref(),
        expected
    );
}

/// In UTC; New York is four hours behind.
#[test]
fn of_all_that_was_missed_one_thing_is_told() {
    let series = sunday();
    check_missed(&series, "07 13:00", "07 13:59", None);
    // Nobody was asked yet: Today says so already, and a gate that passed has fallen away.
    check_missed(&series, "07 13:00", "07 14:00", None);
    check_missed(&series, "08 13:00", "08 14:00", Some("a dry 08 10:00"));
    check_missed(&series, "08 14:00", "08 15:00", None);
    check_missed(&series, "08 13:00", "09 13:00", Some("a dry 08 10:00"));
    // Food is more pressing, also the evening before.
    check_missed(
        &series,
        "08 13:00",
        "09 23:30",
        Some("a food 09 19:00 for 10 04:00"),
    );
    check_missed(&series, "10 00:00", "10 12:30", Some("a drink 10 08:00"));
    check_missed(&series, "08 13:00", "10 13:30", Some("a leave 10 09:20"));
    // Once it begins nothing of it matters, and a clock that was set back misses nothing.
    check_missed(&series, "08 13:00", "10 14:00", None);
    check_missed(&series, "09 13:00", "08 15:00", None);
}

#[test]
fn an_open_ride_is_caught_up_with_while_it_is_due() {
    let mut series = sunday();
    series[0].ride = Some(Plan::default());
    series[0].answers = vec![GateAnswer {
        gate: Gate::Asked,
        answer: Answer::Asked,
        at: utc("2026-05-01 12:00"),
        session_local: local("2026-05-10 10:00"),
    }];
    check_missed(&series, "07 13:00", "07 15:00", Some("a ride-3d 07 10:00"));
    check_missed(&series, "07 13:00", "08 13:00", Some("a ride-3d 07 10:00"));
    check_missed(&series, "08 15:00", "09 15:00", Some("a ride-1d 09 10:00"));
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
        Thing::Ride(Gate::Asked),
        Thing::Ride(Gate::ThreeDays),
        Thing::Ride(Gate::OneDay),
        Thing::Ride(Gate::ThreeHours),
        Thing::Visit,
    ];
    let numbers = things.map(Thing::number);
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    assert_eq!(Thing::NoAlcohol(Both).number(), 1);
}
