//! When the app locks by itself.

use domain::lock::{Habits, IDLE_MINUTES, Moment, STILL_KNOWN_DAYS};
use domain::time::{Instant, shifted};

/// In minutes.
const DAY: i64 = 24 * 60;

fn now() -> Instant {
    Instant::from_timestamp_millis(1_763_900_000_000).expect("a moment")
}

/// So many minutes from now by the calendar, and by the clock that only runs on.
fn moment(at: i64, ticks: i64) -> Moment {
    Moment {
        at: shifted(now(), at),
        ticks: 9e9 + 60_000.0 * ticks as f64,
    }
}

#[track_caller]
fn check(habits: Habits, hidden_for: Option<i64>, untouched_for: i64, expected: bool) {
    let minutes_ago = |minutes: i64| moment(-minutes, -minutes);
    let hidden = hidden_for.map(minutes_ago);
    let touched = minutes_ago(untouched_for);
    assert_eq!(habits.locks(moment(0, 0), hidden, touched), expected);
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
}

/// Of a clock that was set, the one that only runs on tells; of both that stood still, nobody can.
#[test]
fn a_clock_that_is_set_keeps_nothing_open() {
    let (usual, here) = (Habits::default(), moment(0, 0));
    let locks = |hidden| usual.locks(here, Some(hidden), here);
    // Set back far, or to just after the phone was put away.
    assert!(locks(moment(600, -2)));
    assert!(locks(moment(0, -2)));
    assert!(usual.locks(here, None, moment(0, -IDLE_MINUTES)));
    assert!(usual.locks(here, None, moment(1, 0)));
    // The phone slept: only the calendar went on.
    assert!(locks(moment(-2, 0)));
    assert!(!locks(moment(0, 0)));
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
