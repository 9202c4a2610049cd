//! A course: its dates, what keeps it from being one, and moving those that come after.

use domain::course::{Draft, MOST, Pattern, Problem, Rhythm, like, moved};
use domain::session::{Fold, Problem as Of, Session};
use proptest::prelude::*;

use crate::world::*;

fn typed(rhythm: Rhythm) -> Draft {
    Draft {
        rhythm: Some(rhythm),
        times: "6".into(),
        twice: "4".into(),
        weekly: "4".into(),
        days: "10".into(),
        // Tuesday and Friday.
        weekdays: [false, true, false, false, true, false, false],
    }
}

/// The dates of a course as `Mon 05-11 Thu 05-14`, from a day of 2026.
#[track_caller]
fn check(draft: &Draft, first: &str, expected: &str) {
    let pattern = draft.finish().expect("a pattern");
    let first = local(&format!("2026-{first} 09:30"));
    let starts = pattern.starts(first);
    assert!(starts.iter().all(|start| start.time() == first.time()));
    let dates: Vec<_> = starts
        .iter()
        .map(|start| start.format("%a %m-%d").to_string())
        .collect();
    assert_eq!(dates.join(" "), expected);
}

#[test]
fn every_two_weeks() {
    check(
        &typed(Rhythm::EveryTwoWeeks),
        "05-11",
        "Mon 05-11 Mon 05-25 Mon 06-08 Mon 06-22 Mon 07-06 Mon 07-20",
    );
}

#[test]
fn twice_a_week_and_then_weekly() {
    check(
        &typed(Rhythm::TwiceThenWeekly),
        "05-11",
        "Mon 05-11 Thu 05-14 Mon 05-18 Thu 05-21 Mon 05-25 Thu 05-28 Mon 06-01 Thu 06-04 \
         Mon 06-08 Mon 06-15 Mon 06-22 Mon 06-29",
    );
    let short = Draft {
        twice: "1".into(),
        weekly: "0".into(),
        ..typed(Rhythm::TwiceThenWeekly)
    };
    // The second of a week falls on no weekend, unless the first does.
    for (first, expected) in [
        ("05-11", "Mon 05-11 Thu 05-14"),
        ("05-12", "Tue 05-12 Fri 05-15"),
        ("05-13", "Wed 05-13 Fri 05-15"),
        ("05-14", "Thu 05-14 Mon 05-18"),
        ("05-15", "Fri 05-15 Mon 05-18"),
        ("05-16", "Sat 05-16 Tue 05-19"),
        ("05-17", "Sun 05-17 Wed 05-20"),
    ] {
        check(&short, first, expected);
    }
}

#[test]
fn six_in_three_weeks() {
    check(
        &typed(Rhythm::SixInThreeWeeks),
        "05-12",
        "Tue 05-12 Fri 05-15 Tue 05-19 Fri 05-22 Tue 05-26 Fri 05-29",
    );
}

#[test]
fn ones_own() {
    check(
        &typed(Rhythm::EveryDays),
        "05-11",
        "Mon 05-11 Thu 05-21 Sun 05-31 Wed 06-10 Sat 06-20 Tue 06-30",
    );
    check(
        &typed(Rhythm::OnWeekdays),
        "05-12",
        "Tue 05-12 Fri 05-15 Tue 05-19 Fri 05-22 Tue 05-26 Fri 05-29",
    );
    // The first day stands, whichever it is.
    check(
        &typed(Rhythm::OnWeekdays),
        "05-13",
        "Wed 05-13 Fri 05-15 Tue 05-19 Fri 05-22 Tue 05-26 Fri 05-29",
    );
    let ten_a_week = Draft {
        days: "1".into(),
        times: "10".into(),
        ..typed(Rhythm::EveryDays)
    };
    let pattern = ten_a_week.finish().expect("a pattern");
    assert_eq!(pattern.starts(local("2026-05-11 09:30")).len(), 10);
}

#[track_caller]
fn check_problems(draft: &Draft, expected: &[Problem]) {
    assert_eq!(
        draft.finish().err().unwrap_or_default(),
        expected,
        "{draft:?}"
    );
}

#[test]
fn numbers_are_whole_and_sensible() {
    check_problems(&Draft::default(), &[Problem::RhythmMissing]);
    for bad in [
        "",
        " ",
        "0",
        "1",
        "61",
        "-2",
        "+2",
        "2.5",
        "two",
        "99999999999999999999",
    ] {
        let draft = Draft {
            times: bad.into(),
            ..typed(Rhythm::EveryTwoWeeks)
        };
        check_problems(&draft, &[Problem::TimesOutOfRange]);
    }
    for good in ["2", " 60 ", "007"] {
        let draft = Draft {
            times: good.into(),
            ..typed(Rhythm::EveryTwoWeeks)
        };
        check_problems(&draft, &[]);
    }
    let all = Draft {
        times: "0".into(),
        days: "366".into(),
        ..typed(Rhythm::EveryDays)
    };
    check_problems(&all, &[Problem::DaysOutOfRange, Problem::TimesOutOfRange]);
    let none = Draft {
        times: "0".into(),
        weekdays: [false; 7],
        ..typed(Rhythm::OnWeekdays)
    };
    check_problems(&none, &[Problem::WeekdaysMissing, Problem::TimesOutOfRange]);
    let weeks = |twice: &str, weekly: &str| Draft {
        twice: twice.into(),
        weekly: weekly.into(),
        ..typed(Rhythm::TwiceThenWeekly)
    };
    check_problems(
        &weeks("53", ""),
        &[Problem::TwiceOutOfRange, Problem::WeeklyOutOfRange],
    );
    check_problems(&weeks("0", "1"), &[Problem::CountOutOfRange]);
    check_problems(&weeks("30", "1"), &[Problem::CountOutOfRange]);
    check_problems(&weeks("30", "0"), &[]);
    // What is not asked for is not looked at.
    let six = Draft {
        rhythm: Some(Rhythm::SixInThreeWeeks),
        ..Draft::default()
    };
    check_problems(&six, &[]);
}

/// What becomes of the dates of a course, each read as a form.
#[track_caller]
fn found(first: &str, zone: Tz, days: usize, times: usize) -> Vec<Result<String, Vec<Of>>> {
    let base = session(first, zone);
    let starts = Pattern::EveryDays { days, times }.starts(base.local);
    let made = starts
        .into_iter()
        .map(|start| like(&base, start, &zone).finish(Some(&zone)));
    made.map(|made| {
        let made = made?;
        assert_eq!(
            Session {
                local: base.local,
                ..made.clone()
            },
            base
        );
        Ok(shown(made.start(&zone), &zone))
    })
    .collect()
}

#[test]
fn the_time_of_day_stays_over_summer_time() {
    let times = |found: Vec<Result<String, Vec<Of>>>| {
        let found = found.into_iter().map(|found| found.expect("a session"));
        found.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(
        times(found("2026-03-01 10:00", NEW_YORK, 7, 3)),
        "2026-03-01 10:00, 2026-03-08 10:00, 2026-03-15 10:00"
    );
    assert_eq!(
        times(found("2026-10-18 10:00", MADRID, 7, 3)),
        "2026-10-18 10:00, 2026-10-25 10:00, 2026-11-01 10:00"
    );
}

#[test]
fn an_hour_that_is_skipped_or_comes_twice_is_said_and_never_moved() {
    let skipped = found("2026-03-01 02:30", NEW_YORK, 7, 3);
    assert!(skipped[0].is_ok() && skipped[2].is_ok());
    assert_eq!(
        skipped[1],
        Err(vec![Of::HourSkipped {
            before: local("2026-03-08 01:30"),
            after: local("2026-03-08 03:30"),
        }])
    );
    let twice = found("2026-10-25 01:30", NEW_YORK, 7, 3);
    assert_eq!(twice[1], Err(vec![Of::HourTwice]));
    // Samoa had no December 30.
    let gone = found("2011-12-29 10:00", APIA, 1, 3);
    let gone_day = gone[1].clone().expect_err("no such day");
    assert!(matches!(gone_day[..], [Of::HourSkipped { .. }]));
    assert!(gone[2].is_ok());
}

#[test]
fn a_choice_for_the_first_hour_is_not_one_for_the_others() {
    let base = Session {
        offset_seconds: Some(-18_000),
        ..session("2026-11-01 01:30", NEW_YORK)
    };
    let next = like(&base, local("2027-11-07 01:30"), &NEW_YORK);
    assert_eq!(next.finish(Some(&NEW_YORK)), Err(vec![Of::HourTwice]));
}

#[track_caller]
fn check_moved(start: &str, days: i64, expected: Result<&str, Of>) {
    let before = session(start, NEW_YORK);
    let after = moved(&before, days, &NEW_YORK);
    let expected = expected.map(|start| Session {
        local: local(start),
        ..before
    });
    assert_eq!(after, expected);
}

#[test]
fn those_after_move_by_the_same_days() {
    check_moved("2026-05-10 10:00", 2, Ok("2026-05-12 10:00"));
    check_moved("2026-05-10 10:00", -10, Ok("2026-04-30 10:00"));
    check_moved("2026-05-10 10:00", 0, Ok("2026-05-10 10:00"));
    check_moved("2026-03-06 10:00", 3, Ok("2026-03-09 10:00"));
    let skipped = Of::HourSkipped {
        before: local("2026-03-08 01:30"),
        after: local("2026-03-08 03:30"),
    };
    check_moved("2026-03-06 02:30", 2, Err(skipped));
    check_moved("2026-10-30 01:30", 2, Err(Of::HourTwice));
}

#[test]
fn an_hour_that_was_chosen_is_forgotten_where_it_comes_once() {
    let chosen = Session {
        offset_seconds: Some(-18_000),
        ..session("2026-11-01 01:30", NEW_YORK)
    };
    let after = moved(&chosen, 1, &NEW_YORK).expect("a session");
    assert_eq!(after.offset_seconds, None);
    let same = moved(&chosen, 0, &NEW_YORK).expect("a session");
    assert_eq!(same, chosen);
    assert_eq!(like(&chosen, chosen.local, &NEW_YORK).fold, None::<Fold>);
}

proptest! {
    #[test]
    fn a_course_begins_with_its_first_and_goes_on(
        rhythm in 0..Rhythm::ALL.len(), times in 2..=60_usize, twice in 0..=30_usize,
        weekly in 0..=52_usize, days in 1..=365_usize, weekdays: [bool; 7],
        start in -40_000..40_000_i64,
    ) {
        let draft = Draft {
            rhythm: Some(Rhythm::ALL[rhythm]),
            times: times.to_string(),
            twice: twice.to_string(),
            weekly: weekly.to_string(),
            days: days.to_string(),
            weekdays,
        };
        let first = local("2026-05-11 09:30") + chrono::TimeDelta::days(start);
        if let Ok(pattern) = draft.finish() {
            let starts = pattern.starts(first);
            prop_assert!((2..=MOST).contains(&starts.len()));
            prop_assert_eq!(starts[0], first);
            prop_assert!(starts.windows(2).all(|two| two[0] < two[1]));
        }
    }

    #[test]
    fn nothing_typed_is_a_fault(times: String, twice: String, weekly: String, days: String) {
        for rhythm in Rhythm::ALL {
            let draft = Draft {
                rhythm: Some(rhythm),
                times: times.clone(), twice: twice.clone(), weekly: weekly.clone(), days: days.clone(),
                weekdays: [true; 7],
            };
            let _ = draft.finish();
        }
    }
}
