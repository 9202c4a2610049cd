//! When Today speaks of a copy.

use domain::copy::{Facts, Made, OLD_AFTER_DAYS, is_due};
use domain::path::Place;
use domain::time::{Instant, shifted};

/// In minutes.
const DAY: i64 = 24 * 60;

fn now() -> Instant {
    Instant::from_timestamp_millis(1_763_900_000_000).expect("a moment")
}

fn days_ago(days: i64) -> Instant {
    shifted(now(), -days * DAY)
}

fn nothing() -> Facts {
    Facts {
        now: now(),
        place: Place::Between,
        last: None,
        entries: 0,
        written: None,
        had_session: false,
    }
}

fn copied(days: i64) -> Option<Made> {
    Some(Made {
        at: days_ago(days),
        writes: 1,
    })
}

#[track_caller]
fn check(facts: Facts, expected: bool) {
    assert_eq!(is_due(&facts), expected, "{facts:?}");
}

#[test]
fn the_first_after_the_third_entry_or_the_first_session() {
    let entries = |entries| Facts {
        entries,
        written: Some(now()),
        ..nothing()
    };
    check(nothing(), false);
    check(entries(2), false);
    check(entries(3), true);
    let after = Facts {
        had_session: true,
        ..entries(1)
    };
    check(after, true);
    // Dates, rides and what the clinic said are to be lost too.
    let without_words = Facts {
        had_session: true,
        ..nothing()
    };
    check(without_words, true);
}

#[test]
fn another_when_words_were_added_to_an_old_one() {
    let with = |last, written| Facts {
        last,
        entries: 5,
        written: Some(days_ago(written)),
        had_session: true,
        ..nothing()
    };
    check(with(copied(OLD_AFTER_DAYS), 1), true);
    check(with(copied(OLD_AFTER_DAYS - 1), 1), false);
    check(with(copied(OLD_AFTER_DAYS), OLD_AFTER_DAYS + 1), false);
}

#[test]
fn never_on_the_day_of_a_session() {
    let full = |place| Facts {
        place,
        entries: 9,
        written: Some(now()),
        ..nothing()
    };
    for place in [
        Place::Morning,
        Place::InSession,
        Place::ComingBack,
        Place::AfterCare,
    ] {
        check(full(place), false);
    }
    check(full(Place::Eve), true);
    check(full(Place::DaysAfter { day: 1 }), true);
}
