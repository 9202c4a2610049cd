//! Questions for my team: what is listed, in which order, and how they are written out.

use domain::question::{Listed, NIGHT, Origin, Question, list, numbered};
use domain::time::Instant;
use proptest::prelude::*;

fn at(seconds: i64) -> Instant {
    Instant::from_timestamp(seconds, 0).expect("a moment")
}

/// `rule:touch`, `clinic:cost`, `learn:risks`, or the patient's own.
fn origin(name: &str) -> Origin {
    match name.split_once(':') {
        Some(("rule", of)) => Origin::Rule(of.to_owned()),
        Some(("clinic", of)) => Origin::Clinic(of.to_owned()),
        Some((_, of)) => Origin::Learn(of.to_owned()),
        None => Origin::Own,
    }
}

/// What is asked, where it comes from, when it was asked, and when answered.
type Case = (&'static str, &'static str, i64, Option<i64>);

fn stored(cases: &[Case]) -> Vec<(usize, Question)> {
    let question = |(text, from, asked, answered): &Case| Question {
        text: (*text).to_owned(),
        origin: origin(from),
        asked_at: at(*asked),
        answer: String::new(),
        answered_at: answered.map(at),
    };
    cases.iter().map(question).enumerate().collect()
}

#[track_caller]
fn check(cases: &[Case], ask_rows: &[&str], expected: &[&str]) {
    assert_eq!(listed(cases, ask_rows, false), expected);
}

fn listed(cases: &[Case], ask_rows: &[&str], asks_after_hours: bool) -> Vec<String> {
    let rows = list(&stored(cases), ask_rows, asks_after_hours);
    rows.iter()
        .map(|row| match row {
            Listed::Rule(topic) => format!("ask {topic}"),
            Listed::AfterHours => "ask the number".to_owned(),
            Listed::Kept(_, of) if row.is_open() => of.text.clone(),
            Listed::Kept(_, of) => format!("answered {}", of.text),
        })
        .collect()
}

#[test]
fn open_ones_come_first_and_rules_before_all() {
    check(&[], &[], &[]);
    check(&[], &["food", "touch"], &["ask food", "ask touch"]);
    check(
        &[
            ("Newer", "own", 30, None),
            ("Older", "learn:risks", 10, None),
            ("Cost?", "clinic:cost", 20, None),
            ("Touch?", "rule:touch", 5, None),
            ("Told first", "own", 1, Some(40)),
            ("Told last", "clinic:night", 2, Some(50)),
        ],
        &["food", "touch"],
        &[
            "ask food",
            "Touch?",
            "Older",
            "Cost?",
            "Newer",
            "answered Told last",
            "answered Told first",
        ],
    );
}

#[test]
fn a_question_about_a_rule_goes_with_its_rule() {
    let about_touch: Case = ("Touch?", "rule:touch", 5, None);
    check(&[about_touch], &["touch"], &["Touch?"]);
    check(&[about_touch], &["food"], &["ask food"]);
    check(&[("Touch?", "rule:touch", 5, Some(9))], &[], &[]);
    // They said something, but not the rule itself: it is answered, and the rule not asked twice.
    check(
        &[("Touch?", "rule:touch", 5, Some(9))],
        &["food", "touch"],
        &["ask food", "answered Touch?"],
    );
}

#[track_caller]
fn check_night(cases: &[Case], expected: &[&str]) {
    assert_eq!(listed(cases, &["food"], true), expected);
}

#[test]
fn the_number_for_the_night_is_asked_for_once() {
    assert_eq!(NIGHT, "night");
    check_night(&[], &["ask food", "ask the number"]);
    check_night(
        &[("Own?", "own", 1, None)],
        &["ask food", "ask the number", "Own?"],
    );
    let taken_up: Case = ("Night?", "clinic:night", 5, None);
    check_night(&[taken_up], &["ask food", "Night?"]);
    // An answer in words is not yet the number that Help needs.
    check_night(
        &[("Night?", "clinic:night", 5, Some(9))],
        &["ask food", "ask the number", "answered Night?"],
    );
    // Nothing to see in it is nothing asked; nor does another page's question of that name count.
    check_night(
        &[
            (" ", "clinic:night", 5, None),
            ("A page", "learn:night", 6, None),
        ],
        &["ask food", "ask the number", "A page"],
    );
    check(&[taken_up], &[], &["Night?"]);
}

#[test]
fn what_is_blank_is_not_listed() {
    check(
        &[
            (" \u{200b}", "own", 1, None),
            ("", "rule:touch", 1, None),
            ("\n", "clinic:cost", 1, Some(2)),
        ],
        &["touch"],
        &["ask touch"],
    );
}

#[test]
fn titles_are_numbered() {
    assert_eq!(numbered(&[]), "");
    assert_eq!(numbered(&[" ", ""]), "");
    assert_eq!(
        numbered(&["Who watches me?", "", " Can I eat\nthe night before? "]),
        "1. Who watches me?\n2. Can I eat\n   the night before?"
    );
}

fn any_case() -> impl Strategy<Value = Case> {
    let text = prop::sample::select(vec!["", " ", "a", "b"]);
    let from = prop::sample::select(vec!["own", "rule:touch", "rule:food", "clinic:night"]);
    (text, from, 0..9_i64, prop::option::of(0..9_i64))
}

proptest! {
    #[test]
    fn nothing_is_listed_twice_and_nothing_lost(
        cases in prop::collection::vec(any_case(), 0..8),
        ask_rows in prop::sample::subsequence(vec!["touch", "food", "bring"], 0..4),
        asks_after_hours: bool,
    ) {
        let stored = stored(&cases);
        let rows = list(&stored, &ask_rows, asks_after_hours);
        let mut listed: Vec<_> = rows
            .iter()
            .filter_map(|row| match row {
                Listed::Kept(id, _) => Some(*id),
                Listed::Rule(_) | Listed::AfterHours => None,
            })
            .collect();
        listed.sort_unstable();
        let wanted: Vec<_> = stored
            .iter()
            .filter(|(_, of)| !of.text.trim().is_empty())
            .filter(|(_, of)| match &of.origin {
                Origin::Rule(topic) => ask_rows.contains(&topic.as_str()),
                _ => true,
            })
            .map(|(id, _)| *id)
            .collect();
        prop_assert_eq!(listed, wanted);
        // Every open row stands before every answered one.
        prop_assert!(rows.is_sorted_by_key(|row| !row.is_open()));
        // A rule that nobody told stands in the list exactly once, in words or without.
        for topic in ask_rows {
            let bare = rows.iter().any(|row| *row == Listed::Rule(topic.to_owned()));
            let in_words = rows.iter().any(|row| {
                matches!(row, Listed::Kept(_, of) if of.origin == Origin::Rule(topic.to_owned()))
            });
            prop_assert!(bare != in_words);
        }
        let night = rows.iter().filter(|row| match row {
            Listed::AfterHours => true,
            Listed::Kept(_, of) => row.is_open() && of.origin == Origin::Clinic(NIGHT.to_owned()),
            Listed::Rule(_) => false,
        });
        prop_assert!(!asks_after_hours || night.count() >= 1);
    }
}

#[test]
fn the_same_words_are_the_same_question() {
    let [(_, first), (_, later), (_, other)] = stored(&[
        ("a", "", 1, None),
        ("a", "", 2, Some(3)),
        ("b", "", 1, None),
    ])
    .try_into()
    .expect("three");
    let answered = Question {
        answer: "yes".to_owned(),
        ..first.clone()
    };
    for (one, expected) in [(&later, true), (&other, false), (&answered, false)] {
        assert_eq!(first.says_as(one), expected, "{one:?}");
    }
}
