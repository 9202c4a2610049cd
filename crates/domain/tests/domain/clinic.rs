//! What the clinic said: reading it, floors, and which questions press.

use chrono::NaiveDate;
use domain::clinic::{
    Book, Draft, MOST_MINUTES, Notice, Numbers, Problem, Rule, Rules, Shape, Topic, Value,
    needs_after_hours, still_to_ask, urgent,
};
use domain::time::shifted;
use proptest::prelude::*;

use crate::world::*;

mod told;

fn today() -> NaiveDate {
    local("2026-05-01 12:00").date()
}

fn said(value: Value) -> Rule<Value> {
    Rule::Said {
        value,
        by: "Nurse".into(),
        on: today(),
    }
}

fn typed(value: &str) -> Draft {
    Draft {
        value: value.into(),
        by: "Nurse".into(),
        ..Draft::default()
    }
}

#[track_caller]
fn check(topic: Topic, value: &str, expected: Result<u32, Problem>) {
    let found = typed(value).finish(topic, today(), None);
    let expected = expected.map(|m| said(Value::Minutes(m)));
    assert_eq!(found, expected.map_err(|problem| vec![problem]), "{value}");
}

#[test]
fn hours_are_read_as_people_write_them() {
    for (value, minutes) in [
        ("6", 360),
        (" 6 ", 360),
        ("0", 0),
        ("1.5", 90),
        ("1,5", 90),
        ("1:30", 90),
        ("0.5", 30),
        ("0.25", 15),
        ("0.33", 20),
        ("72", 4320),
        ("336", MOST_MINUTES),
        ("006", 360),
        ("6 h", 360),
        ("6h", 360),
        ("1.5 hours", 90),
        ("6 Horas", 360),
    ] {
        check(Topic::Food, value, Ok(minutes));
    }
    check(Topic::ArriveEarly, "15", Ok(15));
    check(Topic::ArriveEarly, "0", Ok(0));
}

#[test]
fn what_is_no_time_says_why() {
    use Problem::{Missing, Negative, TooLong, Unreadable};
    for (value, problem) in [
        ("", Missing),
        ("  ", Missing),
        ("-1", Negative),
        ("\u{2212}3", Negative),
        ("-0.5", Negative),
        ("-1000", Negative),
        ("1000", TooLong),
        ("336.1", TooLong),
        ("99999999999999999999999999", TooLong),
        ("six", Unreadable),
        ("6 k", Unreadable),
        ("h", Unreadable),
        ("-6 h", Unreadable),
        ("+6", Unreadable),
        ("6..5", Unreadable),
        ("6.", Unreadable),
        (".5", Unreadable),
        ("1:60", Unreadable),
        ("1:-5", Unreadable),
        ("-", Unreadable),
        ("-x", Unreadable),
        ("٦", Unreadable),
        ("1e3", Unreadable),
    ] {
        check(Topic::Food, value, Err(problem));
    }
    check(Topic::ArriveEarly, "1:30", Err(Unreadable));
    let choice = |yes| Draft {
        yes,
        ..Draft::default()
    };
    let share = |yes| choice(yes).finish(Topic::RideShare, today(), None);
    assert_eq!(share(None), Err(vec![Missing]));
    assert_eq!(
        share(Some(false)).map(|rule| rule.said()),
        Ok(Some(Value::YesNo(false)))
    );
    assert_eq!(
        typed(" \n").finish(Topic::Touch, today(), None),
        Err(vec![Missing])
    );
    let words = " Hand only. ";
    assert_eq!(
        typed(words).finish(Topic::Touch, today(), None),
        Ok(said(Value::Words(words.into())))
    );
}

#[test]
fn the_day_may_be_told_and_all_problems_come_at_once() {
    let on = |on: &str| Draft {
        on: on.into(),
        ..typed("6")
    };
    let day = |rule: Result<Rule<Value>, Vec<Problem>>| match rule {
        Ok(Rule::Said { on, .. }) => on.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(day(on("").finish(Topic::Food, today(), None)), "2026-05-01");
    assert_eq!(
        day(on("2026-04-30").finish(Topic::Food, today(), None)),
        "2026-04-30"
    );
    let wrong = Draft {
        value: "-6".into(),
        ..on("2026-02-30")
    };
    assert_eq!(
        wrong.finish(Topic::Food, today(), None),
        Err(vec![Problem::Negative, Problem::DateUnreadable])
    );
}

#[test]
fn less_than_the_floor_is_kept_and_said() {
    let floor = Some(Notice::BelowFloor { floor: 1440 });
    for (topic, value, notice) in [
        (Topic::Driving, "6", floor),
        (Topic::Driving, "24", None),
        (Topic::Alcohol, "23.9", floor),
        (Topic::Cannabis, "0", floor),
        (Topic::Decisions, "48", None),
        (Topic::Decisions, "soon", None),
        (Topic::Food, "0", None),
        (Topic::Touch, "1", None),
    ] {
        assert_eq!(typed(value).notice(topic), notice, "{topic:?} {value}");
    }
}

#[test]
fn only_times_move_an_hour_and_a_word_decides_about_the_ride() {
    let book: Book = [
        (Topic::Food, said(Value::Minutes(360))),
        (Topic::Drink, Rule::NotForMe),
        // Of another shape: it says nothing about time.
        (Topic::Alcohol, said(Value::Words("a day".into()))),
        (Topic::Touch, said(Value::Words("Ask first".into()))),
        (Topic::RideShare, said(Value::YesNo(true))),
    ]
    .into_iter()
    .collect();
    let expected = Rules {
        food: Rule::Said {
            value: 360,
            by: "Nurse".into(),
            on: today(),
        },
        drink: Rule::NotForMe,
        ride_share: Some(true),
        ..Rules::default()
    };
    assert_eq!(book.rules(), expected);
    assert_eq!(book.words(Topic::Touch).as_deref(), Some("Ask first"));
    assert_eq!(book.words(Topic::Food), None);
    assert_eq!(book.yes(Topic::RideShare), Some(true));
    assert_eq!(book.yes(Topic::BloodPressure), None);
    assert!(book.is_settled(Topic::Drink) && !book.is_settled(Topic::Driving));
    assert_eq!(Book::default().rules(), Rules::default());
}

#[track_caller]
fn check_urgent(now: &str, settled: &[Topic], expected: &[Topic]) {
    let rules = settled.iter().map(|topic| (*topic, Rule::NotForMe));
    let start = utc("2026-05-10 14:00");
    assert_eq!(urgent(&rules.collect(), start, utc(now)), expected, "{now}");
}

#[test]
fn a_question_presses_three_days_before_its_answer_is_needed() {
    use Topic::{Alcohol, ArriveEarly, Cannabis, Drink, Food, LateCancel, Medicines, RideAdult};
    check_urgent("2026-05-04 13:59", &[], &[]);
    check_urgent("2026-05-04 14:00", &[], &[Alcohol, Cannabis, Medicines]);
    check_urgent("2026-05-04 14:00", &[Cannabis], &[Alcohol, Medicines]);
    let first = [Alcohol, Cannabis, Medicines];
    check_urgent("2026-05-05 14:00", &first, &[RideAdult, LateCancel]);
    let all = [
        Alcohol,
        Cannabis,
        Medicines,
        RideAdult,
        LateCancel,
        Food,
        Drink,
        ArriveEarly,
    ];
    check_urgent("2026-05-06 14:00", &[], &all);
    check_urgent("2026-05-10 13:59", &[], &all);
    check_urgent("2026-05-10 13:59", &all, &[]);
    check_urgent("2026-05-10 14:00", &[], &[]);
}

#[track_caller]
fn check_after_hours(now: &str, numbers: &Numbers, expected: bool) {
    let start = utc("2026-05-10 14:00");
    assert_eq!(
        needs_after_hours(numbers, start, utc(now)),
        expected,
        "{now}"
    );
}

#[test]
fn the_number_for_the_night_presses_like_the_rules_of_the_last_day() {
    let none = Numbers::default();
    check_after_hours("2026-05-06 13:59", &none, false);
    check_after_hours("2026-05-06 14:00", &none, true);
    check_after_hours("2026-05-10 13:59", &none, true);
    check_after_hours("2026-05-10 14:00", &none, false);
    let known = Numbers {
        after_hours: "555 0100".into(),
        ..Numbers::default()
    };
    check_after_hours("2026-05-10 13:59", &known, false);
}

#[test]
fn it_is_known_who_answers_at_night_once_there_is_a_number_or_none() {
    let of = |day: &str, after_hours: &str, has_no_after_hours| Numbers {
        day: day.into(),
        after_hours: after_hours.into(),
        has_no_after_hours,
        ..Numbers::default()
    };
    for (numbers, knows) in [
        (of("", "", false), false),
        (of("555 0100", "", false), false),
        (of("", " \u{200b}", false), false),
        (of("", "555 0100", false), true),
        (of("", "", true), true),
    ] {
        assert_eq!(numbers.knows_after_hours(), knows, "{numbers:?}");
    }
}

#[test]
fn a_rule_is_void_where_it_asks_nothing() {
    for (rule, is_void) in [
        (Rule::Ask, false),
        (Rule::NotForMe, true),
        (said(Value::YesNo(false)), true),
        (said(Value::YesNo(true)), false),
        (said(Value::Minutes(0)), false),
        (said(Value::Words("No".into())), false),
    ] {
        let book: Book = [(Topic::BloodPressure, rule.clone())].into_iter().collect();
        assert_eq!(book.is_void(Topic::BloodPressure), is_void, "{rule:?}");
        assert!(!book.is_void(Topic::Food));
    }
}

#[test]
fn topics_keep_their_names() {
    for topic in Topic::ALL {
        assert_eq!(Topic::from_slug(topic.slug()), Some(topic));
        assert!(topic.floor().is_none() || topic.shape() == Shape::Hours);
    }
    assert_eq!(Topic::from_slug("dose"), None);
    assert!(Topic::ALL.is_sorted());
}

proptest! {
    #[test]
    fn a_rule_goes_through_its_form_unchanged(
        minutes in 0..=MOST_MINUTES, which in 0..Topic::ALL.len(), words in "\\PC+", yes: bool, by: String,
    ) {
        let topic = Topic::ALL[which];
        let value = match topic.shape() {
            Shape::Hours | Shape::Minutes => Value::Minutes(minutes),
            Shape::YesNo => Value::YesNo(yes),
            Shape::Words => Value::Words(format!("x{words}")),
        };
        let rule = Rule::Said { value, by, on: today() };
        prop_assert_eq!(Draft::from_rule(topic, &rule).finish(topic, local("2027-01-01 00:00").date(), None), Ok(rule));
    }

    #[test]
    fn nothing_typed_is_a_fault(value: String, which in 0..Topic::ALL.len()) {
        let draft = typed(&value);
        let _ = (draft.finish(Topic::ALL[which], today(), None), draft.notice(Topic::ALL[which]));
    }

    #[test]
    fn questions_press_only_before_the_start(hours in -2_000..2_000_i64) {
        let start = utc("2026-05-10 14:00");
        let open = urgent(&Book::default(), start, shifted(start, hours * 60));
        prop_assert_eq!(open.is_empty(), !(-144..0).contains(&hours));
    }
}

#[test]
fn what_is_still_to_ask_begins_with_what_presses() {
    use Topic::{Alcohol, BloodPressure, Measures};
    let start = utc("2026-05-10 14:00");
    let near = utc("2026-05-06 14:00");
    let all = still_to_ask(&Book::default());
    assert_eq!(all.len(), Topic::ALL.len());
    let pressing = urgent(&Book::default(), start, near);
    assert!(all.starts_with(&pressing), "{all:?}");
    assert_eq!(all[pressing.len()], BloodPressure);
    assert_eq!(all.last(), Some(&Measures));
    let settled = [Alcohol, Measures].map(|topic| (topic, Rule::NotForMe));
    let rest = still_to_ask(&settled.into_iter().collect());
    let left: Vec<_> = all
        .into_iter()
        .filter(|topic| !matches!(topic, Alcohol | Measures))
        .collect();
    assert_eq!(rest, left);
}
