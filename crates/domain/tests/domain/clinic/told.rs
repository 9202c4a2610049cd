//! Food and drink as clinics tell them: by hours before, or by the clock; each says the other.

use domain::clinic::{Before, ToldBy};

use super::*;

const SUNDAY: &str = "2026-05-10 10:00";

/// What is kept of what was typed for a session that begins at `start`, in minutes before it.
#[track_caller]
fn check(start: &str, zone: Tz, by: ToldBy, value: &str, expected: Result<u32, Problem>) {
    let start = session(start, zone).start(&zone);
    let before = Before { start, zone: &zone };
    let draft = Draft {
        told_by: by,
        ..typed(value)
    };
    let found = draft.finish(Topic::Food, today(), Some(before));
    let expected = expected.map(|minutes| said(Value::Minutes(minutes)));
    assert_eq!(found, expected.map_err(|problem| vec![problem]), "{value}");
}

#[test]
fn a_bare_number_means_what_was_chosen_and_a_unit_says_it_by_itself() {
    use ToldBy::{Clock, Hours};
    for (by, value, minutes) in [
        (Hours, "4", 240),
        (Hours, "6 h", 360),
        (Hours, "1:30", 90),
        (Hours, "0:30", 30),
        (Hours, "00:30", 30),
        (Hours, "4 am", 360),
        (Hours, "4am", 360),
        (Hours, "4 a.m.", 360),
        (Hours, "4 a. m.", 360),
        (Hours, "4:30 AM", 330),
        (Hours, "10 pm", 720),
        (Hours, "12 am", 600),
        (Hours, "04:00", 360),
        (Clock, "4", 360),
        (Clock, "04:00", 360),
        (Clock, "4:00", 360),
        (Clock, "4.30", 330),
        (Clock, "04:00:00", 360),
        (Clock, "22:00", 720),
        (Clock, "0:00", 600),
        (Clock, "9:59", 1),
        // At the start itself: nobody means none at all.
        (Clock, "10:00", 1440),
        (Clock, "12 pm", 1320),
        (Clock, "6 h", 360),
    ] {
        check(SUNDAY, NEW_YORK, by, value, Ok(minutes));
    }
}

#[test]
fn what_is_no_time_of_day_says_so() {
    for value in [
        "24:00",
        "4:60",
        "4:5",
        "25",
        "13 am",
        "0 pm",
        "4 o'clock",
        "1,5",
        ":30",
        "4:",
    ] {
        check(
            SUNDAY,
            NEW_YORK,
            ToldBy::Clock,
            value,
            Err(Problem::Unreadable),
        );
    }
    check(SUNDAY, NEW_YORK, ToldBy::Clock, " ", Err(Problem::Missing));
    check(
        SUNDAY,
        NEW_YORK,
        ToldBy::Clock,
        "-4",
        Err(Problem::Negative),
    );
}

#[test]
fn a_time_of_day_needs_a_session_and_a_rule_that_is_counted_back_from_it() {
    let clock = |value: &str| Draft {
        told_by: ToldBy::Clock,
        ..typed(value)
    };
    let finish = |topic, value: &str| clock(value).finish(topic, today(), None);
    assert_eq!(finish(Topic::Drink, "04:00"), Err(vec![Problem::NoSession]));
    assert_eq!(finish(Topic::Drink, "6 h"), Ok(said(Value::Minutes(360))));
    assert_eq!(
        finish(Topic::Alcohol, "4 am"),
        Err(vec![Problem::Unreadable])
    );
    assert_eq!(finish(Topic::Driving, "48"), Ok(said(Value::Minutes(2880))));
    for topic in Topic::ALL {
        let expected = matches!(topic, Topic::Food | Topic::Drink);
        assert_eq!(topic.has_clock_time(), expected, "{topic:?}");
    }
}

/// Elapsed time, over nights of 23 and 25 hours; of two moments the earlier.
#[test]
fn a_change_of_the_clocks_in_the_night_before() {
    let clock = ToldBy::Clock;
    // Clocks go forward at 2:00 on 8 March 2026, and back at 2:00 on 1 November.
    check("2026-03-08 10:00", NEW_YORK, clock, "04:00", Ok(360));
    check("2026-03-08 10:00", NEW_YORK, clock, "01:00", Ok(480));
    check("2026-03-08 10:00", NEW_YORK, clock, "02:30", Ok(450));
    check("2026-03-08 10:00", NEW_YORK, clock, "22:00", Ok(660));
    check("2026-11-01 10:00", NEW_YORK, clock, "04:00", Ok(360));
    check("2026-11-01 10:00", NEW_YORK, clock, "01:30", Ok(570));
    check("2026-11-01 10:00", NEW_YORK, clock, "22:00", Ok(780));
}

#[test]
fn each_way_of_telling_says_the_other() {
    let clock = |start: &str, minutes| {
        let start = session(start, NEW_YORK).start(&NEW_YORK);
        let zone = &NEW_YORK;
        Before { start, zone }.clock(minutes)
    };
    for (minutes, expected) in [
        (360, Some("04:00")),
        (90, Some("08:30")),
        (720, Some("22:00")),
        (1, Some("09:59")),
        (0, None),
        (1440, Some("10:00")),
        (1441, None),
        (2880, None),
    ] {
        assert_eq!(clock(SUNDAY, minutes).as_deref(), expected, "{minutes}");
    }
    // In a night of 25 hours half past one comes twice: the second cannot be told by the clock.
    assert_eq!(clock("2026-11-01 10:00", 570).as_deref(), Some("01:30"));
    assert_eq!(clock("2026-11-01 10:00", 510), None);
}

proptest! {
    #[test]
    fn what_the_clock_says_is_the_time_before(
        minutes in 1..1440_u32, day in 0..730_i64, start in 0..1440_i64, which in 0..ZONES.len(),
    ) {
        let zone = ZONES[which];
        let local = local("2026-01-01 00:00") + chrono::TimeDelta::minutes(day * 1440 + start);
        let session = domain::session::Session { local, ..session("2026-01-01 00:00", zone) };
        let before = Before { start: session.start(&zone), zone: &zone };
        if let Some(clock) = before.clock(minutes) {
            let draft = Draft { told_by: ToldBy::Clock, ..typed(&clock) };
            prop_assert_eq!(draft.finish(Topic::Food, today(), Some(before)), Ok(said(Value::Minutes(minutes))));
        }
    }
}

/// The floor stands beside what the clinic said, wherever that is shorter.
#[test]
fn the_floor_stands_beside_a_shorter_word() {
    for topic in [
        Topic::Alcohol,
        Topic::Cannabis,
        Topic::Driving,
        Topic::Decisions,
    ] {
        for (said, expected) in [
            (0, Some(1440)),
            (360, Some(1440)),
            (1439, Some(1440)),
            (1440, None),
            (2880, None),
        ] {
            assert_eq!(topic.floor_over(said), expected, "{topic:?} {said}");
        }
    }
    for topic in [
        Topic::Food,
        Topic::Drink,
        Topic::ArriveEarly,
        Topic::RideStay,
    ] {
        assert_eq!(topic.floor_over(0), None, "{topic:?}");
    }
}
