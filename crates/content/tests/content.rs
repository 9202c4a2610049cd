//! The content as the app reads it: complete, with sources, the same in both languages but for the words.

#![allow(clippy::unwrap_used)]

use content::{KeeperWords, Language, Phase, Words, bundle_json, dialable, keeper_json};
use domain::checklist::{Binding, Group};
use domain::clinic::{Draft, Shape, Topic};
use std::collections::BTreeSet;

fn words() -> [Words; 2] {
    Language::ALL.map(|language| Words::parse(language, bundle_json(language.code())).unwrap())
}

#[test]
fn texts_are_filled_in() {
    let [english, spanish] = words();
    assert_eq!(english.help_call("988"), "Call 988");
    assert_eq!(spanish.help_call("988"), "Llamar al 988");
}

#[test]
fn every_group_phase_and_binding_is_served() {
    for words in words() {
        let checklist = words.checklist();
        for group in Group::ALL {
            assert!(
                checklist.iter().any(|item| item.group == group),
                "{group:?}"
            );
        }
        for binding in Binding::ALL {
            let bound = checklist
                .iter()
                .filter(|item| item.binding == Some(binding));
            assert_eq!(bound.count(), 1, "{binding:?}");
        }
        for topic in Topic::ALL {
            for binding in [Binding::Rule(topic), Binding::Follow(topic)] {
                let bound = checklist
                    .iter()
                    .filter(|item| item.binding == Some(binding));
                assert!(bound.count() <= 1, "{binding:?}");
            }
        }
        assert!(checklist.is_sorted_by_key(|item| item.group));
        assert_eq!(words.intention_prompts().len(), 20);
        assert_eq!(words.journal_prompts().len(), 40);
        assert!(
            words
                .journal_prompts()
                .is_sorted_by_key(|prompt| prompt.phase)
        );
        for phase in Phase::ALL {
            let of_phase = words.journal_prompts().iter().filter(|p| p.phase == phase);
            assert!(of_phase.count() >= 3, "{phase:?}");
        }
        let groups = words.signs().iter().map(|group| group.slug);
        assert!(groups.eq(["call_emergency", "call_clinic", "usually_fine"]));
        assert!(words.grounding().len() >= 5);
    }
}

#[test]
fn every_rule_of_a_clinic_has_its_words() {
    for words in words() {
        let rules = words.clinic_rules();
        let slugs: BTreeSet<_> = rules.iter().map(|rule| rule.slug).collect();
        assert_eq!(slugs, Topic::ALL.map(Topic::slug).into());
        for rule in rules {
            let topic = Topic::from_slug(rule.slug).unwrap();
            for quick in &rule.quick {
                let draft = Draft {
                    value: (*quick).to_owned(),
                    ..Draft::default()
                };
                let today = chrono::NaiveDate::MIN;
                assert!(draft.finish(topic, today, None).is_ok(), "{quick}");
                assert_eq!(draft.notice(topic), None, "{quick} is below the floor");
            }
            let is_time = matches!(topic.shape(), Shape::Hours | Shape::Minutes);
            assert_eq!(is_time, !rule.quick.is_empty(), "{}", rule.slug);
        }
        let parts: Vec<_> = rules.iter().map(|rule| rule.part).collect();
        let order = ["before", "day", "ride", "after"];
        assert!(parts.is_sorted_by_key(|part| order.iter().position(|of| of == part)));
    }
}

/// Slugs with the source and the date they stand on.
fn proofs(words: Words) -> Vec<(&'static str, &'static str, &'static str)> {
    let mut proofs = Vec::new();
    proofs.extend(
        words
            .checklist()
            .iter()
            .map(|i| (i.slug, i.source, i.checked)),
    );
    for country in words.crisis() {
        let lines = country.lines.iter();
        proofs.extend(lines.map(|l| (l.slug, l.source, l.checked.unwrap_or("2000-01"))));
    }
    let pages = [
        words.about(),
        words.not_okay(),
        words.deciding_questions(),
        words.unsupported_setting(),
        words.health_check(),
        words.no_one(),
        words.days_after(),
    ];
    let groups = words.signs().iter().flat_map(|group| &group.lines);
    let sections = pages.into_iter().flat_map(|page| &page.sections);
    let passages = sections.flat_map(|section| &section.passages);
    let all = groups.chain(passages).chain(words.grounding());
    proofs.extend(all.map(|p| (p.slug, p.source, p.checked)));
    let questions = words.clinic_questions().iter();
    proofs.extend(questions.map(|q| (q.slug, q.source, q.checked)));
    let rules = words.clinic_rules().iter();
    proofs.extend(rules.map(|rule| (rule.slug, rule.source, rule.checked)));
    let health = words.health_items().iter();
    proofs.extend(health.map(|h| (h.health.slug(), h.source, h.checked)));
    proofs.extend(words.bag().iter().map(|b| (b.slug, b.source, b.checked)));
    proofs
}

/// Of the sources of some crisis lines only the year is known.
fn is_line(slug: &str) -> bool {
    let [english, _] = words();
    let mut lines = english.crisis().iter().flat_map(|country| &country.lines);
    lines.any(|line| line.slug == slug)
}

/// What the pages of Learn lean on.
fn learn_sources() -> Vec<String> {
    let folder = format!("{}/../../content/learn/en", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).unwrap();
    let pages = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let marks = |page: String| -> Vec<String> {
        let marks = page.split("[^").skip(1);
        marks
            .filter_map(|mark| Some(mark.split_once(']')?.0.to_owned()))
            .collect()
    };
    pages.flat_map(marks).collect()
}

#[test]
fn everything_has_a_source_and_a_date() {
    for words in words() {
        let keeper = KeeperWords::parse(&keeper_json(words.language().code())).unwrap();
        let known: BTreeSet<_> = keeper.sources().iter().map(|source| source.slug).collect();
        let mut named = BTreeSet::new();
        for (slug, source, checked) in proofs(words) {
            assert!(known.contains(source), "{slug}: {source}");
            assert!(
                checked.starts_with("20") && (checked.len() >= 7 || is_line(slug)),
                "{slug}: {checked}"
            );
            named.insert(source);
        }
        for slug in learn_sources() {
            assert!(known.contains(slug.as_str()), "{slug}");
            named.insert(&*Box::leak(slug.into_boxed_str()));
        }
        // Its line is kept out of the app until somebody has confirmed that it still runs.
        named.insert("fireside");
        for source in known {
            assert!(named.contains(source), "nothing names {source}");
        }
    }
}

#[test]
fn both_languages_hold_the_same_things() {
    let [english, spanish] = words();
    assert_eq!(proofs(english), proofs(spanish));
    let prompts = |words: Words| -> Vec<_> {
        let own = words
            .intention_prompts()
            .iter()
            .map(|p| (p.slug, p.version));
        let journal = words.journal_prompts().iter().map(|p| (p.slug, p.version));
        own.chain(journal).collect()
    };
    assert_eq!(prompts(english), prompts(spanish));
    let slugs: BTreeSet<_> = prompts(english).into_iter().collect();
    assert_eq!(slugs.len(), 60);
    let notes = |words: Words| -> Vec<_> {
        let items = words.checklist().iter();
        items
            .map(|item| (item.note.is_some(), item.ask, item.binding))
            .collect()
    };
    assert_eq!(notes(english), notes(spanish));
}

#[test]
fn the_main_numbers_come_first() {
    for words in words() {
        let first = &words.crisis()[0];
        assert_eq!((first.code, first.emergency), ("US", "911"));
        assert_eq!(first.lines[0].call, Some("988"));
        assert_eq!(
            first.lines[0].text.as_ref().map(|text| text.number),
            Some("988")
        );
        assert_eq!(words.country("ES").emergency, "112");
        let elsewhere = words.country("XX");
        assert_eq!((elsewhere.code, elsewhere.emergency), ("ZZ", "112"));
    }
}

#[test]
fn numbers_can_be_dialled_and_none_is_retired() {
    for words in words() {
        for country in words.crisis() {
            let emergency = country.emergency;
            assert_eq!(dialable(emergency), emergency, "{}", country.code);
            for line in &country.lines {
                let text = line.text.as_ref().map(|text| text.number);
                for number in line.call.into_iter().chain(text) {
                    let is_short = number == "15";
                    assert!(
                        is_short || dialable(number).len() >= 3,
                        "{}: {number}",
                        line.slug
                    );
                    assert!(
                        !["18886289454", "18002738255", "6234737433"]
                            .contains(&dialable(number).as_str()),
                        "{}: {number} is retired or not confirmed",
                        line.slug
                    );
                }
                assert!(
                    !line.note.unwrap_or_default().contains("press 3"),
                    "{}",
                    line.slug
                );
            }
        }
    }
    assert_eq!(dialable("1-800-656-4673"), "18006564673");
    assert_eq!(dialable("*4141"), "*4141");
    assert_eq!(dialable("+52 55 5259 8121"), "+525552598121");
}

#[test]
fn every_day_has_a_phase() {
    let phases: Vec<Phase> = (0..40).map(Phase::of_day).collect();
    assert!(phases.is_sorted());
    assert_eq!(phases[0], Phase::SameDay);
    assert_eq!(phases[39], Phase::BeforeNext);
}
