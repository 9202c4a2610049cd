//! The intention: what is kept, what came before it, and the gentle notes.

use domain::intention::{Draft, Hint, HintWords, Shape, Step, Version, hints, versions};
use domain::time::Instant;
use proptest::prelude::*;

fn at(seconds: i64) -> Instant {
    Instant::from_timestamp(seconds, 0).expect("a moment")
}

#[track_caller]
fn check_kept(draft: Draft, expected: bool) {
    let kept = draft.clone().finish(at(7));
    assert_eq!(kept.is_some(), expected);
    let Some(kept) = kept else { return };
    assert_eq!((&kept.text, &kept.notice), (&draft.text, &draft.notice));
    assert_eq!((kept.shape, &kept.prompt), (draft.shape, &draft.prompt));
    assert_eq!(kept.version().kept_at, at(7));
    assert_eq!(kept.is_blank(), draft.text.trim().is_empty());
    let reopened = kept.reopened();
    assert_eq!(reopened.step, Step::Words);
    assert!(reopened.says_as(&draft));
}

#[test]
fn the_open_step_says_nothing() {
    let at_step = |step, text: &str| Draft {
        text: text.to_owned(),
        step,
        ..Draft::default()
    };
    let line = at_step(Step::Words, "Softly");
    assert!(line.says_as(&at_step(Step::Share, "Softly")));
    assert!(!line.says_as(&at_step(Step::Words, "Softly ")));
    assert!(Draft::default().says_as(&at_step(Step::Share, "")));
}

#[test]
fn words_are_kept_and_nothing_needs_no_record() {
    let draft = Draft::default;
    check_kept(draft(), false);
    check_kept(
        Draft {
            text: " \n".to_owned(),
            ..draft()
        },
        false,
    );
    // A shape alone says nothing yet.
    check_kept(
        Draft {
            shape: Shape::Wish,
            step: Step::Words,
            ..draft()
        },
        false,
    );
    check_kept(
        Draft {
            text: " To rest ".to_owned(),
            shape: Shape::Word,
            ..draft()
        },
        true,
    );
    check_kept(
        Draft {
            notice: "Tired".to_owned(),
            ..draft()
        },
        true,
    );
    check_kept(
        Draft {
            prompt: Some("no-plan".to_owned()),
            ..draft()
        },
        true,
    );
}

#[test]
fn an_intention_is_a_line_or_a_prompt_or_none() {
    let keep = |text: &str, prompt: Option<&str>| {
        let draft = Draft {
            text: text.to_owned(),
            prompt: prompt.map(str::to_owned),
            ..Draft::default()
        };
        draft.finish(at(7))
    };
    let kept = keep("  be gentle \n", None).unwrap();
    assert_eq!(kept.text, "  be gentle \n");
    assert!(!kept.is_blank());
    assert_eq!(kept.kept_at, at(7));
    assert!(keep("", Some("gentle")).unwrap().is_blank());
    assert_eq!(keep(" \u{200b}\n", None), None);
    assert!(keep(&"🕯️".repeat(20_000), None).is_some());
}

#[test]
fn slugs_and_numbers_lead_back() {
    for shape in Shape::ALL {
        assert_eq!(Shape::from_slug(shape.slug()), Some(shape));
    }
    assert_eq!(Shape::from_slug("Wish"), None);
    assert_eq!(Step::ALL.map(Step::number), [1, 2, 3, 4]);
    for step in Step::ALL {
        assert_eq!(Step::from_number(step.number()), Some(step));
    }
    assert_eq!((Step::from_number(0), Step::from_number(5)), (None, None));
}

/// Words, prompt, and when they were kept.
type Kept = (&'static str, Option<&'static str>, i64);

#[track_caller]
fn check_versions(kept: &[Kept], expected: &[(&str, i64)]) {
    let list: Vec<_> = kept
        .iter()
        .map(|(text, prompt, when)| Version {
            shape: Shape::None,
            text: (*text).to_owned(),
            prompt: prompt.map(str::to_owned),
            kept_at: at(*when),
        })
        .collect();
    let shown: Vec<_> = versions(&list)
        .into_iter()
        .map(|version| (version.text, version.kept_at))
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(text, when)| ((*text).to_owned(), at(*when)))
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn versions_are_listed_newest_first_without_repeats() {
    check_versions(&[], &[]);
    check_versions(&[("a", None, 1), ("b", None, 2)], &[("b", 2), ("a", 1)]);
    // Kept again unchanged: dated by the first time.
    check_versions(
        &[
            ("b", None, 4),
            ("a", None, 1),
            ("b", None, 2),
            ("b", Some("p"), 3),
        ],
        &[("b", 2), ("a", 1)],
    );
    // The same words come back later.
    check_versions(
        &[("a", None, 1), ("b", None, 2), ("a", None, 3)],
        &[("a", 3), ("b", 2), ("a", 1)],
    );
    // Without words it is the prompt that tells them apart.
    check_versions(
        &[("", Some("p"), 1), ("", Some("q"), 2), ("", Some("q"), 3)],
        &[("", 2), ("", 1)],
    );
}

const WORDS: HintWords<'static> = HintWords {
    dated: &["by friday", "deadline", "hasta el lunes"],
    demands: &["must", "have to", "nunca más"],
    denials: &["not", "don't", "no longer", "no"],
    months: &["june", "may", "junio"],
};

#[track_caller]
fn check(text: &str, expected: &[Hint]) {
    assert_eq!(hints(text, &WORDS), expected, "{text}");
}

#[test]
fn demands_are_noticed_as_whole_words() {
    check("I MUST rest", &[Hint::Demand]);
    check("I have  to, again", &[Hint::Demand]);
    check("Nunca mas", &[Hint::Demand]);
    check("NUNCA MÁS", &[Hint::Demand]);
    check("Nunca ma\u{301}s", &[Hint::Demand]);
    check("Mustard, and what I have today", &[]);
    check("", &[]);
    check("To rest 🌿", &[]);
    check("I must be well by Friday", &[Hint::Dated, Hint::Demand]);
}

#[test]
fn what_is_denied_is_no_demand() {
    check("I do not have to rest", &[]);
    check("I don't have to", &[]);
    check("I DON’T have to", &[]);
    check("I no longer have to", &[]);
    check("I mustn't", &[]);
    check("I don't want it, I have to", &[Hint::Demand]);
    check("I do not have to, I must", &[Hint::Demand]);
    check("I must not", &[Hint::Demand]);
    check("Not by Friday", &[Hint::Dated]);
}

#[test]
fn dates_are_noticed() {
    for text in [
        "By Friday.",
        "A deadline",
        "Hasta el lunes",
        "Better on 12/5",
        "(12/5/2027)",
        "5.12.2027.",
        "On 2027-12-05",
        "June 5",
        "june 5th, at last",
        "the 21st of June",
        "5 de junio",
        "May 5",
    ] {
        check(text, &[Hint::Dated]);
    }
    for text in [
        "Friday is a day",
        "24/7",
        "1/2 of me",
        "9-5",
        "3.5",
        "40/50",
        "12/5/",
        "2027",
        "In June",
        "What may come",
        "May 2027",
        "June 55",
        "5x of June",
        "/",
        "1/2/3/4",
        "99999999999/1",
    ] {
        check(text, &[]);
    }
}

#[test]
fn an_empty_list_notices_nothing_but_figures() {
    let none = HintWords::default();
    assert_eq!(hints("I must by Friday, June 5", &none), []);
    assert_eq!(hints("12/5", &none), [Hint::Dated]);
    let blank = HintWords {
        dated: &["", " "],
        ..none
    };
    assert_eq!(hints("anything", &blank), []);
}

proptest! {
    #[test]
    fn any_text_is_looked_at(text in any::<String>(), phrase in any::<String>()) {
        let words = HintWords { dated: &[&phrase], demands: &[&phrase], denials: &["x"], months: &[&phrase] };
        let _ = hints(&text, &words);
    }

    #[test]
    fn figures_of_all_kinds_are_looked_at(text in "[0-9/.\\- a-zñ\u{301}juney]{0,40}") {
        let found = hints(&text, &WORDS);
        prop_assert!(found.len() <= 2);
        // What stands around a line changes nothing of what is noticed in it.
        prop_assert_eq!(hints(&format!(" {text} "), &WORDS), found);
    }
}
