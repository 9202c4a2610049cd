//! When the app locks by itself.

use domain::lock::{Habits, IDLE_MINUTES, STILL_KNOWN_DAYS};
use domain::time::{Instant, shifted};

/// In minutes.
const DAY: i64 = 24 * 60;

fn now() -> Instant {
    Instant::from_timestamp_millis(1_763_900_000_000).expect("a moment")
}

#[track_caller]
fn check(habits: Habits, hidden_for: Option<i64>, untouched_for: i64, expected: bool) {
    let hidden = hidden_for.map(|minutes| shifted(now(), -minutes));
    let touched = shifted(now(), -untouched_for);
    assert_eq!(habits.locks(now(), hidden, touched), expected);
}

#[test]
fn locks_once_it_was_away_or_untouched_for_long() {
    let usual = Habits::default();
    check(usual, None, 0, false);
    check(usual, Some(0), 0, false);
    check(usual, Some(1), 1, true);
    check(usual, None, IDLE_MINUTES - 1, false);
    check(usual, None, IDLE_MINUTES, true);

    let patient = Habits {
        hidden_minutes: Some(5),
        when_idle: false,
        ..usual
    };
    check(patient, Some(4), 60, false);
    check(patient, Some(5), 60, true);

    let never = Habits {
        hidden_minutes: None,
        when_idle: false,
        ..usual
    };
    check(never, Some(10_000), 10_000, false);
    // A clock that was set back is no reason to lock.
    check(usual, Some(-30), -30, false);
}

#[test]
fn asks_after_a_month_whether_the_passphrase_is_known() {
    let known = |days_ago: i64| Habits {
        known: Some(shifted(now(), -days_ago * DAY)),
        ..Habits::default()
    };
    assert!(!Habits::default().asks_if_known(now()));
    assert!(!known(0).asks_if_known(now()));
    assert!(!known(STILL_KNOWN_DAYS - 1).asks_if_known(now()));
    assert!(known(STILL_KNOWN_DAYS).asks_if_known(now()));
}
