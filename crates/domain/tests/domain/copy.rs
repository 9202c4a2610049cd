//! When Today speaks of a copy.

use domain::copy::{
    Facts, Known, LastCopy, Made, OLD_AFTER_DAYS, QUIET_AFTER_HANDING_OVER, is_due,
};
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

fn made(days: i64) -> Made {
    Made {
        at: days_ago(days),
        writes: 1,
    }
}

/// Taken by the phone, so many days ago.
fn handed_over(days: i64) -> LastCopy {
    LastCopy::handed_over(None, made(days), days_ago(days))
}

/// Known to be there, so many days ago.
fn known(days: i64, how: Known) -> LastCopy {
    handed_over(days).known(days_ago(days), how).expect("news")
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
        last: Some(last),
        entries: 5,
        written: Some(days_ago(written)),
        had_session: true,
        ..nothing()
    };
    for how in [Known::Opened, Known::Said] {
        check(with(known(OLD_AFTER_DAYS, how), 1), true);
        check(with(known(OLD_AFTER_DAYS - 1, how), 1), false);
        check(with(known(OLD_AFTER_DAYS, how), OLD_AFTER_DAYS + 1), false);
    }
}

#[test]
fn one_that_was_only_handed_over_is_relied_on_for_a_day() {
    let with = |last| Facts {
        last: Some(last),
        entries: 5,
        written: Some(days_ago(1)),
        ..nothing()
    };
    let minutes_ago = |minutes: i64| {
        let taken = shifted(now(), -minutes);
        LastCopy::handed_over(None, made(2), taken)
    };
    let day = QUIET_AFTER_HANDING_OVER * 60;
    check(with(minutes_ago(0)), false);
    check(with(minutes_ago(day - 1)), false);
    check(with(minutes_ago(day)), true);
    check(with(handed_over(OLD_AFTER_DAYS + 1)), true);
    // What there is not to lose is not asked for.
    let little = Facts {
        entries: 2,
        ..with(minutes_ago(day))
    };
    check(little, false);
    // An older one that is known to be there goes on counting, and no newer one makes it younger.
    let also = |days| LastCopy::handed_over(Some(known(days, Known::Opened)), made(2), days_ago(2));
    check(with(also(OLD_AFTER_DAYS - 1)), false);
    check(with(also(OLD_AFTER_DAYS)), true);
    let just_now = LastCopy {
        handed_over: now(),
        ..also(OLD_AFTER_DAYS)
    };
    check(with(just_now), false);
}

#[test]
fn what_is_known_of_copies() {
    let none = handed_over(3);
    assert_eq!((none.how_known(), none.relied_on()), (None, None));
    for how in [Known::Opened, Known::Said] {
        let last = none.known(days_ago(3), how).expect("news");
        assert_eq!(last.how_known(), Some(how));
        assert_eq!(last.relied_on(), Some(days_ago(3)));
        assert_eq!(last.made, none.made);
    }
    // Opening it tells more than saying so, and nothing twice.
    let said = known(3, Known::Said);
    assert_eq!(said.known(days_ago(3), Known::Said), None);
    let opened = said.known(days_ago(3), Known::Opened).expect("news");
    assert_eq!(opened.how_known(), Some(Known::Opened));
    assert_eq!(opened.known(days_ago(3), Known::Said), None);
    // An older one was opened: the last one is as unknown as before.
    let older = none.known(days_ago(9), Known::Opened).expect("news");
    assert_eq!(older.how_known(), None);
    assert_eq!(older.relied_on(), Some(days_ago(9)));
    assert_eq!(older.known(days_ago(10), Known::Opened), None);
    let newer = older.known(days_ago(3), Known::Said).expect("news");
    assert_eq!(newer.how_known(), Some(Known::Said));
    // A copy that is made later is unknown again; what is known stays.
    let next = LastCopy::handed_over(Some(newer), made(1), days_ago(1));
    assert_eq!((next.how_known(), next.known), (None, newer.known));
    // Made with a clock that was set back.
    let back = LastCopy::handed_over(Some(newer), made(30), now());
    let known = back.known(days_ago(30), Known::Opened).expect("news");
    assert_eq!(known.how_known(), Some(Known::Opened));
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
