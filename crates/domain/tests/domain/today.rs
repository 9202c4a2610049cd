//! The one next thing: every rank wins once, and the lines below it.

use domain::checklist::Group;
use domain::clinic::Topic;
use domain::clock::{Hour, HourKind, Moment, Source};
use domain::path::Place;
use domain::ride::Gate;
use domain::time::shifted;
use domain::today::{DUE_LINES, Due, Facts, Next, Upcoming, due, next};
use domain::visit::{Ask, Kind, Stage};
use proptest::prelude::*;

use crate::world::*;

mod missing;
mod ranks;
mod rest;
mod visits;

use ranks::everything;

fn upcoming() -> Upcoming {
    Upcoming {
        is_supported: true,
        start: utc("2026-05-10 14:00"),
        is_today: false,
        has_ride: true,
        ride_escalates: false,
        due_gate: None,
        has_intention: true,
        can_be_same: false,
    }
}

/// Everything done, a day and a half before.
fn done() -> Facts<'static> {
    Facts {
        now: utc("2026-05-09 02:00"),
        today: local("2026-05-08 22:00").date(),
        place: Place::Eve,
        has_open_answer: false,
        ride_is_missing: false,
        was_cancelled: false,
        upcoming: Some(upcoming()),
        hours: &[],
        care_check_is_due: false,
        open_rule: None,
        visit: None,
        check_in_is_due: false,
        checklist: None,
        wrote_today: true,
        notes: 0,
        waits: 0,
        copy_is_due: false,
        put_off: &[],
    }
}

fn no_food(at: &str) -> Hour {
    Hour {
        kind: HourKind::NoFood,
        moment: Moment::At(utc(at)),
        source: Source::ClinicSaid { minutes: 360 },
    }
}

#[track_caller]
fn check(facts: &Facts<'_>, first: Next, then: &[Due]) {
    assert_eq!(next(facts), first);
    assert_eq!(due(facts), then);
}

const LIST: Next = Next::Checklist {
    left: 4,
    group: Group::NightBefore,
};
const GATE: Next = Next::RideGate(Gate::OneDay);
const RULE: Next = Next::Rule(Topic::Food);
const ASK: Ask = Ask {
    kind: Kind::Integration,
    stage: Stage::Tomorrow,
    to_say: 0,
};
const VISIT: Next = Next::Visit(ASK);

#[test]
fn lines_below_the_next_thing() {
    let soon = [no_food("2026-05-09 08:00")];
    let mut facts = everything(&soon);
    facts.has_open_answer = false;
    facts.was_cancelled = false;
    facts.care_check_is_due = false;
    facts.open_rule = None;
    facts.visit = None;
    facts.check_in_is_due = false;
    check(
        &facts,
        Next::NoRide { call_clinic: false },
        &[Due::Intention, Due::As(LIST), Due::As(Next::Write)],
    );
    facts.upcoming = facts.upcoming.map(|coming| Upcoming {
        has_ride: true,
        ..coming
    });
    check(
        &facts,
        Next::HourSoon(soon[0]),
        &[Due::As(GATE), Due::Intention, Due::As(LIST)],
    );
    facts.hours = &[];
    facts.open_rule = Some(Topic::Food);
    check(
        &facts,
        GATE,
        &[Due::As(RULE), Due::Intention, Due::As(LIST)],
    );
    // Also where the day before was one, and they still rest from it.
    for place in [Place::Morning, Place::AfterCare, Place::ComingBack] {
        facts.place = place;
        facts.upcoming = facts.upcoming.map(|coming| Upcoming {
            is_today: true,
            start: utc("2026-05-10 02:00"),
            ..coming
        });
        check(&facts, GATE, &[Due::Ready, Due::As(RULE), Due::Intention]);
    }
}

#[test]
fn nothing_is_asked_of_somebody_who_is_still_deciding() {
    for place in [Place::NoSession, Place::Deciding, Place::BeingChecked] {
        let facts = Facts {
            place,
            upcoming: None,
            wrote_today: false,
            open_rule: Some(Topic::Food),
            ..done()
        };
        check(&facts, Next::Nothing, &[]);
        let visit = Facts {
            visit: Some(ASK),
            ..facts
        };
        check(&visit, VISIT, &[]);
    }
}

#[test]
fn no_ride_and_no_yes_in_time() {
    let lost = Upcoming {
        ride_escalates: true,
        due_gate: Some(Gate::OneDay),
        ..upcoming()
    };
    check(
        &Facts {
            upcoming: Some(lost),
            ..done()
        },
        Next::NoRide { call_clinic: true },
        &[Due::As(Next::RideGate(Gate::OneDay))],
    );
    let never = Upcoming {
        has_ride: false,
        ride_escalates: true,
        ..upcoming()
    };
    check(
        &Facts {
            upcoming: Some(never),
            ..done()
        },
        Next::NoRide { call_clinic: true },
        &[],
    );
    // Without a ride there is no gate to ask at.
    let never = Upcoming {
        has_ride: false,
        due_gate: Some(Gate::Asked),
        ..upcoming()
    };
    check(
        &Facts {
            upcoming: Some(never),
            ..done()
        },
        Next::NoRide { call_clinic: false },
        &[],
    );
}

#[track_caller]
fn check_soon(hours: &[Hour], expected: Option<&str>) {
    let found = match next(&Facts { hours, ..done() }) {
        Next::HourSoon(hour) => hour.instant(),
        _ => None,
    };
    assert_eq!(found, expected.map(utc));
}

#[test]
fn an_hour_is_soon_within_twelve() {
    check_soon(&[no_food("2026-05-09 14:00")], Some("2026-05-09 14:00"));
    check_soon(&[no_food("2026-05-09 14:01")], None);
    check_soon(&[no_food("2026-05-09 02:01")], Some("2026-05-09 02:01"));
    check_soon(&[no_food("2026-05-09 02:00")], None);
    check_soon(&[no_food("2026-05-08 23:00")], None);
    check_soon(
        &[
            no_food("2026-05-09 12:00"),
            no_food("2026-05-09 03:00"),
            no_food("2026-05-09 01:00"),
        ],
        Some("2026-05-09 03:00"),
    );
    let ask = |floor| Hour {
        moment: Moment::Ask { floor },
        ..no_food("2026-05-09 03:00")
    };
    check_soon(&[ask(None)], None);
    check_soon(
        &[ask(Some(utc("2026-05-09 03:00")))],
        Some("2026-05-09 03:00"),
    );
}

#[test]
fn nothing_is_asked_of_somebody_in_or_after_a_session() {
    let busy = Facts {
        now: utc("2026-05-10 15:00"),
        place: Place::InSession,
        upcoming: Some(Upcoming {
            has_ride: false,
            ride_escalates: true,
            due_gate: Some(Gate::ThreeHours),
            has_intention: false,
            ..upcoming()
        }),
        checklist: Some((Group::After, 7)),
        wrote_today: false,
        ..done()
    };
    check(&busy, Next::Nothing, &[]);
    let pickup = [no_food("2026-05-10 17:00")];
    check(
        &Facts {
            hours: &pickup,
            ..busy
        },
        Next::HourSoon(pickup[0]),
        &[],
    );
    let back = Facts {
        place: Place::ComingBack,
        upcoming: None,
        ..busy
    };
    check(&back, Next::Nothing, &[Due::After]);
    let days_after = Facts {
        place: Place::DaysAfter { day: 2 },
        checklist: None,
        ..back
    };
    check(&days_after, Next::Write, &[]);
}

#[test]
fn without_staff_beside_the_patient_there_is_no_getting_ready() {
    let home = Upcoming {
        is_supported: false,
        has_ride: false,
        has_intention: false,
        ..upcoming()
    };
    check(
        &Facts {
            upcoming: Some(home),
            ..done()
        },
        Next::Nothing,
        &[],
    );
    let none = Facts {
        upcoming: None,
        place: Place::NoSession,
        wrote_today: false,
        ..done()
    };
    check(&none, Next::Nothing, &[]);
}

#[test]
fn an_intention_is_mentioned_three_days_before() {
    let far = |now| Facts {
        now: utc(now),
        upcoming: Some(Upcoming {
            has_intention: false,
            ..upcoming()
        }),
        ..done()
    };
    check(&far("2026-05-07 13:59"), Next::Nothing, &[]);
    check(&far("2026-05-07 14:00"), Next::Nothing, &[Due::Intention]);
}

proptest! {
    #[test]
    fn the_next_thing_is_not_said_twice(
        has_ride: bool, ride_escalates: bool, gate in prop::option::of(0..4_usize),
        has_intention: bool, left in 0..3_usize, wrote_today: bool, hour in -900..900_i64,
    ) {
        let now = done().now;
        let hours = [Hour { moment: Moment::At(shifted(now, hour)), ..no_food("2026-05-09 03:00") }];
        let facts = Facts {
            upcoming: Some(Upcoming {
                has_ride, ride_escalates, has_intention, due_gate: gate.map(|at| Gate::ALL[at]), ..upcoming()
            }),
            hours: &hours,
            checklist: Some((Group::NightBefore, left)),
            wrote_today,
            ..done()
        };
        let lines = due(&facts);
        prop_assert!(lines.len() <= DUE_LINES);
        prop_assert!(!lines.contains(&Due::As(next(&facts))));
    }
}

#[test]
fn notes_stand_before_everything_and_a_copy_after() {
    let both = Facts {
        notes: 2,
        copy_is_due: true,
        ..done()
    };
    check(&both, Next::Nothing, &[Due::Notes { count: 2 }, Due::Copy]);
    let waiting = Facts {
        waits: 3,
        wrote_today: false,
        ..both
    };
    check(
        &waiting,
        Next::Write,
        &[Due::Notes { count: 2 }, Due::Waits { count: 3 }, Due::Copy],
    );
    let full = Facts {
        upcoming: Some(Upcoming {
            has_intention: false,
            ..upcoming()
        }),
        wrote_today: false,
        checklist: Some((Group::NightBefore, 1)),
        ..both
    };
    let lines = due(&full);
    assert_eq!(lines.first(), Some(&Due::Notes { count: 2 }));
    assert!(
        !lines.contains(&Due::Copy),
        "what comes sooner takes its place"
    );
}
