//! What is caught up with: one thing, or nothing.

use domain::reminder::missed;

use super::*;

#[track_caller]
fn check_missed(series: &Series, since: &str, now: &str, expected: Option<&str>) {
    let (since, now) = (format!("2026-05-{since}"), format!("2026-05-{now}"));
    let all = all(series, &rules(), &now);
    let found = missed(&all, utc(&since), utc(&now));
    assert_eq!(
        found.map(|reminder| written(reminder, NEW_YORK)).as_deref(),
        expected
    );
}

/// In UTC; New York is four hours behind.
#[test]
fn of_all_that_was_missed_one_thing_is_told() {
    let series = sunday();
    check_missed(&series, "07 13:00", "07 13:59", None);
    // Nobody was asked yet: Today says so already.
    check_missed(&series, "07 13:00", "07 14:00", None);
    check_missed(&series, "08 13:00", "08 14:00", Some("a dry 08 10:00"));
    check_missed(&series, "08 14:00", "08 15:00", None);
    check_missed(&series, "08 13:00", "09 13:00", Some("a dry 08 10:00"));
    // Food is more pressing, also the evening before.
    check_missed(
        &series,
        "08 13:00",
        "09 23:30",
        Some("a food 09 19:00 for 10 04:00"),
    );
    check_missed(&series, "10 00:00", "10 12:30", Some("a drink 10 08:00"));
    check_missed(&series, "08 13:00", "10 13:30", Some("a leave 10 09:20"));
    // Once it begins nothing of it matters, and a clock that was set back misses nothing.
    check_missed(&series, "08 13:00", "10 14:00", None);
    check_missed(&series, "09 13:00", "08 15:00", None);
}

#[test]
fn an_open_ride_is_caught_up_with_while_it_is_due() {
    let mut series = sunday();
    series[0].ride = Some(Plan::default());
    series[0].answers = vec![GateAnswer {
        gate: Gate::Asked,
        answer: Answer::Asked,
        at: utc("2026-05-01 12:00"),
        session_local: local("2026-05-10 10:00"),
    }];
    check_missed(&series, "07 13:00", "07 15:00", Some("a ride-3d 07 10:00"));
    check_missed(&series, "07 13:00", "08 13:00", Some("a ride-3d 07 10:00"));
    check_missed(&series, "08 15:00", "09 15:00", Some("a ride-1d 09 10:00"));
}
