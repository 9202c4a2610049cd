//! Zones: the browser's tables beside chrono-tz, and the clock.

use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use domain::time::Zone;
use platform::clock::{self, BrowserZone};
use platform::preferences;
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The United States, Europe, the southern hemisphere, halves and quarters of an hour, none.
/// Only zones whose rules are some years old: a browser's tables may be older than chrono-tz's.
const ZONES: [&str; 20] = [
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/St_Johns",
    "America/Puerto_Rico",
    "America/Santiago",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Berlin",
    "Africa/Johannesburg",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
];

fn expected(zone: &str, instant: DateTime<Utc>) -> i32 {
    let zone: Tz = zone.parse().unwrap();
    let offset = zone.offset_from_utc_datetime(&instant.naive_utc());
    offset.fix().local_minus_utc()
}

#[track_caller]
fn known(zone: &str) -> BrowserZone {
    clock::zone(zone).unwrap()
}

#[track_caller]
fn check(zone: &str, instant: DateTime<Utc>) {
    let offset = known(zone).offset_at(instant);
    assert_eq!(offset, expected(zone, instant), "{zone} at {instant}");
}

#[test]
fn two_hundred_instants_are_as_in_chrono_tz() {
    // From 2000 to 2026 in steps that fall on all months, days and hours.
    for (index, zone) in ZONES.iter().cycle().take(200).enumerate() {
        let days = index as i64 * 48;
        let instant = Utc.with_ymd_and_hms(2000, 1, 1, 0, 0, 0).unwrap()
            + chrono::TimeDelta::minutes(days * 24 * 60 + index as i64 * 97);
        check(zone, instant);
    }
}

#[test]
fn every_change_of_two_years_is_seen_to_the_second() {
    for zone in ZONES {
        let mut instant = Utc.with_ymd_and_hms(2025, 1, 1, 0, 0, 0).unwrap();
        let end = Utc.with_ymd_and_hms(2027, 1, 1, 0, 0, 0).unwrap();
        let hour = chrono::TimeDelta::hours(1);
        while instant < end {
            // Changes fall on a full hour of UTC, or the half in Lord Howe and Chatham.
            if expected(zone, instant) != expected(zone, instant + hour) {
                for minutes in [0, 14, 15, 16, 29, 30, 31, 44, 45, 46, 59, 60] {
                    let near = instant + chrono::TimeDelta::minutes(minutes);
                    check(zone, near);
                    check(zone, near - chrono::TimeDelta::seconds(1));
                }
            }
            instant += hour;
        }
    }
}

#[test]
fn the_past_and_thirty_years_ahead() {
    // No rule is known that far ahead but today's; the past has rules long gone.
    for year in [1971, 1980, 1987, 1995, 2006, 2007, 2030, 2037] {
        for zone in [
            "America/New_York",
            "Europe/Berlin",
            "America/Denver",
            "Asia/Kolkata",
        ] {
            for month in [1, 4, 7, 10] {
                check(
                    zone,
                    Utc.with_ymd_and_hms(year, month, 15, 7, 30, 15).unwrap(),
                );
            }
        }
    }
    for (zone, winter, summer) in [
        ("America/New_York", -5, -4),
        ("Europe/Madrid", 1, 2),
        ("Australia/Sydney", 11, 10),
        ("Asia/Tokyo", 9, 9),
    ] {
        let zone = known(zone);
        let january = Utc.with_ymd_and_hms(2056, 1, 15, 12, 0, 0).unwrap();
        let july = Utc.with_ymd_and_hms(2056, 7, 15, 12, 0, 0).unwrap();
        assert_eq!(zone.offset_at(january), winter * 3600);
        assert_eq!(zone.offset_at(july), summer * 3600);
    }
}

#[test]
fn midnight_and_instants_far_out() {
    let utc = known("UTC");
    for instant in [
        Utc.with_ymd_and_hms(2026, 3, 12, 0, 0, 0).unwrap(),
        Utc.with_ymd_and_hms(2024, 2, 29, 23, 59, 59).unwrap(),
        Utc.with_ymd_and_hms(1, 1, 2, 0, 0, 0).unwrap(),
        Utc.with_ymd_and_hms(-40, 1, 1, 0, 0, 0).unwrap(),
        DateTime::<Utc>::MAX_UTC,
        DateTime::<Utc>::MIN_UTC,
    ] {
        assert_eq!(utc.offset_at(instant), 0, "{instant}");
    }
    // A half second before the minute is still that minute.
    let tokyo = known("Asia/Tokyo");
    assert_eq!(
        tokyo.offset_at(DateTime::from_timestamp_millis(-1).unwrap()),
        9 * 3600
    );
    assert_eq!(
        tokyo.offset_at(DateTime::from_timestamp_millis(59_999).unwrap()),
        9 * 3600
    );
}

#[test]
fn a_name_is_a_zone_or_not() {
    for known in ["UTC", "America/New_York", "Europe/Madrid", "Asia/Kathmandu"] {
        assert!(clock::zone(known).is_some(), "{known}");
    }
    for unknown in [
        "",
        "Mars/Olympus",
        "+02:00",
        "-0500",
        "America/",
        "<script>",
        "\0",
    ] {
        assert!(clock::zone(unknown).is_none(), "{unknown}");
    }
}

#[test]
fn the_phone_has_a_zone_and_a_present() {
    assert!(clock::zone(&clock::zone_shown()).is_some());
    let before = js_sys::Date::now() as i64;
    let now = clock::now().timestamp_millis();
    assert!((before..before + 10_000).contains(&now));
}

/// A zone that the browser does not know has no clock: not that of UTC, nor any other.
#[test]
fn without_intl_no_zone_is_known() {
    crate::eval("window.real_intl = Intl; window.Intl = undefined;");
    let _undo = crate::Undo("window.Intl = real_intl;");
    assert_eq!(clock::here(), None);
    assert_eq!(clock::zone("Africa/Nairobi"), None);
    // What the phone's own clock shows is known all the same.
    let date = js_sys::Date::new_0();
    assert_eq!(
        f64::from(clock::offset_here(clock::now())),
        -60.0 * date.get_timezone_offset()
    );
}

/// `here` as it is while the browser gives this as its zone; with what was answered.
#[track_caller]
fn check_here(told: &str, answered: Option<&str>, expected: Option<&str>) {
    crate::eval(&format!(
        "window.real_intl = Intl;
        window.Intl = {{
            ...Object.fromEntries(Object.getOwnPropertyNames(real_intl).map((name) => [name, real_intl[name]])),
            DateTimeFormat: class extends real_intl.DateTimeFormat {{
                resolvedOptions() {{ return {{ ...super.resolvedOptions(), timeZone: {told} }}; }}
            }},
        }};"
    ));
    let _undo = crate::Undo("window.Intl = real_intl;");
    match answered {
        Some(zone) => assert!(preferences::set(preferences::ZONE, zone)),
        None => preferences::forget(&[preferences::ZONE]),
    }
    assert_eq!(clock::here().as_deref(), expected, "{told} {answered:?}");
    preferences::forget(&[preferences::ZONE]);
}

#[test]
fn a_browser_that_hides_the_zone_is_asked_about() {
    let denver = Some("America/Denver");
    check_here("'Asia/Tokyo'", None, Some("Asia/Tokyo"));
    // What the browser tells goes before what was answered once.
    check_here("'Asia/Tokyo'", denver, Some("Asia/Tokyo"));
    for hidden in [
        "'UTC'",
        "'Etc/Unknown'",
        "'Atlantic/Reykjavik'",
        "undefined",
    ] {
        check_here(hidden, None, None);
        check_here(hidden, denver, denver);
        check_here(hidden, Some("Mars/Olympus"), None);
        // Somebody may live there.
        check_here(
            hidden,
            Some("Atlantic/Reykjavik"),
            Some("Atlantic/Reykjavik"),
        );
    }
}
