//! Local times, moments and days over every kind of change of the clocks.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use domain::time::{
    Fixed, Instant, Resolved, dates_between, day_begins, day_of, is_clock_wrong, is_told, local_at,
    reads_as_today, resolve, shifted, zones_at_hand,
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

#[track_caller]
fn check_told(zone: &str, expected: bool) {
    assert_eq!(is_told(zone), expected, "{zone}");
}

#[test]
fn a_browser_that_hides_the_zone_does_not_tell_it() {
    for hidden in [
        "",
        "UTC",
        "GMT",
        "Etc/UTC",
        "Etc/GMT+7",
        "Etc/Unknown",
        "Atlantic/Reykjavik",
    ] {
        check_told(hidden, false);
    }
    for told in [
        "America/New_York",
        "America/Argentina/Ushuaia",
        "Europe/London",
        "Atlantic/Azores",
    ] {
        check_told(told, true);
    }
}

#[test]
fn the_zones_at_hand_begin_with_the_phones_and_come_once() {
    let used = [
        "America/Denver",
        "Europe/Madrid",
        "Old/Name",
        "Europe/Madrid",
    ];
    let found = zones_at_hand(Some("America/Lima"), &used.map(str::to_owned), |zone| {
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

const TOKYO: Tz = Tz(chrono_tz::Asia::Tokyo);
const DENVER: Tz = Tz(chrono_tz::America::Denver);

/// Whether an hour, told by the clocks of `zone`, needs its weekday for a reader in `here`, whose own
/// clocks show `now`.
#[track_caller]
fn check_today(hour: &str, zone: Tz, now: &str, here: Tz, expected: bool) {
    let (at, now_at) = (
        resolve(local(hour), &zone).first(),
        resolve(local(now), &here).first(),
    );
    let found = reads_as_today(at, &zone, now_at, &here);
    assert_eq!(found, expected, "{hour} read at {now}");
}

/// 10 May 2026 is a Sunday.
#[test]
fn a_time_needs_its_weekday_unless_it_is_today_for_the_reader() {
    let (here, there) = (NEW_YORK, NEW_YORK);
    for (hour, now, expected) in [
        // On Saturday: 4 am is tomorrow's.
        ("2026-05-10 04:00", "2026-05-09 10:00", false),
        ("2026-05-10 04:00", "2026-05-09 23:59", false),
        // From midnight on it is today's, before it and after it.
        ("2026-05-10 04:00", "2026-05-10 00:00", true),
        ("2026-05-10 04:00", "2026-05-10 03:59", true),
        ("2026-05-10 04:00", "2026-05-10 23:59", true),
        // Yesterday's, also in the night, and the hour of a week ago.
        ("2026-05-10 10:00", "2026-05-11 00:02", false),
        ("2026-05-10 10:00", "2026-05-11 09:00", false),
        ("2026-05-10 10:00", "2026-05-17 09:00", false),
        ("2026-05-11 13:00", "2026-05-10 15:00", false),
        ("2026-05-11 00:00", "2026-05-10 23:59", false),
        // Nights of 23 and of 25 hours.
        ("2026-03-08 10:00", "2026-03-08 00:30", true),
        ("2026-03-08 10:00", "2026-03-07 23:30", false),
        ("2026-11-01 10:00", "2026-11-01 00:30", true),
        ("2026-11-02 00:30", "2026-11-01 23:30", false),
    ] {
        check_today(hour, there, now, here, expected);
    }
    // Sunday 10:00 in Denver is Monday 01:00 in Tokyo.
    for (now, expected) in [
        ("2026-05-10 09:00", false),
        ("2026-05-10 23:00", false),
        ("2026-05-11 00:30", false),
        ("2026-05-11 09:00", false),
    ] {
        check_today("2026-05-10 10:00", DENVER, now, TOKYO, expected);
    }
    // Sunday 20:00 in Denver is Monday in New York; 18:00 is Sunday in both.
    check_today(
        "2026-05-10 18:00",
        DENVER,
        "2026-05-10 12:00",
        NEW_YORK,
        true,
    );
    check_today(
        "2026-05-10 18:00",
        DENVER,
        "2026-05-11 00:30",
        NEW_YORK,
        false,
    );
    check_today(
        "2026-05-10 22:30",
        DENVER,
        "2026-05-10 12:00",
        NEW_YORK,
        false,
    );
    check_today(
        "2026-05-10 22:30",
        DENVER,
        "2026-05-11 00:10",
        NEW_YORK,
        false,
    );
}

#[test]
fn dates_change_at_midnight() {
    let between = |from: &str, to: &str, zone: Tz| {
        let at = |text| resolve(local(text), &zone).first();
        dates_between(at(from), at(to), &zone)
    };
    for (from, to, expected) in [
        ("2026-05-10 00:00", "2026-05-10 23:59", 0),
        ("2026-05-09 23:59", "2026-05-10 00:00", 1),
        ("2026-05-10 03:59", "2026-05-10 05:00", 0),
        ("2026-05-03 12:00", "2026-05-10 05:00", 7),
        ("2026-05-10 05:00", "2026-05-09 05:00", -1),
    ] {
        assert_eq!(between(from, to, NEW_YORK), expected, "{from} {to}");
    }
    // Santiago goes forward at midnight.
    assert_eq!(between("2026-09-05 23:00", "2026-09-06 01:00", SANTIAGO), 1);
}
