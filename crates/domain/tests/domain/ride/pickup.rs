//! A pick-up in a night in which the clocks change: asked, and the later moment counts for limits.

use domain::clock::{HourKind, Moment, anchor, hours};
use domain::ride::{Draft, Plan, Problem};
use domain::session::{Fold, Session};
use domain::time::day_begins;

use super::dana;
use crate::clock::rules;
use crate::world::*;

/// From 10 pm for three hours, in the night in which the clocks go back at 2 am.
const BACK: &str = "2026-10-31 22:00";
/// From 11 pm for three hours, in the night in which the clocks go forward at 2 am.
const FORWARD: &str = "2026-03-07 23:00";

fn time(text: &str) -> chrono::NaiveTime {
    local(&format!("2026-01-01 {text}")).time()
}

fn typed(pickup: &str, fold: Option<Fold>) -> Draft {
    Draft {
        pickup_fold: fold,
        ..dana(pickup)
    }
}

/// When the pick-up is in UTC, or what is asked; and from when the limits count.
#[track_caller]
fn check(
    start: &str,
    (pickup, fold): (&str, Option<Fold>),
    expected: Result<&str, Problem>,
    limits: &str,
) {
    let session = session(start, NEW_YORK);
    let draft = typed(pickup, fold);
    let found = draft.finish(&session, &NEW_YORK);
    match (&found, expected) {
        (Ok(plan), Ok(at)) => {
            assert_eq!(plan.pickup_at(&session, &NEW_YORK), Some(utc(at)));
            assert!(!plan.has_stale_pickup(&session, &NEW_YORK));
            assert_eq!(Draft::from_plan(plan, &session, &NEW_YORK), draft);
        }
        (found, expected) => {
            let found = found.as_ref().map(|_| "a plan").map_err(Clone::clone);
            assert_eq!(found, expected.map_err(|problem| vec![problem]));
        }
    }
    // A plan that was kept before anybody asked, or whose session has moved into that night.
    let unasked = Plan {
        pickup: Some(time(pickup)),
        ..Plan::default()
    };
    let plan = found.unwrap_or(unasked);
    check_limits(&session, &plan, limits);
}

#[track_caller]
fn check_limits(session: &Session, plan: &Plan, limits: &str) {
    assert_eq!(anchor(session, Some(plan), None, &NEW_YORK), utc(limits));
    let until = utc(limits) + chrono::TimeDelta::hours(24);
    let found = hours(session, &rules(), Some(plan), None, &NEW_YORK);
    let of = |kind| found.iter().find(|hour| hour.kind == kind);
    let decisions = of(HourKind::NoDecisions).expect("no decisions");
    assert_eq!(decisions.moment, Moment::At(until));
    let driving = of(HourKind::NoDriving).and_then(|hour| hour.instant());
    let next_day = domain::time::day_of(utc(limits), &NEW_YORK).succ_opt();
    let next_day = day_begins(next_day.expect("a day"), &NEW_YORK);
    assert_eq!(driving, Some(until.max(next_day)));
    let shown = of(HourKind::PickUp).and_then(|hour| hour.instant());
    assert_eq!(shown, plan.pickup_at(session, &NEW_YORK));
}

#[test]
fn an_hour_that_comes_twice_is_asked_about_and_limits_count_from_the_later_one() {
    let later = "2026-11-01 06:30";
    check(BACK, ("01:30", None), Err(Problem::PickupTwice), later);
    check(
        BACK,
        ("01:30", Some(Fold::Earlier)),
        Ok("2026-11-01 05:30"),
        later,
    );
    check(BACK, ("01:30", Some(Fold::Later)), Ok(later), later);
    // Just before and just after.
    check(
        BACK,
        ("00:59", None),
        Ok("2026-11-01 04:59"),
        "2026-11-01 04:59",
    );
    check(
        BACK,
        ("02:00", None),
        Ok("2026-11-01 07:00"),
        "2026-11-01 07:00",
    );
}

#[test]
fn an_hour_that_is_skipped_is_asked_about_and_limits_count_from_after_it() {
    let between = |before: Option<&str>| Problem::PickupSkipped {
        before: before.map(time),
        after: time("03:30"),
    };
    let after = "2026-03-08 07:30";
    let skipped = Err(between(Some("01:30")));
    check(FORWARD, ("02:30", None), skipped, after);
    // A choice of two does not answer it.
    check(FORWARD, ("02:30", Some(Fold::Later)), skipped, after);
    // An hour before the gap would be before the start.
    check(
        "2026-03-08 01:45",
        ("02:30", None),
        Err(between(None)),
        after,
    );
    check(
        FORWARD,
        ("01:59", None),
        Ok("2026-03-08 06:59"),
        "2026-03-08 06:59",
    );
    check(
        FORWARD,
        ("03:00", None),
        Ok("2026-03-08 07:00"),
        "2026-03-08 07:00",
    );
}

#[test]
fn an_hour_that_comes_twice_around_the_start_is_no_question_where_only_one_lies_after_it() {
    let chosen = |offset| Session {
        offset_seconds: Some(offset),
        length_minutes: 30,
        ..session("2026-11-01 01:15", NEW_YORK)
    };
    let (first, second) = (chosen(-4 * 3600), chosen(-5 * 3600));
    let asked = dana("01:45").finish(&first, &NEW_YORK);
    assert_eq!(asked, Err(vec![Problem::PickupTwice]));
    let plan = typed("01:45", Some(Fold::Earlier)).finish(&first, &NEW_YORK);
    let plan = plan.expect("a plan");
    assert_eq!(
        plan.pickup_at(&first, &NEW_YORK),
        Some(utc("2026-11-01 05:45"))
    );
    // The session was the second of two: the pick-up can only be after it.
    let plan = dana("01:45").finish(&second, &NEW_YORK).expect("a plan");
    assert_eq!(
        plan.pickup_at(&second, &NEW_YORK),
        Some(utc("2026-11-01 06:45"))
    );
    assert_eq!(plan.pickup_offset_seconds, None);
}

#[test]
fn a_plan_that_moved_into_such_a_night_must_be_asked_again() {
    let plan = dana("01:30").finish(&session("2026-10-30 22:00", NEW_YORK), &NEW_YORK);
    let plan = plan.expect("a plan");
    let moved = session(BACK, NEW_YORK);
    assert!(plan.has_stale_pickup(&moved, &NEW_YORK));
    check_limits(&moved, &plan, "2026-11-01 06:30");
    let asks = Draft::from_plan(&plan, &moved, &NEW_YORK).asks(&moved, &NEW_YORK);
    assert_eq!(asks, Some(Problem::PickupTwice));
}

/// Without a pick-up the planned end counts: of a start in an hour that comes twice, of which none was
/// chosen, the later one.
#[test]
fn a_start_of_which_none_was_chosen_ends_with_the_later_one() {
    let at = |offset_seconds| Session {
        offset_seconds,
        ..session("2026-11-01 01:30", NEW_YORK)
    };
    let end = |session: &Session| anchor(session, None, None, &NEW_YORK);
    assert_eq!(end(&at(None)), utc("2026-11-01 09:30"));
    assert_eq!(end(&at(Some(-5 * 3600))), utc("2026-11-01 09:30"));
    assert_eq!(end(&at(Some(-4 * 3600))), utc("2026-11-01 08:30"));
}
