//! Local times, moments and days over every kind of change of the clocks.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use domain::time::{
    Fixed, Instant, Resolved, day_begins, day_of, is_clock_wrong, local_at, resolve, shifted,
    zones_at_hand,
};
use proptest::prelude::*;

use crate::world::*;

#[track_caller]
fn check(typed: &str, zone: Tz, expected: &str) {
    let found = match resolve(local(typed), &zone) {
        Resolved::Once(at) => format!("once {}", at.format("%d %H:%M")),
        Resolved::Twice { earlier, later } => {
            format!(
                "twice {} {}",
                earlier.format("%d %H:%M"),
                later.format("%d %H:%M")
            )
        }
        Resolved::Skipped { before, after } => {
            format!("skipped {} {}", shown(before, &zone), shown(after, &zone))
        }
    };
    assert_eq!(found, expected, "{typed} {zone:?}");
}

#[test]
fn local_times_mean_one_moment_or_two_or_none() {
    check("2026-01-15 10:00", NEW_YORK, "once 15 15:00");
    check("2026-07-15 10:00", NEW_YORK, "once 15 14:00");
    // The United States, forward on 8 March and back on 1 November 2026.
    check("2026-03-08 01:59", NEW_YORK, "once 08 06:59");
    check(
        "2026-03-08 02:00",
        NEW_YORK,
        "skipped 2026-03-08 01:00 2026-03-08 03:00",
    );
    check(
        "2026-03-08 02:30",
        NEW_YORK,
        "skipped 2026-03-08 01:30 2026-03-08 03:30",
    );
    check(
        "2026-03-08 02:59",
        NEW_YORK,
        "skipped 2026-03-08 01:59 2026-03-08 03:59",
    );
    check("2026-03-08 03:00", NEW_YORK, "once 08 07:00");
    check("2026-11-01 00:59", NEW_YORK, "once 01 04:59");
    check("2026-11-01 01:00", NEW_YORK, "twice 01 05:00 01 06:00");
    check("2026-11-01 01:59", NEW_YORK, "twice 01 05:59 01 06:59");
    check("2026-11-01 02:00", NEW_YORK, "once 01 07:00");
    // Europe, 29 March and 25 October 2026.
    check(
        "2026-03-29 02:30",
        MADRID,
        "skipped 2026-03-29 01:30 2026-03-29 03:30",
    );
    check("2026-10-25 02:30", MADRID, "twice 25 00:30 25 01:30");
    check("2026-10-25 03:00", MADRID, "once 25 02:00");
    // The southern hemisphere: Santiago changes at midnight, so a day may begin at one.
    check(
        "2026-09-06 00:00",
        SANTIAGO,
        "skipped 2026-09-05 23:00 2026-09-06 01:00",
    );
    check(
        "2026-09-06 00:30",
        SANTIAGO,
        "skipped 2026-09-05 23:30 2026-09-06 01:30",
    );
    check("2026-04-04 23:30", SANTIAGO, "twice 05 02:30 05 03:30");
    check("2026-04-05 00:00", SANTIAGO, "once 05 04:00");
    check(
        "2026-10-04 02:30",
        SYDNEY,
        "skipped 2026-10-04 01:30 2026-10-04 03:30",
    );
    check("2026-04-05 02:30", SYDNEY, "twice 04 15:30 04 16:30");
    // Lord Howe changes by half an hour.
    check(
        "2026-10-04 02:15",
        LORD_HOWE,
        "skipped 2026-10-04 01:45 2026-10-04 02:45",
    );
    check("2026-10-04 02:30", LORD_HOWE, "once 03 15:30");
    check("2026-04-05 01:45", LORD_HOWE, "twice 04 14:45 04 15:15");
    check("2026-04-05 01:15", LORD_HOWE, "once 04 14:15");
    // Samoa left out a whole day.
    check(
        "2011-12-30 12:00",
        APIA,
        "skipped 2011-12-29 12:00 2011-12-31 12:00",
    );
    // Leap day, midnight, the past, 30 years ahead.
    check("2028-02-29 10:00", NEW_YORK, "once 29 15:00");
    check("2026-12-31 23:59", NEW_YORK, "once 01 04:59");
    check("2027-01-01 00:00", NEW_YORK, "once 01 05:00");
    check("1996-02-29 10:00", MADRID, "once 29 09:00");
    check(
        "2056-03-12 02:30",
        NEW_YORK,
        "skipped 2056-03-12 01:30 2056-03-12 03:30",
    );
    check("2056-07-01 10:00", NEW_YORK, "once 01 14:00");
}

#[track_caller]
fn check_day(typed: &str, zone: Tz, expected: &str) {
    let instant = resolve(local(typed), &zone).first();
    assert_eq!(day_of(instant, &zone).to_string(), expected, "{typed}");
}

#[test]
fn a_day_begins_at_four() {
    check_day("2026-03-08 03:59", NEW_YORK, "2026-03-07");
    check_day("2026-03-08 04:00", NEW_YORK, "2026-03-08");
    check_day("2026-03-09 00:00", NEW_YORK, "2026-03-08");
    check_day("2026-11-01 03:59", NEW_YORK, "2026-10-31");
    check_day("2026-09-06 01:00", SANTIAGO, "2026-09-05");
    check_day("2028-03-01 03:00", MADRID, "2028-02-29");
    check_day("2027-01-01 02:00", SYDNEY, "2026-12-31");
}

#[test]
fn the_day_begins_when_the_clocks_show_four() {
    for zone in ZONES {
        for day in ["2026-03-08", "2026-11-01", "2026-09-06", "2028-02-29"] {
            let day: NaiveDate = day.parse().unwrap();
            let begins = day_begins(day, &zone);
            assert_eq!(day_of(begins, &zone), day);
            assert_eq!(shown(begins, &zone), format!("{day} 04:00"));
        }
    }
}

#[test]
fn the_ends_of_time_are_ends_and_no_faults() {
    for zone in [Fixed(14 * 3600), Fixed(-12 * 3600), Fixed(0)] {
        for instant in [Instant::MIN_UTC, Instant::MAX_UTC] {
            let _ = local_at(instant, &zone);
            let day = day_of(instant, &zone);
            let _ = day_begins(day, &zone);
            let _ = shifted(instant, i64::MAX);
            let _ = shifted(instant, i64::MIN);
        }
        let _ = resolve(NaiveDateTime::MIN, &zone);
        let _ = resolve(NaiveDateTime::MAX, &zone);
    }
    assert_eq!(shifted(utc("2026-01-01 00:00"), i64::MAX), Instant::MAX_UTC);
}

fn any_instant() -> impl Strategy<Value = Instant> {
    // 1970 to 2056, and the hours around changes more often than chance would have it.
    let anywhen = 0..2_713_910_400_i64;
    let changes = prop::sample::select(vec![
        "2026-03-08 07:00",
        "2026-11-01 06:00",
        "2026-03-29 01:00",
        "2026-10-25 01:00",
        "2026-09-06 04:00",
        "2026-04-05 03:00",
        "2026-10-03 15:30",
        "2026-04-04 15:00",
        "2011-12-30 10:00",
    ]);
    prop_oneof![
        anywhen.prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap()),
        (changes, -180..180_i64).prop_map(|(at, by)| shifted(utc(at), by)),
    ]
}

fn any_zone() -> impl Strategy<Value = Tz> {
    prop::sample::select(ZONES.to_vec())
}

#[test]
fn a_clock_is_wrong_before_the_build_and_before_what_was_written() {
    let built = utc("2026-11-26 10:00");
    let wrong =
        |now: &str, written: Option<&str>| is_clock_wrong(utc(now), built, written.map(utc));
    assert!(!wrong("2026-11-26 10:00", None));
    assert!(!wrong("2026-11-25 10:00", None), "a zone or two apart");
    assert!(wrong("2026-11-25 09:59", None));
    assert!(wrong("1970-01-01 00:00", None));
    assert!(!wrong("2056-01-01 00:00", Some("2026-12-01 10:00")));
    assert!(!wrong("2026-12-01 10:00", Some("2026-12-02 10:00")));
    assert!(wrong("2026-12-01 10:00", Some("2026-12-02 10:01")));
}

#[test]
fn the_zones_at_hand_begin_with_the_phones_and_come_once() {
    let used = [
        "America/Denver",
        "Europe/Madrid",
        "Old/Name",
        "Europe/Madrid",
    ];
    let found = zones_at_hand("America/Lima", &used.map(str::to_owned), |zone| {
        zone != "Old/Name"
    });
    assert_eq!(
        found[..4],
        [
            "America/Lima",
            "America/Denver",
            "Europe/Madrid",
            "America/New_York"
        ]
    );
    assert_eq!(found.len(), 9);
}

proptest! {
    #[test]
    fn what_the_clocks_show_leads_back(instant in any_instant(), zone in any_zone()) {
        let found = match resolve(local_at(instant, &zone), &zone) {
            Resolved::Once(at) => at == instant,
            Resolved::Twice { earlier, later } => earlier == instant || later == instant,
            Resolved::Skipped { .. } => false,
        };
        prop_assert!(found, "{} {:?}", instant, zone);
    }

    #[test]
    fn every_local_time_is_placed_truly(instant in any_instant(), zone in any_zone()) {
        let typed = instant.naive_utc();
        match resolve(typed, &zone) {
            Resolved::Once(at) => prop_assert_eq!(local_at(at, &zone), typed),
            Resolved::Twice { earlier, later } => {
                prop_assert!(earlier < later);
                prop_assert_eq!(local_at(earlier, &zone), typed);
                prop_assert_eq!(local_at(later, &zone), typed);
            }
            Resolved::Skipped { before, after } => {
                prop_assert!(before < after);
                prop_assert!(local_at(before, &zone) < typed);
                prop_assert!(local_at(after, &zone) > typed);
            }
        }
    }

    #[test]
    fn a_day_never_ends_before_it_began(instant in any_instant(), by in 0..10_000_i64, zone in any_zone()) {
        // Samoa gave up a day; it never came back.
        prop_assert!(day_of(instant, &zone) <= day_of(shifted(instant, by), &zone));
    }
}
