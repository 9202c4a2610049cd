//! Dates and times as Americans, Mexicans, Spaniards and the British write them.

use chrono::{DateTime, TimeZone, Utc};
use platform::reader::Reader;
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{Undo, eval};

const DENVER: &str = "America/Denver";

/// The browser asks for these languages until this is dropped.
pub fn languages(list: &str) -> Undo {
    eval(&format!(
        "Object.defineProperty(navigator, 'languages', {{ value: {list}, configurable: true }})"
    ));
    Undo("delete navigator.languages")
}

fn reader(languages_offered: &str, language: &str) -> Reader {
    let _undo = languages(languages_offered);
    Reader::new(language)
}

/// A Thursday: March 12, 2026, 10:00 in Denver.
fn ten() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 12, 16, 0, 0).unwrap()
}

#[track_caller]
fn check(written: String, expected: &str) {
    // Locale data differs in this space.
    let written = written.replace('\u{a0}', " ").replace("a. m.", "a.m.");
    assert_eq!(written, expected);
    assert!(!written.contains('\u{202f}'));
}

#[test]
fn american_english() {
    let us = reader("['en-US']", "en");
    let half_past = ten() + chrono::TimeDelta::minutes(30);
    check(us.time(ten(), DENVER), "10:00 am");
    check(
        us.time(ten() + chrono::TimeDelta::hours(3), DENVER),
        "1:00 pm",
    );
    check(us.time_short(ten(), DENVER), "10 am");
    check(us.time_short(half_past, DENVER), "10:30 am");
    check(us.weekday_time(ten(), DENVER), "Thu 10 am");
    check(us.weekday_time(half_past, DENVER), "Thu 10:30 am");
    check(us.weekday_date(ten(), DENVER), "Thursday, March 12");
    check(us.weekday(ten(), DENVER), "Thursday");
    check(us.weekday_short(ten(), DENVER), "Thu");
    check(us.date_long(ten(), DENVER), "March 12, 2026");
    check(us.month_year(ten(), DENVER), "March 2026");
    check(us.relative(-1), "yesterday");
    check(us.relative(0), "today");
    check(us.relative(1), "tomorrow");
    check(us.relative(3), "in 3 days");
    check(us.relative(-12), "12 days ago");
    check(us.list(&["a"]), "a");
    check(us.list(&["a", "b"]), "a and b");
    check(us.list(&["a", "b", "c"]), "a, b, and c");
    check(us.list::<&str>(&[]), "");
    check(us.number(1234.5), "1,234.5");
}

#[test]
fn other_conventions() {
    let british = reader("['fr-FR', 'en-GB']", "en");
    check(british.time(ten(), DENVER), "10:00");
    check(british.weekday_time(ten(), DENVER), "Thu 10:00");
    // Locale data came to drop this comma.
    let written = british.weekday_date(ten(), DENVER).replace(',', "");
    check(written, "Thursday 12 March");
    let spaniard = reader("['es-ES', 'en-US']", "es");
    check(spaniard.time(ten(), DENVER), "10:00");
    check(spaniard.weekday_time(ten(), DENVER), "jue 10:00");
    check(spaniard.weekday_date(ten(), DENVER), "jueves 12 de marzo");
    check(spaniard.date_long(ten(), DENVER), "12 de marzo de 2026");
    check(spaniard.relative(-1), "ayer");
    check(spaniard.list(&["a", "b", "c"]), "a, b y c");
    let in_spanish = reader("['en-US']", "es");
    assert_eq!(in_spanish.locale(), "es-US");
    check(in_spanish.time(ten(), DENVER), "10:00 a.m.");
    check(in_spanish.weekday_time(ten(), DENVER), "jue 10 a.m.");
    let in_english = reader("['es-MX']", "en");
    assert_eq!(in_english.locale(), "en-US");
}

#[test]
fn the_zone_is_the_one_asked_for() {
    let us = reader("['en-US']", "en");
    check(us.time(ten(), "Asia/Kathmandu"), "9:45 pm");
    check(us.weekday(ten(), "Pacific/Auckland"), "Friday");
    check(
        us.time(Utc.with_ymd_and_hms(2026, 3, 12, 6, 0, 0).unwrap(), DENVER),
        "12:00 am",
    );
    check(
        us.time(Utc.with_ymd_and_hms(2026, 3, 12, 18, 0, 0).unwrap(), DENVER),
        "12:00 pm",
    );
    // The hour that summer time repeats reads the same twice; the zone's rules are the browser's.
    let first = Utc.with_ymd_and_hms(2026, 11, 1, 7, 30, 0).unwrap();
    check(us.time(first, DENVER), "1:30 am");
    check(
        us.time(first + chrono::TimeDelta::hours(1), DENVER),
        "1:30 am",
    );
    let unknown = us.time(ten(), "Mars/Olympus");
    assert_eq!(unknown, "");
}

#[test]
fn a_browser_without_languages_or_lists_still_writes() {
    let bare = reader("undefined", "es");
    assert_eq!(bare.locale(), "es-US");
    eval("window.real_list = Intl.ListFormat; Intl.ListFormat = undefined;");
    let _undo = Undo("Intl.ListFormat = real_list");
    assert_eq!(bare.list(&["a", "b"]), "a, b");
    assert!(
        !bare
            .date_long(DateTime::<Utc>::MAX_UTC, DENVER)
            .contains("NaN")
    );
}
