//! *I've left the clinic*, and how the time without driving ends.

use domain::clinic::Rules;
use domain::clock::{HourKind, can_leave, driving_wait_just_over, holds, hours};
use domain::session::{Session, Setting, Standing};

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
        ("2026-05-10 18:00", true, false),
        ("2026-05-11 16:59", true, false),
        ("2026-05-11 17:00", false, true),
        ("2026-05-12 16:59", false, true),
        ("2026-05-12 17:00", false, false),
    ] {
        let now = utc(now);
        assert_eq!(holds(&hours, HourKind::NoDriving, now), held, "{now}");
        assert_eq!(holds(&hours, HourKind::NoDecisions, now), held, "{now}");
        assert_eq!(driving_wait_just_over(&hours, now), just_over, "{now}");
    }
    assert!(!holds(&[], HourKind::NoDriving, utc("2026-05-10 18:00")));
}
