//! No text of a clinical kind without its source and the date of the comparison, and none whose source no screen shows.
//!
//! What the content files say carries both. What the interface itself says is listed in `content/clinical_lines.json`.

#![allow(clippy::unwrap_used)]

use content::{Language, Words, bundle_json};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file of texts but for the interface. Crisis lines have a date each (`tests/content.rs`).
const FILES: [&str; 10] = [
    "bag.json",
    "checklist.json",
    "clinic_questions.json",
    "clinic_rules.json",
    "grounding.json",
    "health_items.json",
    "intention_prompts.json",
    "journal_prompts.json",
    "pages.json",
    "signs.json",
];

/// Names of what stands below them, and what a group of signs begins with: the lines below carry the sources.
const NAMES: [&str; 3] = ["title", "name", "lead"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(name: &str) -> Value {
    let text = fs::read_to_string(root().join("content").join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The texts that neither they nor what they stand in gives a source and a date.
fn bare(value: &Value, place: &str, is_proved: bool, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let says = |name: &str| {
                fields
                    .get(name)
                    .is_some_and(|value| value.as_str().is_some_and(|text| !text.is_empty()))
            };
            let is_proved = is_proved || says("source") && says("checked");
            if fields.get("en").is_some_and(Value::is_string) && !is_proved {
                found.push(format!("{place}: {}", fields["en"]));
            }
            for (name, value) in fields {
                let is_name = NAMES.contains(&name.as_str());
                bare(
                    value,
                    &format!("{place}.{name}"),
                    is_proved || is_name,
                    found,
                );
            }
        }
        Value::Array(items) => {
            for item in items {
                let slug = item["slug"].as_str().unwrap_or_default();
                bare(item, &format!("{place}.{slug}"), is_proved, found);
            }
        }
        _ => {}
    }
}

fn bare_in(value: &Value, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    bare(&value["items"], name, false, &mut found);
    found
}

#[test]
fn every_text_has_a_source_and_a_date() {
    for name in FILES {
        let found = bare_in(&read(name), name);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
    let listed = fs::read_dir(root().join("content")).unwrap();
    let names = listed.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let others = [
        "clinical_lines.json",
        "crisis_lines.json",
        "intention_hints.json",
        "licences.json",
        "sources.json",
    ];
    for name in names.filter(|name| name.ends_with(".json")) {
        let is_known = FILES.contains(&name.as_str()) || others.contains(&name.as_str());
        assert!(is_known, "{name} is not looked at");
    }
}

#[test]
fn a_text_without_its_source_is_found() {
    for name in FILES {
        for gone in ["source", "checked"] {
            let mut value = read(name);
            assert!(
                take_first(&mut value["items"], gone),
                "{name} has no {gone}"
            );
            assert!(!bare_in(&value, name).is_empty(), "{name} without {gone}");
        }
    }
}

/// Takes the first field of that name away.
fn take_first(value: &mut Value, name: &str) -> bool {
    match value {
        Value::Object(fields) => {
            fields.remove(name).is_some()
                || fields.values_mut().any(|value| take_first(value, name))
        }
        Value::Array(items) => items.iter_mut().any(|item| take_first(item, name)),
        _ => false,
    }
}

/// Words that make a text of the interface a clinical one.
const CLINICAL: &[&str] = &[
    "alcohol",
    "cannabis",
    "drive",
    "driving",
    "awake",
    "pain",
    "breathing",
    "fainting",
    "seizure",
    "headache",
    "medicine",
    "medicines",
    "ketamine",
    "spravato",
    "food",
    "eating",
    "ate",
    "eat",
    "drink",
    "drinks",
    "drank",
    "nausea",
    "blood pressure",
    "fda",
    "dose",
    "suicide",
    "proof",
    "adult",
    "alone",
    "24 hours",
    "always at least",
    "at least {hours} hours",
    "big decisions",
    "big life choices",
    "2 to 3 hours",
];

/// Texts with such a word that claim nothing: labels, what the patient says, and other meanings of the word.
const CLAIMS_NOTHING: &[&str] = &[
    "about.",
    "copy.parts_note",
    "message.",
    "phone.",
    "plan.facts_note",
    "session.ketamine",
    "session.medicine",
    "session.problem_",
    "session.spravato",
    "settings.rules_note",
    "welcome.adults",
];

fn lines(value: &Value, place: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((place.to_owned(), text.clone())),
        Value::Object(fields) => {
            for (name, value) in fields {
                let place = if place.is_empty() {
                    name.clone()
                } else {
                    format!("{place}.{name}")
                };
                lines(value, &place, found);
            }
        }
        _ => {}
    }
}

fn is_clinical(text: &str) -> bool {
    let plain: String = text
        .to_lowercase()
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || "-{}'".contains(c) {
                c
            } else {
                ' '
            }
        })
        .collect();
    let words = format!(
        " {} ",
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    CLINICAL
        .iter()
        .any(|word| words.contains(&format!(" {word} ")))
}

fn topics() -> Vec<(String, Vec<String>)> {
    let value = read("clinical_lines.json");
    let items = value["items"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    items
        .map(|item| {
            (
                text(&item["slug"]),
                item["keys"].as_array().unwrap().iter().map(text).collect(),
            )
        })
        .collect()
}

fn interface() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for name in ["locales/en.json", "locales/keeper.en.json"] {
        lines(&read(name), "", &mut all);
    }
    all
}

#[test]
fn every_clinical_line_of_the_interface_is_listed() {
    let keys: Vec<String> = topics().into_iter().flat_map(|(_, keys)| keys).collect();
    let all = interface();
    for key in &keys {
        assert!(
            all.iter().any(|(place, _)| place.starts_with(key)),
            "nothing is called {key}"
        );
    }
    let begins = |place: &str, with: &str| place.starts_with(with);
    let missing: Vec<_> = all
        .iter()
        .filter(|(_, text)| is_clinical(text))
        .filter(|(place, _)| !keys.iter().any(|key| begins(place, key)))
        .filter(|(place, _)| !CLAIMS_NOTHING.iter().any(|key| begins(place, key)))
        .collect();
    assert!(
        missing.is_empty(),
        "list these in clinical_lines.json, or say that they claim nothing: {missing:#?}"
    );
}

#[test]
fn clinical_words_are_known() {
    for text in [
        "No alcohol for 24 hours",
        "Don't drive.",
        "Always at least {hours} hours.",
        "Chest pain, fainting…",
    ] {
        assert!(is_clinical(text), "{text}");
    }
    for text in ["Painting", "The medicinal", "Write it here", "Driveway"] {
        assert!(!is_clinical(text), "{text}");
    }
}

#[test]
fn every_source_can_be_shown() {
    for language in Language::ALL {
        let words = Words::parse(language, bundle_json(language.code())).unwrap();
        let known: Vec<_> = words.sources().iter().map(|source| source.slug).collect();
        for (slug, _) in topics() {
            let proofs = words.proofs_of_lines(&slug);
            assert!(!proofs.is_empty(), "{slug}");
            assert!(
                proofs.iter().all(|(source, _)| known.contains(source)),
                "{slug}"
            );
        }
        let groups = words.signs().iter().flat_map(|group| &group.lines);
        for passage in groups.chain(words.grounding()) {
            assert!(known.contains(&passage.source), "{}", passage.slug);
        }
    }
}

/// A screen shows the sources of each topic, and of each kind of content.
#[test]
fn every_topic_is_shown_somewhere() {
    let mut code = String::new();
    gather(&root().join("src"), &mut code);
    for (slug, _) in topics() {
        let call = format!("sources_of_lines(\"{slug}\")");
        assert!(
            code.contains(&call),
            "no screen shows the sources of {slug}"
        );
    }
}

fn gather(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, code);
        } else if path.extension().is_some_and(|end| end == "rs") {
            code.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}
