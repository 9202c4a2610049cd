//! Every rank wins once, every overlap of two, and what silences them.

use domain::today::{Card, PutOff};

use super::*;

/// A rank, and how it is taken out of the facts.
type Rank = (Next, fn(&mut Facts<'_>));

/// Each rank in order. No two of *no ride* and *ride gate* hold at once: the ride is planned when the
/// first is taken out.
fn ranks() -> [Rank; 11] {
    let soon = no_food("2026-05-09 08:00");
    [
        (Next::OpenAnswer, |facts| facts.has_open_answer = false),
        (Next::Cancelled, |facts| facts.was_cancelled = false),
        (Next::NoRide { call_clinic: false }, |facts| {
            facts.upcoming = facts.upcoming.map(|coming| Upcoming {
                has_ride: true,
                ..coming
            });
        }),
        (Next::HourSoon(soon), |facts| facts.hours = &[]),
        (Next::CareCheck, |facts| facts.care_check_is_due = false),
        (GATE, |facts| {
            facts.upcoming = facts.upcoming.map(|coming| Upcoming {
                due_gate: None,
                ..coming
            });
        }),
        (RULE, |facts| facts.open_rule = None),
        (VISIT, |facts| facts.visit = None),
        (Next::CheckIn, |facts| facts.check_in_is_due = false),
        (LIST, |facts| {
            facts.checklist = Some((Group::NightBefore, 0))
        }),
        (Next::Write, |facts| facts.wrote_today = true),
    ]
}

/// Everything is true at once.
pub fn everything(soon: &[Hour]) -> Facts<'_> {
    Facts {
        has_open_answer: true,
        was_cancelled: true,
        upcoming: Some(Upcoming {
            has_ride: false,
            due_gate: Some(Gate::OneDay),
            has_intention: false,
            ..upcoming()
        }),
        hours: soon,
        care_check_is_due: true,
        open_rule: Some(Topic::Food),
        visit: Some(ASK),
        check_in_is_due: true,
        checklist: Some((Group::NightBefore, 4)),
        wrote_today: false,
        ..done()
    }
}

#[test]
fn every_rank_wins_over_all_below_it() {
    let soon = [no_food("2026-05-09 08:00")];
    let mut facts = everything(&soon);
    for (rank, take_out) in ranks() {
        assert_eq!(next(&facts), rank);
        take_out(&mut facts);
    }
    check(&facts, Next::Nothing, &[Due::Intention]);
    check(&done(), Next::Nothing, &[]);
}

/// Every two ranks at once: the higher one is the next thing, the lower one a line.
#[test]
fn every_overlap_of_two() {
    let soon = [no_food("2026-05-09 08:00")];
    for (high, _) in ranks() {
        for (low, _) in ranks()
            .into_iter()
            .skip_while(|(rank, _)| *rank != high)
            .skip(1)
        {
            let mut facts = everything(&soon);
            facts.upcoming = Some(Upcoming {
                has_intention: true,
                ..facts.upcoming.expect("a session")
            });
            for (rank, take_out) in ranks() {
                // With a ride there is a gate; without one there is none.
                if rank != high && rank != low {
                    take_out(&mut facts);
                }
            }
            let is_gate_without_ride = matches!(high, Next::NoRide { .. }) && low == GATE;
            let has_a_line = !is_gate_without_ride && !matches!(low, Next::HourSoon(_));
            let lines = if has_a_line {
                vec![Due::As(low)]
            } else {
                Vec::new()
            };
            check(&facts, high, &lines);
        }
    }
}

#[test]
fn not_today_holds_until_four_in_the_morning_and_never_for_safety() {
    let soon = [no_food("2026-05-09 08:00")];
    let on = done().today;
    let all: Vec<_> = Card::ALL.map(|card| PutOff { card, on }).to_vec();
    let mut facts = Facts {
        put_off: &all,
        copy_is_due: true,
        notes: 1,
        ..everything(&soon)
    };
    for (rank, take_out) in ranks() {
        let found = next(&facts);
        let expected = if rank.card().is_some() {
            Next::Nothing
        } else {
            rank
        };
        assert_eq!(found, expected);
        take_out(&mut facts);
    }
    assert_eq!(
        due(&facts),
        [Due::Notes { count: 1 }, Due::Intention, Due::Copy]
    );
    // The next day all of it is back.
    let facts = Facts {
        today: on.succ_opt().expect("a day"),
        put_off: &all,
        checklist: Some((Group::NightBefore, 4)),
        ..done()
    };
    check(&facts, LIST, &[]);
    // The ride may be asked about tomorrow while there is time.
    let asked = |gate| Facts {
        put_off: &all,
        upcoming: Some(Upcoming {
            due_gate: Some(gate),
            ..upcoming()
        }),
        ..done()
    };
    check(&asked(Gate::Asked), Next::Nothing, &[]);
    check(&asked(Gate::ThreeDays), Next::Nothing, &[]);
    check(&asked(Gate::OneDay), GATE, &[]);
    let last = Next::RideGate(Gate::ThreeHours);
    check(&asked(Gate::ThreeHours), last, &[]);
    // One card alone.
    let only = [PutOff {
        card: Card::Checklist,
        on,
    }];
    let facts = Facts {
        put_off: &only,
        checklist: Some((Group::NightBefore, 4)),
        wrote_today: false,
        ..done()
    };
    check(&facts, Next::Write, &[]);
}

#[test]
fn a_pause_silences_everything() {
    let soon = [no_food("2026-05-09 08:00")];
    let facts = Facts {
        place: Place::Paused,
        notes: 3,
        copy_is_due: true,
        ..everything(&soon)
    };
    check(&facts, Next::Nothing, &[]);
}
