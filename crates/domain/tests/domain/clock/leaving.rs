//! *I've left the clinic*, and how the time without driving ends.

use domain::clinic::{Minutes, Rule, Rules};
use domain::clock::{
    Hour, HourKind, OVERRUN_HOURS, Stay, WaitOver, can_leave, driving_wait_over, holds, hours,
    is_at_clinic,
};
use domain::path::Place;
use domain::ride::Plan;
use domain::session::{Session, Setting, Standing};

use super::said;
use crate::world::*;

/// Three hours from ten in New York: 14:00 to 17:00 UTC.
const START: &str = "2026-05-10 10:00";

#[test]
fn leaving_can_be_said_from_the_start_until_a_day_after_the_end() {
    let session = session(START, NEW_YORK);
    for (now, expected) in [
        ("2026-05-10 13:59", false),
        ("2026-05-10 14:00", true),
        ("2026-05-10 17:00", true),
        ("2026-05-11 16:59", true),
        ("2026-05-11 17:00", false),
    ] {
        assert_eq!(can_leave(&session, utc(now), &NEW_YORK), expected, "{now}");
    }
    let at_home = Session {
        setting: Setting::Home,
        ..session.clone()
    };
    let cancelled = Session {
        standing: Standing::Cancelled,
        ..session
    };
    for other in [at_home, cancelled] {
        assert!(!can_leave(&other, utc("2026-05-10 15:00"), &NEW_YORK));
    }
}

#[test]
fn leaving_late_moves_the_limits_and_leaving_early_does_not() {
    let session = session(START, NEW_YORK);
    let driving = |left: Option<&str>| {
        let hours = hours(&session, &Rules::default(), None, left.map(utc), &NEW_YORK);
        let found = hours.iter().find(|hour| hour.kind == HourKind::NoDriving);
        let at = found.and_then(|hour| hour.instant()).unwrap();
        shown(at, &NEW_YORK)
    };
    assert_eq!(driving(None), "2026-05-11 13:00");
    assert_eq!(driving(Some("2026-05-10 16:00")), "2026-05-11 13:00");
    assert_eq!(driving(Some("2026-05-10 18:30")), "2026-05-11 14:30");
}

#[test]
fn a_limit_holds_until_its_hour_and_is_just_over_for_a_day() {
    let session = session(START, NEW_YORK);
    let hours = hours(&session, &Rules::default(), None, None, &NEW_YORK);
    // The limits end at 17:00 UTC on the next day.
    for (now, held, just_over) in [
        ("2026-05-10 18:00", true, None),
        ("2026-05-11 16:59", true, None),
        ("2026-05-11 17:00", false, Some(WaitOver::AtLeast)),
        ("2026-05-12 16:59", false, Some(WaitOver::AtLeast)),
        ("2026-05-12 17:00", false, None),
    ] {
        let now = utc(now);
        assert_eq!(holds(&hours, HourKind::NoDriving, now), held, "{now}");
        assert_eq!(holds(&hours, HourKind::NoDecisions, now), held, "{now}");
        let over = driving_wait_over(&hours, Place::DaysAfter { day: 1 }, now);
        assert_eq!(over, just_over, "{now}");
    }
    assert!(!holds(&[], HourKind::NoDriving, utc("2026-05-10 18:00")));
}

fn driving(rule: Rule<Minutes>) -> Rules {
    Rules {
        driving: rule,
        ..Rules::default()
    }
}

/// The hours of sessions of three hours, each from ten.
fn all_hours(days: &[&str], rules: &Rules) -> Vec<Hour> {
    let all = days.iter().flat_map(|day| {
        let session = session(&format!("{day} 10:00"), NEW_YORK);
        hours(&session, rules, None, None, &NEW_YORK)
    });
    all.collect()
}

/// Monday's wait ends on Tuesday at 17:00 UTC, and is spoken of for a day.
#[test]
fn the_wait_is_not_over_while_another_session_holds_it_on() {
    let (monday, wednesday) = ("2026-05-11", "2026-05-13");
    let said = driving(said(24 * 60));
    let after = Place::DaysAfter { day: 1 };
    for (days, place, now, expected) in [
        (
            &[monday][..],
            after,
            "2026-05-12 17:00",
            Some(WaitOver::All),
        ),
        (&[monday], after, "2026-05-13 14:30", Some(WaitOver::All)),
        (
            &[monday],
            Place::Eve,
            "2026-05-13 14:30",
            Some(WaitOver::All),
        ),
        // Wednesday's has begun, or was cancelled on its day after some medicine.
        (
            &[monday, wednesday],
            Place::Morning,
            "2026-05-13 14:30",
            None,
        ),
        (
            &[monday, wednesday],
            Place::InSession,
            "2026-05-13 14:30",
            None,
        ),
        (
            &[monday, wednesday],
            Place::AfterCare,
            "2026-05-14 16:59",
            None,
        ),
        (
            &[monday, wednesday],
            after,
            "2026-05-14 17:00",
            Some(WaitOver::All),
        ),
        // Whatever the hours say, nobody is told so there.
        (&[monday], Place::InSession, "2026-05-12 17:00", None),
        (&[monday], Place::ComingBack, "2026-05-12 17:00", None),
        (&[], after, "2026-05-12 17:00", None),
    ] {
        let over = driving_wait_over(&all_hours(days, &said), place, utc(now));
        assert_eq!(over, expected, "{days:?} {place:?} {now}");
    }
}

#[test]
fn where_the_clinic_has_not_said_only_the_floor_is_over() {
    let after = Place::DaysAfter { day: 1 };
    for (rule, expected) in [
        (Rule::Ask, Some(WaitOver::AtLeast)),
        (said(24 * 60), Some(WaitOver::All)),
        (said(60), Some(WaitOver::All)),
        (Rule::NotForMe, Some(WaitOver::All)),
        // A longer one still holds.
        (said(72 * 60), None),
    ] {
        let hours = all_hours(&["2026-05-11"], &driving(rule.clone()));
        let over = driving_wait_over(&hours, after, utc("2026-05-12 18:00"));
        assert_eq!(over, expected, "{rule:?}");
    }
    // One whose end is known does not speak for one whose end is not.
    let mut both = all_hours(&["2026-05-11"], &driving(said(24 * 60)));
    both.extend(all_hours(&["2026-05-11"], &driving(Rule::Ask)));
    let over = driving_wait_over(&both, after, utc("2026-05-12 18:00"));
    assert_eq!(over, Some(WaitOver::AtLeast));
}

#[track_caller]
fn check_stay(
    session: &Session,
    early: Rule<Minutes>,
    pickup: Option<&str>,
    expected: (&str, &str),
) {
    let rules = Rules {
        arrive_early: early,
        ..Rules::default()
    };
    let plan = pickup.map(|pickup| Plan {
        pickup: pickup.parse().ok(),
        ..Plan::default()
    });
    let stay = Stay {
        session,
        rules: &rules,
        ride: plan.as_ref(),
        left: None,
    };
    let (from, until) = (utc(expected.0), utc(expected.1));
    let minute = chrono::TimeDelta::minutes(1);
    for (now, is_there) in [
        (from - minute, false),
        (from, true),
        (until - minute, true),
        (until, false),
    ] {
        assert_eq!(is_at_clinic(&stay, now, &NEW_YORK), is_there, "{now}");
        // Who says that they left has left, also where the clock that is read lags behind.
        for left in [now, now + minute] {
            let left = Some(left);
            let stay = Stay { left, ..stay };
            assert!(!is_at_clinic(&stay, now, &NEW_YORK), "left, {now}");
        }
    }
}

#[test]
fn at_the_clinic_is_from_arriving_until_leaving() {
    assert_eq!(OVERRUN_HOURS, 4);
    let session = session(START, NEW_YORK);
    let ask = || Rule::Ask;
    // From an hour before, or what the clinic said, until four hours after the planned end.
    let day = "2026-05-10";
    let of = |from: &str, until: &str| (format!("{day} {from}"), format!("{day} {until}"));
    for (early, pickup, (from, until)) in [
        (ask(), None, of("13:00", "21:00")),
        (said(30), None, of("13:30", "21:00")),
        (said(120), None, of("12:00", "21:00")),
        (Rule::NotForMe, None, of("14:00", "21:00")),
        // From the pick-up, where that is later; never from one before the planned end.
        (ask(), Some("13:30:00"), of("13:00", "21:30")),
        (ask(), Some("12:00:00"), of("13:00", "21:00")),
    ] {
        check_stay(&session, early, pickup, (&from, &until));
    }
    let at_home = Session {
        setting: Setting::Home,
        ..session.clone()
    };
    let (from, until) = of("14:00", "21:00");
    check_stay(&at_home, said(60), None, (&from, &until));
    let cancelled = Session {
        standing: Standing::Cancelled,
        ..session
    };
    let stay = Stay {
        session: &cancelled,
        rules: &Rules::default(),
        ride: None,
        left: None,
    };
    assert!(!is_at_clinic(&stay, utc("2026-05-10 15:00"), &NEW_YORK));
}
