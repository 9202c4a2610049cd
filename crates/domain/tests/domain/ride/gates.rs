//! The four gates, and when to call the clinic.

use domain::clinic::{Rule, Rules};
use domain::ride::{
    Answer, Gate, GateAnswer, GateState, Night, Plan, Standing, Way, due_gate, escalates, gates,
    has_said_yes, last_said, said_at, standing,
};
use domain::time::shifted;
use proptest::prelude::*;

use super::START;
use crate::world::*;

/// `asked? 09 12:00` and the like: gate, answer, moment in May 2026 UTC. The start is 10 14:00.
fn answers(told: &[(Gate, Answer, &str)]) -> Vec<GateAnswer> {
    told.iter()
        .map(|(gate, answer, at)| GateAnswer {
            gate: *gate,
            answer: *answer,
            at: utc(&format!("2026-05-{at}")),
            session_local: local(START),
        })
        .collect()
}

#[track_caller]
fn check_gates(
    told: &[(Gate, Answer, &str)],
    previous_end: Option<&str>,
    now: &str,
    expected: &str,
) {
    let session = session(START, NEW_YORK);
    let previous_end = previous_end.map(|end| utc(&format!("2026-05-{end}")));
    let now = utc(&format!("2026-05-{now}"));
    let found = gates(&session, &answers(told), previous_end, now, &NEW_YORK);
    let found: String = found
        .iter()
        .map(|(_, state)| match state {
            GateState::Asked(_) => 'a',
            GateState::Confirmed(_) => 'x',
            GateState::Due => '!',
            GateState::Ahead => '.',
            GateState::FallenAway => '-',
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn gates_fall_due_one_at_a_time() {
    use Answer::*;
    use Gate::{Asked as AskedGate, OneDay, ThreeDays, ThreeHours};
    let asked = (AskedGate, Asked, "01 12:00");
    // Nobody asked yet: asking is due, however late; gates that passed have fallen away.
    check_gates(&[], None, "01 12:00", "!...");
    check_gates(&[], None, "07 14:00", "!-..");
    check_gates(&[], None, "09 14:00", "!--.");
    check_gates(&[], None, "10 13:59", "!---");
    check_gates(&[], None, "10 14:00", "----");
    // Asked in good time.
    check_gates(&[asked], None, "07 13:59", "a...");
    check_gates(&[asked], None, "07 14:00", "a!..");
    check_gates(&[asked], None, "09 14:00", "a-!.");
    check_gates(&[asked], None, "10 11:00", "a--!");
    check_gates(&[asked], None, "10 14:00", "a---");
    // A gate is done with a yes, not with asking again.
    check_gates(
        &[asked, (ThreeDays, Asked, "08 12:00")],
        None,
        "08 13:00",
        "a!..",
    );
    check_gates(
        &[asked, (ThreeDays, Yes, "08 12:00")],
        None,
        "08 13:00",
        "ax..",
    );
    check_gates(
        &[asked, (ThreeDays, Yes, "08 12:00")],
        None,
        "09 14:00",
        "ax!.",
    );
    check_gates(
        &[
            asked,
            (ThreeDays, Yes, "08 12:00"),
            (OneDay, Yes, "09 15:00"),
            (ThreeHours, Yes, "10 12:00"),
        ],
        None,
        "10 14:00",
        "axxx",
    );
    // Answers may come in any order, and before their gate.
    check_gates(
        &[(ThreeDays, Yes, "06 12:00"), asked],
        None,
        "06 13:00",
        "ax..",
    );
    // Asked late: gates that passed before have fallen away.
    check_gates(&[(AskedGate, Yes, "08 12:00")], None, "08 13:00", "x-..");
    check_gates(&[(AskedGate, Yes, "09 18:00")], None, "09 19:00", "x--.");
    check_gates(&[(AskedGate, Yes, "10 12:00")], None, "10 12:30", "x---");
    // A no, or another person, begins again.
    check_gates(
        &[
            asked,
            (ThreeDays, Yes, "07 15:00"),
            (ThreeDays, No, "08 12:00"),
        ],
        None,
        "08 13:00",
        "!-..",
    );
    check_gates(
        &[asked, (AskedGate, NotAsked, "02 12:00")],
        None,
        "02 13:00",
        "!...",
    );
    check_gates(
        &[
            asked,
            (OneDay, No, "09 14:30"),
            (AskedGate, Yes, "09 15:00"),
        ],
        None,
        "10 11:30",
        "x--!",
    );
    // Gates longer than the gap between sessions fall away.
    check_gates(&[asked], Some("07 18:00"), "07 18:30", "a-..");
    check_gates(&[asked], Some("07 13:00"), "07 18:30", "a!..");
    check_gates(&[asked], Some("10 10:00"), "10 11:30", "a--!");
    // Twice a week: three days before lies before the last session's end.
    check_gates(&[asked], Some("07 17:00"), "08 12:00", "a-..");
    check_gates(&[asked], Some("07 17:00"), "09 14:00", "a-!.");
    check_gates(&[], Some("07 17:00"), "08 12:00", "!-..");
    // The day before, and on the same day.
    check_gates(&[asked], Some("09 17:00"), "09 18:00", "a--.");
    check_gates(&[asked], Some("09 17:00"), "10 11:00", "a--!");
    check_gates(&[asked], Some("10 12:00"), "10 12:30", "a---");
    // A gate that falls due at its end stays.
    check_gates(&[asked], Some("09 14:00"), "09 14:00", "a-!.");
}

#[test]
fn a_yes_to_one_day_is_no_yes_to_another() {
    let told = answers(&[(Gate::Asked, Answer::Yes, "01 12:00")]);
    let moved = session("2026-05-12 10:00", NEW_YORK);
    assert!(has_said_yes(&session(START, NEW_YORK), &told));
    assert!(!has_said_yes(&moved, &told));
    let now = utc("2026-05-02 12:00");
    assert_eq!(
        due_gate(&moved, &told, None, now, &NEW_YORK),
        Some(Gate::Asked)
    );
    assert_eq!(
        due_gate(&session(START, NEW_YORK), &told, None, now, &NEW_YORK),
        None
    );
}

#[track_caller]
fn check_refused(told: &[(Answer, &str)], expected: bool) {
    let told: Vec<_> = told
        .iter()
        .map(|(answer, at)| (Gate::Asked, *answer, *at))
        .collect();
    let told = answers(&told);
    let stands = |session| standing(&session, Some(&Plan::default()), &told, &Rules::default());
    assert_eq!(stands(session(START, NEW_YORK)).is_refusal(), expected);
    let moved = session("2026-05-12 10:00", NEW_YORK);
    assert_eq!(
        stands(moved.clone()),
        Standing::NotAsked,
        "another day has yet to be asked"
    );
    assert_eq!(last_said(&moved, &told), None);
}

#[test]
fn who_said_no_is_no_ride() {
    use Answer::*;
    check_refused(&[], false);
    check_refused(&[(Asked, "01 12:00")], false);
    check_refused(&[(No, "01 12:00")], true);
    check_refused(&[(Yes, "01 12:00"), (CalledOff, "02 12:00")], true);
    // In any order; somebody else, or a yes after all, begins again.
    check_refused(&[(No, "02 12:00"), (Asked, "01 12:00")], true);
    check_refused(&[(No, "01 12:00"), (NotAsked, "01 12:01")], false);
    check_refused(&[(No, "01 12:00"), (Asked, "01 12:01")], false);
    check_refused(&[(No, "01 12:00"), (Yes, "01 12:01")], false);
}

#[test]
fn a_clock_set_back_puts_no_answer_before_another() {
    let yes = answers(&[
        (Gate::Asked, Answer::Asked, "01 12:00"),
        (Gate::Asked, Answer::Yes, "03 12:00"),
    ]);
    // Two days later on the same clock.
    let later = utc("2026-05-05 12:00");
    assert_eq!(said_at(&yes, later), later);
    assert_eq!(said_at(&[], later), later);
    // The clock was two days ahead, and is right again.
    let now = utc("2026-05-01 12:30");
    let session = session(START, NEW_YORK);
    for answer in [Answer::No, Answer::CalledOff, Answer::NotAsked] {
        let mut told = yes.clone();
        told.push(GateAnswer {
            gate: Gate::Asked,
            answer,
            at: said_at(&yes, now),
            session_local: session.local,
        });
        assert!(!has_said_yes(&session, &told), "{answer:?}");
    }
    // Twice in the same moment.
    assert!(said_at(&yes, utc("2026-05-03 12:00")) > utc("2026-05-03 12:00"));
}

#[track_caller]
fn check_call(
    told: &[(Gate, Answer, &str)],
    late_cancel_hours: Option<u32>,
    now: &str,
    expected: bool,
) {
    let rules = Rules {
        late_cancel: late_cancel_hours.map_or(Rule::Ask, |hours| Rule::Said {
            value: hours * 60,
            by: "Front desk".into(),
            on: local(START).date(),
        }),
        ..Rules::default()
    };
    let now = utc(&format!("2026-05-{now}"));
    let session = session(START, NEW_YORK);
    let standing = standing(&session, Some(&Plan::default()), &answers(told), &rules);
    let found = escalates(&session, standing, &rules, now, &NEW_YORK);
    assert_eq!(found, expected);
}

#[test]
fn without_a_yes_the_clinic_is_called() {
    use Answer::*;
    use Gate::{Asked as AskedGate, OneDay};
    check_call(&[], None, "09 13:59", false);
    check_call(&[], None, "09 14:00", true);
    check_call(&[], None, "10 13:59", true);
    check_call(&[], None, "10 17:00", false);
    check_call(&[(AskedGate, Asked, "01 12:00")], None, "09 14:00", true);
    check_call(&[(AskedGate, Yes, "01 12:00")], None, "09 14:00", false);
    check_call(
        &[(AskedGate, Yes, "01 12:00"), (OneDay, No, "09 15:00")],
        None,
        "09 15:00",
        true,
    );
    // The clinic's late-cancel limit plus 12 hours, when that is earlier.
    check_call(&[], Some(48), "08 01:59", false);
    check_call(&[], Some(48), "08 02:00", true);
    check_call(&[], Some(6), "09 13:59", false);
    check_call(&[], Some(u32::MAX / 60), "01 00:00", true);
}

/// Whether a ride is planned, confirmed, and the clinic is to be called within the last day.
#[track_caller]
fn check_standing(
    way: Option<Way>,
    ride_share: Option<bool>,
    told: &[(Answer, &str)],
    expected: [bool; 3],
) {
    let session = session(START, NEW_YORK);
    let plan = way.map(|way| {
        let caller = Some(super::person("Lee", "555 010 0111"));
        let night = Night {
            is_alone: Some(true),
            caller,
        };
        Plan {
            way,
            night,
            ..Plan::default()
        }
    });
    let told = told.iter().map(|(said, at)| (Gate::Asked, *said, *at));
    let told = answers(&told.collect::<Vec<_>>());
    let rules = Rules {
        ride_share,
        ..Rules::default()
    };
    let plan = plan.as_ref();
    let now = utc("2026-05-09 15:00");
    let standing = standing(&session, plan, &told, &rules);
    let found = [
        standing.is_planned(),
        standing.is_agreed(),
        escalates(&session, standing, &rules, now, &NEW_YORK),
    ];
    assert_eq!(found, expected, "{way:?} {ride_share:?}");
}

#[test]
fn the_clinic_rules_out_a_taxi_and_nothing_else() {
    use Answer::*;
    let yes = &[(Yes, "01 12:00")];
    const NONE: [bool; 3] = [false, false, true];
    const PLANNED: [bool; 3] = [true, false, true];
    const CONFIRMED: [bool; 3] = [true, true, false];
    for ride_share in [None, Some(true), Some(false)] {
        // No plan is no ride, whatever was said about an earlier one.
        check_standing(None, ride_share, &[], NONE);
        check_standing(None, ride_share, yes, NONE);
        for way in [Way::Person, Way::Escort] {
            check_standing(Some(way), ride_share, &[], PLANNED);
            check_standing(Some(way), ride_share, yes, CONFIRMED);
        }
    }
    for ride_share in [None, Some(true)] {
        check_standing(Some(Way::Car), ride_share, &[], PLANNED);
        check_standing(Some(Way::Car), ride_share, &[(Asked, "01 12:00")], PLANNED);
        check_standing(Some(Way::Car), ride_share, yes, CONFIRMED);
        check_standing(Some(Way::Car), ride_share, &[(No, "01 12:00")], NONE);
    }
    // Also one that somebody calls after.
    check_standing(Some(Way::Car), Some(false), &[], NONE);
    check_standing(Some(Way::Car), Some(false), yes, NONE);
}

#[test]
fn slugs_lead_back() {
    for gate in Gate::ALL {
        assert_eq!(Gate::from_slug(gate.slug()), Some(gate));
    }
    assert_eq!(Gate::from_slug("Asked"), None);
}

fn any_answers() -> impl Strategy<Value = Vec<GateAnswer>> {
    let gate = prop::sample::select(Gate::ALL.to_vec());
    let answer = prop::sample::select(vec![
        Answer::NotAsked,
        Answer::Asked,
        Answer::Yes,
        Answer::No,
    ]);
    let one = (gate, answer, -20_000..20_000_i64).prop_map(|(gate, answer, at)| GateAnswer {
        gate,
        answer,
        at: shifted(utc("2026-05-10 14:00"), at),
        session_local: local(START),
    });
    prop::collection::vec(one, 0..6)
}

proptest! {
    #[test]
    fn at_most_one_gate_is_due_and_none_after_the_start(
        told in any_answers(), now in -20_000..2_000_i64, gap in prop::option::of(0..10_000_i64),
    ) {
        let start = utc("2026-05-10 14:00");
        let session = session(START, NEW_YORK);
        let now = shifted(start, now);
        let previous = gap.map(|minutes| shifted(start, -minutes));
        let found = gates(&session, &told, previous, now, &NEW_YORK);
        let due = found.iter().filter(|(_, state)| *state == GateState::Due).count();
        prop_assert!(due <= 1);
        prop_assert!(now < start || due == 0);
        prop_assert_eq!(due == 1, due_gate(&session, &told, previous, now, &NEW_YORK).is_some());
        for (gate, state) in found {
            let due = gate.falls_due(start);
            prop_assert!(state != GateState::Ahead || due.is_some_and(|due| now < due));
        }
    }
}
