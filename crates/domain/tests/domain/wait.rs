//! What waits until tomorrow.

use chrono::NaiveDate;
use domain::wait::{Wait, open};

use crate::world::*;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
}

fn wait(text: &str) -> Wait {
    Wait {
        text: text.into(),
        put_at: utc("2026-05-10 15:00"),
        put_on: day(10),
        settled_at: None,
    }
}

#[test]
fn it_comes_back_on_another_day_once_decisions_need_not_wait() {
    let note = wait("Write to the landlord");
    for (today, decisions_wait, expected) in [
        (day(10), false, false),
        (day(10), true, false),
        (day(11), true, false),
        (day(11), false, true),
        (day(30), false, true),
        // The clock was set back.
        (day(9), false, false),
    ] {
        assert_eq!(note.is_back(today, decisions_wait), expected, "{today}");
    }
    assert!(!wait(" \u{200b}").is_back(day(11), false));
    let done = Wait {
        settled_at: Some(utc("2026-05-11 09:00")),
        ..note
    };
    assert!(!done.is_back(day(12), false) && !done.is_open());
}

#[test]
fn the_oldest_stands_first() {
    let later = Wait {
        put_at: utc("2026-05-10 16:00"),
        ..wait("b")
    };
    let all = [(1, later.clone()), (2, wait("a")), (3, wait(""))];
    assert_eq!(open(&all), [(2, wait("a")), (1, later)]);
}
