//! The session form: what it takes, what it says is wrong, and what it asks about.

use domain::session::{Draft, Fold, Medicine, Notice, Problem, Session, Setting, Standing};
use proptest::prelude::*;

use crate::world::*;

mod cancelled;
mod zone;

fn draft() -> Draft {
    Draft {
        setting: Some(Setting::Clinic),
        medicine: None,
        date: "2026-05-10".into(),
        start: "10:00".into(),
        length_minutes: "180".into(),
        place: "  12 Elm Street ".into(),
        travel_minutes: "30".into(),
        zone: "America/New_York".into(),
        fold: None,
    }
}

fn at(date: &str, start: &str) -> Draft {
    Draft {
        date: date.into(),
        start: start.into(),
        ..draft()
    }
}

#[test]
fn a_full_form_is_a_session_as_typed() {
    assert_eq!(
        draft().finish(Some(&NEW_YORK)),
        Ok(Session {
            medicine: Medicine::NotSure,
            place: "  12 Elm Street ".into(),
            ..session("2026-05-10 10:00", NEW_YORK)
        })
    );
}

#[test]
fn an_empty_form_names_everything_at_once() {
    assert_eq!(
        Draft::default().finish(Some(&NEW_YORK)),
        Err(vec![
            Problem::SettingMissing,
            Problem::DateMissing,
            Problem::StartMissing,
            Problem::LengthMissing,
        ])
    );
}

#[test]
fn all_problems_come_at_once_in_the_order_of_the_form() {
    let draft = Draft {
        setting: None,
        travel_minutes: "-5".into(),
        length_minutes: "0".into(),
        ..at("2026-03-08", "02:30")
    };
    assert_eq!(
        draft.finish(Some(&NEW_YORK)),
        Err(vec![
            Problem::SettingMissing,
            Problem::HourSkipped {
                before: local("2026-03-08 01:30"),
                after: local("2026-03-08 03:30"),
            },
            Problem::LengthOutOfRange,
            Problem::TravelOutOfRange,
        ])
    );
}

#[track_caller]
fn check(draft: Draft, expected: &[Problem]) {
    let problems = draft.finish(Some(&NEW_YORK)).err().unwrap_or_default();
    assert_eq!(problems, expected, "{draft:?}");
}

#[test]
fn dates_are_dates_of_the_calendar() {
    for good in [
        "2026-05-10",
        "2028-02-29",
        "1996-05-10",
        "2056-05-10",
        " 2026-05-10 ",
        "2026-5-1",
    ] {
        check(at(good, "10:00"), &[]);
    }
    for bad in [
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-05-32",
        "20260510",
        "10/05/2026",
        "tomorrow",
        "2026-05",
        "2026-05-10-11",
        "0000-01-01",
        "12026-05-10",
        "99999999999-01-01",
        "+2026-05-10",
        "٢٠٢٦-٠٥-١٠",
        "<script>",
        "2026-05-1\u{301}0",
        "--",
        "-2026-05-10",
    ] {
        check(at(bad, "10:00"), &[Problem::DateUnreadable]);
    }
    check(at("   ", "10:00"), &[Problem::DateMissing]);
    check(
        at(&"9".repeat(100_000), "10:00"),
        &[Problem::DateUnreadable],
    );
}

#[test]
fn starts_are_times_of_day() {
    for good in [
        "00:00",
        "23:59",
        "9:05",
        " 10:00 ",
        "10:00:59",
        "10:00:00.000",
    ] {
        check(at("2026-05-10", good), &[]);
    }
    for bad in [
        "24:00", "10:60", "10", "10:", ":30", "10:00 pm", "10.00", "10:00:60", "10:00:", "10:-1",
        "🕙",
    ] {
        check(at("2026-05-10", bad), &[Problem::StartUnreadable]);
    }
    check(at("2026-05-10", ""), &[Problem::StartMissing]);
    check(
        at("never", "late"),
        &[Problem::DateUnreadable, Problem::StartUnreadable],
    );
}

#[test]
fn minutes_are_whole_and_sensible() {
    let length = |typed: &str| Draft {
        length_minutes: typed.into(),
        ..draft()
    };
    for good in ["5", "180", " 90 ", "1440", "0090"] {
        check(length(good), &[]);
    }
    for bad in [
        "0",
        "4",
        "1441",
        "65536",
        "-60",
        "+60",
        "1.5",
        "2 h",
        "ninety",
        "99999999999999",
    ] {
        check(length(bad), &[Problem::LengthOutOfRange]);
    }
    check(length(" "), &[Problem::LengthMissing]);
    let travel = |typed: &str| Draft {
        travel_minutes: typed.into(),
        ..draft()
    };
    for good in ["", "  ", "0", "1440"] {
        check(travel(good), &[]);
    }
    for bad in ["1441", "-1", "half an hour"] {
        check(travel(bad), &[Problem::TravelOutOfRange]);
    }
}

#[track_caller]
fn check_twice(date: &str, start: &str, zone: Tz, earlier: i32, later: i32) {
    let asked = at(date, start);
    assert_eq!(asked.finish(Some(&zone)), Err(vec![Problem::HourTwice]));
    for (fold, offset) in [(Fold::Earlier, earlier), (Fold::Later, later)] {
        let fold = Draft {
            fold: Some(fold),
            ..asked.clone()
        };
        let session = fold.finish(Some(&zone)).unwrap();
        assert_eq!(session.offset_seconds, Some(offset));
        let elapsed = session.start(&zone).naive_utc() - session.local;
        assert_eq!(elapsed.num_seconds(), -i64::from(offset));
        assert_eq!(Draft::from_session(&session, Some(&zone)).fold, fold.fold);
    }
}

#[test]
fn an_hour_that_comes_twice_is_asked_about() {
    check_twice("2026-11-01", "01:30", NEW_YORK, -4 * 3600, -5 * 3600);
    check_twice("2026-10-25", "02:30", MADRID, 2 * 3600, 3600);
    check_twice("2026-04-04", "23:30", SANTIAGO, -3 * 3600, -4 * 3600);
    check_twice("2026-04-05", "02:30", SYDNEY, 11 * 3600, 10 * 3600);
    check_twice("2026-04-05", "01:45", LORD_HOWE, 11 * 3600, 37_800);
}

#[track_caller]
fn check_skipped(date: &str, start: &str, zone: Tz, before: &str, after: &str) {
    for fold in [None, Some(Fold::Earlier), Some(Fold::Later)] {
        let draft = Draft {
            fold,
            ..at(date, start)
        };
        let (before, after) = (local(before), local(after));
        assert_eq!(
            draft.finish(Some(&zone)),
            Err(vec![Problem::HourSkipped { before, after }])
        );
    }
}

#[test]
fn an_hour_that_never_comes_is_asked_about() {
    check_skipped(
        "2026-03-08",
        "02:30",
        NEW_YORK,
        "2026-03-08 01:30",
        "2026-03-08 03:30",
    );
    check_skipped(
        "2026-03-29",
        "02:00",
        MADRID,
        "2026-03-29 01:00",
        "2026-03-29 03:00",
    );
    check_skipped(
        "2026-09-06",
        "00:00",
        SANTIAGO,
        "2026-09-05 23:00",
        "2026-09-06 01:00",
    );
    check_skipped(
        "2026-10-04",
        "02:59",
        SYDNEY,
        "2026-10-04 01:59",
        "2026-10-04 03:59",
    );
    check_skipped(
        "2026-10-04",
        "02:15",
        LORD_HOWE,
        "2026-10-04 01:45",
        "2026-10-04 02:45",
    );
}

#[test]
fn a_choice_for_another_hour_is_forgotten() {
    let draft = Draft {
        fold: Some(Fold::Later),
        ..draft()
    };
    assert_eq!(draft.finish(Some(&NEW_YORK)).unwrap().offset_seconds, None);
    // Zone rules changed after saving: the kept offset fits no moment, the first one counts.
    let session = Session {
        offset_seconds: Some(1),
        ..session("2026-11-01 01:30", NEW_YORK)
    };
    assert_eq!(session.start(&NEW_YORK), utc("2026-11-01 05:30"));
    let skipped = Session {
        local: local("2026-03-08 02:30"),
        ..session
    };
    assert_eq!(skipped.start(&NEW_YORK), utc("2026-03-08 07:30"));
}

#[test]
fn the_length_is_elapsed_time() {
    assert_eq!(
        session("2026-03-08 01:00", NEW_YORK).end(&NEW_YORK),
        utc("2026-03-08 09:00")
    );
    assert_eq!(
        session("2026-11-01 00:30", NEW_YORK).end(&NEW_YORK),
        utc("2026-11-01 07:30")
    );
    assert_eq!(
        session("2026-12-31 23:00", MADRID).end(&MADRID),
        utc("2027-01-01 01:00")
    );
}

#[track_caller]
fn check_notice(date: &str, now: &str, expected: &[Notice]) {
    assert_eq!(
        at(date, "10:00").notices(&[], utc(now), &NEW_YORK),
        expected,
        "{date} {now}"
    );
}

#[test]
fn the_past_and_the_far_future_are_asked_about_and_allowed() {
    check_notice("2026-05-10", "2026-05-10 13:59", &[]);
    check_notice("2026-05-10", "2026-05-10 14:00", &[]);
    check_notice("2026-05-10", "2026-05-10 14:01", &[Notice::InThePast]);
    check_notice("1996-05-10", "2026-05-10 12:00", &[Notice::InThePast]);
    check_notice("2027-05-10", "2026-05-10 12:00", &[]);
    check_notice("2056-05-10", "2026-05-10 12:00", &[Notice::FarAhead]);
    check_notice("someday", "2026-05-10 12:00", &[]);
    assert!(at("2056-05-10", "10:00").finish(Some(&NEW_YORK)).is_ok());
    assert!(at("1996-05-10", "10:00").finish(Some(&NEW_YORK)).is_ok());
}

#[test]
fn only_a_clinic_is_supported() {
    for (setting, supported) in [
        (Setting::Clinic, true),
        (Setting::Home, false),
        (Setting::Unlicensed, false),
    ] {
        let session = Session {
            setting,
            ..session("2026-05-10 10:00", NEW_YORK)
        };
        assert_eq!(session.is_supported(), supported);
        assert!(session.is_planned());
    }
    let cancelled = Session {
        standing: Standing::Cancelled,
        ..session("2026-05-10 10:00", NEW_YORK)
    };
    assert!(!cancelled.is_planned());
}

#[test]
fn any_place_is_kept_as_typed() {
    for place in [
        "<script>alert(1)</script>",
        "**bold** _x_",
        "🏥 عيادة e\u{301}",
        &"ä".repeat(100_000),
    ] {
        let draft = Draft {
            place: place.into(),
            ..draft()
        };
        let session = draft.finish(Some(&NEW_YORK)).unwrap();
        assert_eq!(session.place, place);
        assert_eq!(Draft::from_session(&session, Some(&NEW_YORK)).place, place);
    }
}

proptest! {
    #[test]
    fn a_session_goes_through_its_form_unchanged(
        days in 0..40_000_i64, minute in 0..1440_i64, length in 5..=1440_u16,
        travel in prop::option::of(0..=1440_u16), later: bool, which in 0..ZONES.len(),
    ) {
        let zone = ZONES[which];
        let start = local("1960-01-01 00:00") + chrono::TimeDelta::minutes(days * 1440 + minute);
        let made = Draft {
            date: start.date().to_string(),
            start: start.format("%H:%M").to_string(),
            length_minutes: length.to_string(),
            travel_minutes: travel.map(|t| t.to_string()).unwrap_or_default(),
            fold: Some(if later { Fold::Later } else { Fold::Earlier }),
            ..draft()
        };
        if let Ok(session) = made.finish(Some(&zone)) {
            prop_assert_eq!(session.local, start);
            prop_assert_eq!(Draft::from_session(&session, Some(&zone)).finish(Some(&zone)), Ok(session));
        }
    }

    #[test]
    fn nothing_typed_is_a_fault(
        date: String, start: String, length: String, travel: String, zone: String,
    ) {
        let draft = Draft {
            date, start, length_minutes: length, travel_minutes: travel, zone, ..Draft::default()
        };
        prop_assert!(draft.finish(Some(&MADRID)).is_err());
        let _ = draft.notices(&[], utc("2026-05-10 12:00"), &MADRID);
    }
}
