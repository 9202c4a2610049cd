//! Content for the team and the day, held against what the domain makes of it.

#![allow(clippy::unwrap_used)]

use content::{Language, Words, bundle_json};
use domain::about::Health;
use domain::choosing::SPOKEN_RULES;
use domain::clinic::Topic;
use domain::intention::{Hint, hints};
use domain::question::NIGHT;

fn words() -> [Words; 2] {
    Language::ALL.map(|language| Words::parse(language, bundle_json(language.code())).unwrap())
}

/// An answer in free words never says a rule of hours.
#[test]
fn answers_lead_only_to_rules_that_words_can_say() {
    for words in words() {
        let questions = words.clinic_questions();
        assert_eq!(questions.len(), 19);
        let topics = questions.iter().filter_map(|question| question.topic);
        for topic in topics {
            assert!(SPOKEN_RULES.contains(&topic), "{topic}");
        }
        assert!(questions.iter().any(|question| question.slug == NIGHT));
    }
    for topic in SPOKEN_RULES {
        assert!(Topic::from_slug(topic).is_some(), "{topic}");
    }
}

#[test]
fn a_question_reads_the_same_wherever_it_stands() {
    for words in words() {
        let page = &words.deciding_questions().sections[0].passages;
        let both = words.clinic_questions().iter().filter_map(|question| {
            let there = page.iter().find(|passage| passage.slug == question.slug)?;
            Some((question.text, there.text))
        });
        let both: Vec<_> = both.collect();
        assert_eq!(both.len(), page.len());
        for (one, other) in both {
            assert_eq!(one, other);
        }
    }
}

#[test]
fn the_health_check_is_whole() {
    for words in words() {
        let items = words.health_items().iter().map(|item| item.health);
        assert!(items.eq(Health::ALL));
        let said = words.health_check().sections.iter();
        let said = said.flat_map(|section| &section.passages);
        let decides = said.filter(|passage| passage.slug == "who-decides");
        let text = match words.language() {
            Language::English => "The clinic decides. A no today may change later.",
            Language::Spanish => "La clínica decide. Un «no» hoy puede cambiar.",
        };
        assert!(decides.map(|passage| passage.text).eq([text]));
    }
}

/// Ticks of the bag and of the checklist are kept under names that never meet.
#[test]
fn names_in_the_bag_stay_apart_from_the_checklist() {
    for words in words() {
        assert!(!words.bag().is_empty());
        let mut slugs = words.checklist().iter().map(|item| item.slug);
        assert!(!slugs.any(|slug| slug.starts_with("bag-")));
    }
}

#[track_caller]
fn check(language: Language, text: &str, expected: &[Hint]) {
    let [english, spanish] = words();
    let of = match language {
        Language::English => english,
        Language::Spanish => spanish,
    };
    assert_eq!(hints(text, &of.intention_hints()), expected, "{text}");
}

#[test]
fn dates_and_demands_are_noticed() {
    use Hint::{Dated, Demand};
    use Language::{English, Spanish};
    check(English, "Be well by Friday", &[Dated]);
    check(
        English,
        "Sleep through the night by the end of June",
        &[Dated],
    );
    check(English, "Fix me.", &[Demand]);
    check(English, "I have to heal my trauma", &[Demand]);
    check(English, "I must work again by next week", &[Dated, Demand]);
    check(English, "I don’t have to be well", &[]);
    check(English, "I no longer have to be well", &[]);
    check(Spanish, "No tengo que estar bien", &[]);
    check(Spanish, "Estar bien para el Viernes", &[Dated]);
    check(Spanish, "Dormir antes del miercoles", &[Dated]);
    check(Spanish, "el 5 de junio", &[Dated]);
    check(Spanish, "Tengo que sanar mi trauma", &[Demand]);
    check(Spanish, "NUNCA MAS", &[Demand]);
}

/// A stretch of time, or no time at all, is no date.
#[test]
fn words_of_time_that_name_no_date_are_left_alone() {
    use Hint::{Dated, Demand};
    use Language::{English, Spanish};
    check(English, "To breathe until it passes", &[]);
    check(English, "Until now I held on", &[]);
    check(English, "I do not have to answer right away", &[]);
    check(English, "To be gentle by the time I wake", &[]);
    check(English, "Fix me right away", &[Demand]);
    check(English, "Be well until Friday", &[Dated]);
    check(English, "Be well by next week", &[Dated]);
    check(English, "No later than my birthday", &[Dated]);
    check(Spanish, "Respirar hasta que pase", &[]);
    check(Spanish, "Sin responder de inmediato", &[]);
    check(Spanish, "Hasta aquí", &[]);
    check(Spanish, "Cuidarme a largo plazo", &[]);
    check(Spanish, "Ponerme un plazo", &[Dated]);
    check(Spanish, "Estar bien hasta el lunes", &[Dated]);
    check(Spanish, "A más tardar en mi cumpleaños", &[Dated]);
}

/// What we offer ourselves is neither.
#[test]
fn our_own_lines_are_left_alone() {
    for words in words() {
        for prompt in words.intention_prompts() {
            let found = hints(prompt.text, &words.intention_hints());
            assert_eq!(found, [], "{}", prompt.text);
        }
    }
}
