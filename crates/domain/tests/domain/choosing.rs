//! Comparing clinics: which is chosen, and what goes along.

use chrono::NaiveDate;
use domain::choosing::{
    Asked, Candidate, CarriedOver, MOST, SPOKEN_RULES, SaidRule, Told, carry_over, chosen,
    has_room, rules_to_keep, told_before,
};
use domain::clinic::{Book, Rule, Shape, Topic, Value};
use domain::time::Instant;
use proptest::prelude::*;

fn at(seconds: i64) -> Instant {
    Instant::from_timestamp(seconds, 0).expect("a moment")
}

/// A clinic by the name of when it was made, and when it was chosen.
fn candidate(made: i64, chosen: Option<i64>) -> (i64, Candidate) {
    let candidate = Candidate {
        name: format!("Clinic {made}"),
        made_at: at(made),
        chosen_at: chosen.map(at),
    };
    (made, candidate)
}

#[track_caller]
fn check(candidates: &[(i64, Option<i64>)], expected: Option<i64>) {
    let all: Vec<_> = candidates
        .iter()
        .map(|(made, chosen)| candidate(*made, *chosen))
        .collect();
    assert_eq!(chosen(&all), expected);
    let turned: Vec<_> = all.into_iter().rev().collect();
    assert_eq!(chosen(&turned), expected, "in any order");
}

#[test]
fn the_one_chosen_last_is_chosen() {
    check(&[], None);
    check(&[(1, None), (2, None)], None);
    check(&[(1, Some(10)), (2, None)], Some(1));
    check(&[(1, Some(10)), (2, Some(20)), (3, None)], Some(2));
    check(&[(1, Some(30)), (2, Some(20))], Some(1));
    check(&[(1, Some(20)), (2, Some(20))], Some(2));
}

#[test]
fn a_clinic_has_a_name() {
    let named = |name: &str| Candidate::named(name.to_owned(), at(7));
    assert_eq!(named(" \u{200b}"), None);
    let clinic = named(" The quiet house ").expect("a clinic");
    assert_eq!(clinic.name, " The quiet house ");
    assert_eq!((clinic.made_at, clinic.chosen_at), (at(7), None));
}

#[test]
fn there_is_room_for_three() {
    let of = |count: usize| vec![candidate(1, None); count];
    assert!(has_room(&of(0)) && has_room(&of(MOST - 1)));
    assert!(!has_room(&of(MOST)) && !has_room(&of(MOST + 1)));
}

const QUESTIONS: [Asked<'static>; 5] = [
    Asked {
        slug: "watching",
        topic: Some("observation"),
    },
    Asked {
        slug: "cost",
        topic: None,
    },
    Asked {
        slug: "eating",
        topic: Some("food"),
    },
    Asked {
        slug: "touch",
        topic: Some("touch"),
    },
    Asked {
        slug: "hands",
        topic: Some("touch"),
    },
];

/// `touch=no hands | open: cost`; what is not open is answered.
fn written(carried: &CarriedOver) -> String {
    let rules = carried.rules.iter();
    let rules: Vec<_> = rules
        .map(|rule| format!("{}={}", rule.topic, rule.text))
        .collect();
    for (slug, text) in &carried.answered {
        assert!(!carried.open.contains(slug), "{slug} is open and answered");
        assert!(!domain::text::is_blank(text), "{slug} has no answer");
    }
    format!("{} | open: {}", rules.join(", "), carried.open.join(" "))
}

#[track_caller]
fn check_carried(answers: &[(&str, &str)], expected: &str) {
    let answers: Vec<_> = answers
        .iter()
        .map(|(slug, text)| ((*slug).to_owned(), (*text).to_owned()))
        .collect();
    assert_eq!(written(&carry_over(&QUESTIONS, &answers)), expected);
}

#[test]
fn answers_become_rules_and_the_rest_stays_a_question() {
    check_carried(&[], " | open: watching cost eating touch hands");
    check_carried(
        &[
            ("watching", "A nurse,  two hours"),
            ("cost", "900"),
            ("touch", " "),
        ],
        "observation=A nurse,  two hours | open: eating touch hands",
    );
    // What moves an hour is asked for by itself, whatever was answered.
    check_carried(
        &[("eating", "4 hours"), ("cost", "900"), ("unknown", "x")],
        " | open: watching eating touch hands",
    );
    check_carried(
        &[("hands", "Never the face"), ("touch", "Only with a yes")],
        "touch=Only with a yes\nNever the face | open: watching cost eating",
    );
}

#[test]
fn words_say_only_what_is_told_in_words() {
    for slug in SPOKEN_RULES {
        let topic = Topic::from_slug(slug).expect("a topic");
        assert_eq!(topic.shape(), Shape::Words, "{slug}");
    }
    let share = [Asked {
        slug: "taxi",
        topic: Some("ride-share"),
    }];
    let answers = [("taxi".to_owned(), "Yes, with a friend".to_owned())];
    assert_eq!(written(&carry_over(&share, &answers)), " | open: taxi");
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 12).expect("a day")
}

fn said(text: &str, by: &str) -> Rule<Value> {
    Rule::Said {
        value: Value::Words(text.to_owned()),
        by: by.to_owned(),
        on: day(),
    }
}

/// What is written of touch and observation, where the book says `now` of touch, the chosen clinic
/// `River` answered `answers`, and `Lake`, chosen before it, said *Ask first* about touch.
#[track_caller]
fn check_kept(now: Rule<Value>, answers: &[(&str, &str)], expected: &[(Topic, Rule<Value>)]) {
    let of = |(topic, text): &(&str, &str)| SaidRule {
        topic: (*topic).to_owned(),
        text: (*text).to_owned(),
    };
    let before = [of(&("touch", "Ask first"))];
    let rules: Vec<_> = answers.iter().map(of).collect();
    let river = Told {
        name: "River",
        rules: &rules,
    };
    let lake = Told {
        name: "Lake",
        rules: &before,
    };
    let book: Book = [(Topic::Touch, now)].into_iter().collect();
    assert_eq!(rules_to_keep(&book, river, Some(lake), day()), expected);
}

#[test]
fn what_was_said_goes_along_where_nobody_has_spoken() {
    let answers = [("touch", "Never"), ("observation", "A nurse")];
    let observation = (Topic::Observation, said("A nurse", "River"));
    let both = [observation.clone(), (Topic::Touch, said("Never", "River"))];
    check_kept(Rule::Ask, &[], &[]);
    check_kept(Rule::Ask, &answers, &both);
    // What the patient wrote or set aside stays.
    check_kept(
        said("Ask first", "Dr. Ng"),
        &answers,
        std::slice::from_ref(&observation),
    );
    check_kept(
        said("Ask twice", "Lake"),
        &answers,
        std::slice::from_ref(&observation),
    );
    check_kept(Rule::NotForMe, &answers, &[observation]);
    // Once written, a second time changes nothing.
    check_kept(said("Never", "River"), &[("touch", "Never")], &[]);
}

#[test]
fn what_went_along_from_another_clinic_gives_way() {
    let touch = [("touch", "Never")];
    let lake = said("Ask first", "Lake");
    check_kept(
        lake.clone(),
        &touch,
        &[(Topic::Touch, said("Never", "River"))],
    );
    check_kept(lake, &[], &[(Topic::Touch, Rule::Ask)]);
}

#[test]
fn what_another_clinic_told_is_asked_about() {
    let told = |value: Value, by: &str| Rule::Said {
        value,
        by: by.to_owned(),
        on: day(),
    };
    let (food, alone) = (Value::Minutes(360), Value::YesNo(false));
    let book: Book = [
        (Topic::Food, told(food.clone(), "Nurse")),
        (Topic::Driving, told(Value::Minutes(1440), "")),
        (Topic::Drink, Rule::Ask),
        (Topic::Alcohol, Rule::NotForMe),
        (Topic::RideAdult, told(alone, "River")),
        (Topic::Touch, said("Ask first", "Lake")),
        (Topic::Bring, said("A blanket", "Lake")),
    ]
    .into_iter()
    .collect();
    let topics = |name: &str, written: &[(Topic, Rule<Value>)]| -> Vec<_> {
        let before = told_before(&book, name, written).into_iter();
        before.map(|(topic, _)| topic).collect()
    };
    let gives_way = [(Topic::Touch, said("Never", "River"))];
    assert_eq!(
        topics("River", &gives_way),
        [Topic::Food, Topic::Driving, Topic::Bring]
    );
    assert_eq!(
        topics("Lake", &[]),
        [Topic::Food, Topic::RideAdult, Topic::Driving]
    );
    assert_eq!(told_before(&Book::default(), "River", &[]), []);
    let first = told_before(&book, "River", &gives_way).remove(0);
    assert_eq!(first, (Topic::Food, told(food, "Nurse")));
}

proptest! {
    #[test]
    fn every_question_is_a_rule_open_or_answered(texts in prop::collection::vec("[ a]{0,2}", 5)) {
        let slugs = QUESTIONS.map(|asked| asked.slug.to_owned());
        let answers: Vec<_> = slugs.into_iter().zip(texts).collect();
        let carried = carry_over(&QUESTIONS, &answers);
        for rule in &carried.rules {
            prop_assert!(SPOKEN_RULES.contains(&rule.topic.as_str()));
            prop_assert!(!domain::text::is_blank(&rule.text));
        }
        for asked in QUESTIONS {
            let is_open = carried.open.iter().any(|slug| slug == asked.slug);
            let (_, text) = answers.iter().find(|(slug, _)| slug == asked.slug).unwrap();
            let is_answered = !domain::text::is_blank(text);
            prop_assert_eq!(is_open, !is_answered || asked.topic == Some("food"));
            let kept = carried.answered.iter().find(|(slug, _)| slug == asked.slug);
            prop_assert_eq!(kept.map(|(_, kept)| kept), (!is_open).then_some(text));
        }
    }
}
