//! A table over zones, seasons, midnight and leap days.

use super::*;

/// The rows named in `expected`, for the rules above and a pick-up at the planned end.
#[track_caller]
fn check(start: &str, zone: Tz, expected: &str) {
    let session = session(start, zone);
    let pickup = Plan {
        pickup: Some(session.local_end().time()),
        ..Plan::default()
    };
    let found = hours(&session, &rules(), Some(&pickup), None, &zone);
    let found: Vec<_> = found.iter().map(|hour| written(hour, zone)).collect();
    for row in expected.split(", ") {
        assert!(
            found.iter().any(|found| found == row),
            "{start}: {row} not in {found:?}"
        );
    }
}

#[test]
fn the_whole_of_an_ordinary_day() {
    let session = session("2026-05-10 10:00", NEW_YORK);
    check_all(
        &hours(&session, &rules(), Some(&ride("13:00")), None, &NEW_YORK),
        NEW_YORK,
        &[
            "dry 08 10:00",
            "food 10 04:00",
            "drink 10 08:00",
            "leave 10 09:20",
            "session 10 10:00",
            "pickup 10 13:00",
            "driving 11 13:00",
            "decisions 11 13:00",
            "dry-until 12 13:00",
        ],
    );
}

#[test]
fn hours_are_elapsed_time_in_every_zone_and_season() {
    // Nothing changes.
    check(
        "2026-01-15 10:00",
        NEW_YORK,
        "dry 13 10:00, food 15 04:00, drink 15 08:00, leave 15 09:20",
    );
    check(
        "2026-07-15 10:00",
        MADRID,
        "dry 13 10:00, food 15 04:00, driving 16 13:00",
    );
    check(
        "2026-01-15 08:30",
        SANTIAGO,
        "food 15 02:30, drink 15 06:30, leave 15 07:50",
    );
    check(
        "2026-07-15 14:00",
        SYDNEY,
        "food 15 08:00, driving 16 17:00",
    );
    check(
        "2026-07-15 14:00",
        LORD_HOWE,
        "food 15 08:00, driving 16 17:00",
    );
    // Forward: an hour is missing, so limits begin an hour earlier by the clock, end an hour later.
    check(
        "2026-03-08 10:00",
        NEW_YORK,
        "dry 06 09:00, food 08 04:00, drink 08 08:00, leave 08 09:20",
    );
    check(
        "2026-03-08 08:00",
        NEW_YORK,
        "food 08 01:00, drink 08 06:00, driving 09 11:00",
    );
    check(
        "2026-03-08 04:00",
        NEW_YORK,
        "food 07 21:00, drink 08 01:00, leave 08 03:20, pickup 08 07:00",
    );
    check(
        "2026-03-07 10:00",
        NEW_YORK,
        "pickup 07 13:00, driving 08 14:00, decisions 08 14:00, dry-until 09 14:00",
    );
    check("2026-03-09 10:00", NEW_YORK, "dry 07 09:00, food 09 04:00");
    check(
        "2026-03-29 08:00",
        MADRID,
        "food 29 01:00, drink 29 06:00, dry 27 07:00",
    );
    check(
        "2026-03-28 12:00",
        MADRID,
        "driving 29 16:00, dry-until 30 16:00",
    );
    check(
        "2026-09-06 06:00",
        SANTIAGO,
        "food 05 23:00, drink 06 04:00, dry 04 05:00",
    );
    check(
        "2026-09-05 20:00",
        SANTIAGO,
        "session 05 20:00, pickup 05 23:00, driving 07 00:00",
    );
    check(
        "2026-10-04 08:00",
        SYDNEY,
        "food 04 01:00, drink 04 06:00, dry 02 07:00",
    );
    check(
        "2026-10-03 10:00",
        SYDNEY,
        "driving 04 14:00, dry-until 05 14:00",
    );
    check(
        "2026-10-04 08:00",
        LORD_HOWE,
        "food 04 01:30, drink 04 06:00, dry 02 07:30",
    );
    check(
        "2026-10-03 10:00",
        LORD_HOWE,
        "driving 04 13:30, dry-until 05 13:30",
    );
    // Back: an hour comes twice.
    check(
        "2026-11-01 08:00",
        NEW_YORK,
        "food 01 02:00, drink 01 06:00, dry 30 09:00",
    );
    check(
        "2026-11-01 06:30",
        NEW_YORK,
        "food 01 01:30, drink 01 04:30, leave 01 05:50",
    );
    check(
        "2026-10-31 10:00",
        NEW_YORK,
        "driving 01 12:00, decisions 01 12:00, dry-until 02 12:00",
    );
    check(
        "2026-10-25 08:00",
        MADRID,
        "food 25 02:00, drink 25 06:00, dry 23 09:00",
    );
    check("2026-10-24 10:00", MADRID, "driving 25 12:00");
    check("2026-04-05 08:00", SANTIAGO, "food 05 02:00, dry 03 09:00");
    check(
        "2026-04-05 04:00",
        SANTIAGO,
        "food 04 23:00, drink 05 02:00",
    );
    check("2026-04-04 10:00", SANTIAGO, "driving 05 12:00");
    check("2026-04-05 08:00", SYDNEY, "food 05 02:00, dry 03 09:00");
    check("2026-04-04 10:00", SYDNEY, "driving 05 12:00");
    check("2026-04-05 08:00", LORD_HOWE, "food 05 02:00, dry 03 08:30");
    check("2026-04-04 10:00", LORD_HOWE, "driving 05 12:30");
}

#[test]
fn hours_over_midnight_leap_days_and_long_spans() {
    check(
        "2026-05-10 00:00",
        NEW_YORK,
        "dry 08 00:00, food 09 18:00, leave 09 23:20, pickup 10 03:00",
    );
    check(
        "2026-05-10 01:00",
        NEW_YORK,
        "food 09 19:00, drink 09 23:00, driving 11 04:00",
    );
    check(
        "2026-05-10 23:30",
        NEW_YORK,
        "pickup 11 02:30, driving 12 02:30, decisions 12 02:30",
    );
    check(
        "2027-01-01 00:30",
        MADRID,
        "dry 30 00:30, food 31 18:30, leave 31 23:50",
    );
    check(
        "2028-02-29 10:00",
        NEW_YORK,
        "dry 27 10:00, driving 01 13:00",
    );
    check("2028-03-01 10:00", NEW_YORK, "dry 28 10:00, food 01 04:00");
    check(
        "2028-02-28 10:00",
        SYDNEY,
        "driving 29 13:00, dry-until 01 13:00",
    );
    check("2027-03-01 10:00", NEW_YORK, "dry 27 10:00");
    check(
        "1996-02-29 10:00",
        MADRID,
        "dry 27 10:00, food 29 04:00, driving 01 13:00",
    );
    check("2056-03-12 08:00", NEW_YORK, "food 12 01:00, dry 10 07:00");
    check(
        "2056-07-01 10:00",
        MADRID,
        "food 01 04:00, driving 02 13:00",
    );
}

#[test]
fn an_hour_that_comes_twice_counts_from_the_one_chosen() {
    for (offset, food, end) in [
        (-4, "food 31 19:30", "04:30"),
        (-5, "food 31 20:30", "05:30"),
    ] {
        let session = Session {
            offset_seconds: Some(offset * 3600),
            length_minutes: 240,
            ..session("2026-11-01 01:30", NEW_YORK)
        };
        let found = hours(&session, &rules(), None, None, &NEW_YORK);
        assert!(
            found.iter().any(|hour| written(hour, NEW_YORK) == food),
            "{found:?}"
        );
        assert_eq!(
            shown(session.end(&NEW_YORK), &NEW_YORK),
            format!("2026-11-01 {end}")
        );
    }
}
