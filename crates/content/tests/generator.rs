//! The generator, called as a function: what it makes of words, and every fault it has to name.

#![allow(clippy::unwrap_used)]

#[path = "../generator/mod.rs"]
#[allow(dead_code)]
mod generator;

use domain::clinic::Topic;
use generator::items::RULES;
use generator::pages::PAGES;
use generator::team::{HEALTH, HINTS};
use generator::{code, locale};

const FILES: [&str; 11] = [
    "licences.json",
    "checklist.json",
    "clinic_rules.json",
    "intention_prompts.json",
    "journal_prompts.json",
    "crisis_lines.json",
    "signs.json",
    "grounding.json",
    "clinic_questions.json",
    "bag.json",
    "clinical_lines.json",
];

fn problems(english: &str, spanish: &str) -> Vec<String> {
    let entries = |json| locale::entries("words.json", json).unwrap();
    locale::problems(&entries(english), &entries(spanish))
}

#[track_caller]
fn check(english: &str, spanish: &str, expected: &str) {
    let problems = problems(english, spanish);
    assert!(
        problems.iter().any(|problem| problem.contains(expected)),
        "{expected:?} is not among {problems:?}"
    );
}

#[test]
fn equal_keys_and_placeholders_are_no_problem() {
    let none: Vec<String> = Vec::new();
    assert_eq!(problems(r#"{"a": "x"}"#, r#"{"a": "y"}"#), none);
    assert_eq!(
        problems(r#"{"a": "{at} {who}"}"#, r#"{"a": "{who} a las {at}"}"#),
        none
    );
    assert_eq!(
        problems(
            r#"{"a": {"one": "{count} left", "other": "{count} left"}}"#,
            r#"{"a": {"one": "falta una", "other": "faltan {count}"}}"#
        ),
        none
    );
}

#[test]
fn names_every_fault() {
    check(
        r#"{"a": "x", "b": {"c": "x"}}"#,
        r#"{"a": "y"}"#,
        "es.json lacks b.c",
    );
    check(
        r#"{"a": "x"}"#,
        r#"{"a": "y", "b": "y"}"#,
        "en.json lacks b",
    );
    check(
        r#"{"a": "{who}"}"#,
        r#"{"a": "{quien}"}"#,
        "a has other placeholders",
    );
    check(
        r#"{"a": "{who}"}"#,
        r#"{"a": "nadie"}"#,
        "a has other placeholders",
    );
    check(
        r#"{"a": {"one": "x", "other": "{count} of {all}"}}"#,
        r#"{"a": {"one": "x", "other": "{count}"}}"#,
        "a has other placeholders",
    );
    check(
        r#"{"a": {"one": "x", "other": "{count}"}}"#,
        r#"{"a": "{count}"}"#,
        "a is a plural in one language only",
    );
    check(r#"{"a": ""}"#, r#"{"a": "y"}"#, "a is empty");
    check(
        r#"{"a": "x "}"#,
        r#"{"a": "y"}"#,
        "a begins or ends with a space",
    );
    check(
        r#"{"a": "{ who}"}"#,
        r#"{"a": "y"}"#,
        "a has a brace that names nothing",
    );
    check(
        r#"{"a": "x}"}"#,
        r#"{"a": "y"}"#,
        "a has a brace that names nothing",
    );
    check(r#"{"A b": "x"}"#, r#"{"A b": "y"}"#, "a key is a-z");
    check(
        r#"{"a": {"b": "x"}, "a_b": "x"}"#,
        r#"{"a": {"b": "y"}, "a_b": "y"}"#,
        "a_b and a.b would be the same method",
    );
    check(
        r#"{"intention": {"prompts": "x"}}"#,
        r#"{"intention": {"prompts": "y"}}"#,
        "intention.prompts is a method that Words has of its own",
    );
}

#[test]
fn a_name_given_twice_is_refused() {
    let twice = locale::entries("es.json", r#"{"a": {"b": "x", "b": "y"}}"#);
    assert!(twice.unwrap_err().contains("\"b\" is given twice"));
    assert!(locale::entries("es.json", r#"{"a": 1}"#).is_err());
    assert!(locale::entries("es.json", "{").is_err());
}

#[test]
fn writes_one_method_for_each_key() {
    let english = locale::entries(
        "en.json",
        r#"{"today": {"title": "Today"}, "ride": {"takes_you": "{name} takes you home at {time}"},
            "left": {"one": "{count} left of {all}", "other": "{count} left of {all}"}, "end": "End"}"#,
    )
    .unwrap();
    let code = code::write("Words", &english, "abc");
    for line in [
        "FINGERPRINT: &str = \"abc\";",
        "#[doc = \"{name} takes you home at {time}\"]",
        "pub fn today_title(self) -> &'static str { self.text(0) }",
        "pub fn ride_takes_you(self, name: &str, time: &str) -> String { fill(self.text(1), &[name, time]) }",
        "pub fn left(self, count: i64, all: &str) -> String",
        "fill(self.text(2 + usize::from(count != 1)), &[&count.to_string(), all, ])",
        "pub fn end(self) -> &'static str { self.text(4) }",
    ] {
        assert!(code.contains(line), "{line} is not in {code}");
    }
}

#[test]
fn numbers_placeholders_as_english_does() {
    let english = locale::entries("en.json", r#"{"a": "{who} at {hour}"}"#).unwrap();
    let spanish = locale::entries("es.json", r#"{"a": "a las {hour}, {who}"}"#).unwrap();
    assert_eq!(locale::texts(&english, &english), ["{0} at {1}"]);
    assert_eq!(locale::texts(&english, &spanish), ["a las {1}, {0}"]);
}

/// A file of items that have all but their names in common.
fn items_of(slugs: &[&str], fields: &str) -> String {
    let item = |slug: &&str| format!(r#"{{"slug": "{slug}", {fields}}}"#);
    let items: Vec<String> = slugs.iter().map(item).collect();
    format!(
        r#"{{"about": "a", "review": "r", "items": [{}]}}"#,
        items.join(",")
    )
}

/// Everything in order but for one file.
fn generated_with(name: &str, json: &str) -> generator::Made {
    generator::generate(&|wanted| {
        Ok(match wanted {
            wanted if wanted == name => json.to_owned(),
            "locales/en.json" => r#"{"a": "x"}"#.to_owned(),
            "locales/es.json" => r#"{"a": "y"}"#.to_owned(),
            "locales/keeper.en.json" => r#"{"k": "x"}"#.to_owned(),
            "locales/keeper.es.json" => r#"{"k": "y"}"#.to_owned(),
            "sources.json" => items_of(
                &["s"],
                r#""title": {"en": "x", "es": "y"}, "checked": "2026-11""#,
            ),
            "pages.json" => items_of(&PAGES, r#""title": {"en": "x", "es": "y"}, "sections": []"#),
            "health_items.json" => items_of(
                &HEALTH,
                r#""text": {"en": "x", "es": "y"}, "source": "s", "checked": "2026-11""#,
            ),
            "intention_hints.json" => items_of(
                &HINTS,
                r#""words": {"en": ["x"], "es": ["y"]}, "source": "s", "checked": "2026-11""#,
            ),
            wanted if wanted.starts_with("learn/") => {
                let title = if wanted.contains("/en/") { "x" } else { "y" };
                format!(
                    "---\ntitle: {title}\nnote: {title}\nchecked: 2026-11\n---\n\n- {title} [^s]\n"
                )
            }
            wanted if FILES.contains(&wanted) => {
                r#"{"about": "a", "review": "r", "items": []}"#.to_owned()
            }
            wanted => return Err(format!("content/{wanted} is missing")),
        })
    })
}

#[track_caller]
fn check_content(name: &str, items: &str, expected: &str) {
    let json = format!(r#"{{"about": "a", "review": "r", "items": {items}}}"#);
    let made = generated_with(name, &json);
    assert!(
        made.problems
            .iter()
            .any(|problem| problem.contains(expected)),
        "{expected:?} is not among {:?}",
        made.problems
    );
    assert!(made.code.contains("compile_error!("));
}

#[test]
fn a_sound_tree_has_no_problems() {
    let made = generated_with("", "");
    assert_eq!(made.problems, Vec::<String>::new());
    assert!(!made.code.contains("compile_error!"));
    assert!(made.bundles.en.contains("\"x\"") && made.bundles.es.contains("\"y\""));
}

#[test]
fn a_section_belongs_to_one_file() {
    let made = generated_with("locales/keeper.en.json", r#"{"a": {"b": "x"}}"#);
    let expected = "keeper.en.json: en.json has a section a already";
    assert!(made.problems.iter().any(|problem| problem == expected));
}

#[test]
fn names_faults_of_content() {
    check_content("signs.json", "{", "content/signs.json");
    check_content(
        "intention_prompts.json",
        r#"[{"slug": "a", "text": {"en": "x", "es": "y"}, "version": 1, "source": "none", "checked": "2026-11"}]"#,
        "intention_prompts.json: a: no source is called \"none\"",
    );
    check_content(
        "intention_prompts.json",
        r#"[{"slug": "a", "text": {"en": "x"}, "version": 1, "source": "none", "checked": "2026-11"}]"#,
        "missing field `es`",
    );
    check_content(
        "intention_prompts.json",
        r#"[{"slug": "a", "text": {"en": "x", "es": "y"}, "version": 1, "checked": "2026-11"}]"#,
        "missing field `source`",
    );
    check_content(
        "grounding.json",
        r#"[{"slug": "a", "text": {"en": "x", "es": " "}, "source": "s", "checked": "soon"}]"#,
        "\"soon\" is no date",
    );
    check_content(
        "grounding.json",
        r#"[{"slug": "a", "text": {"en": "x", "es": " "}, "source": "s", "checked": "2026-11"}]"#,
        "a text is empty",
    );
    let item = |group: &str, more: &str| {
        format!(
            r#"[{{"slug": "a", "group": "{group}", {more} "text": {{"en": "x", "es": "y"}}, "source": "s", "checked": "2026-11"}}]"#
        )
    };
    check_content(
        "checklist.json",
        &item("noon", ""),
        "no group is called \"noon\"",
    );
    check_content(
        "checklist.json",
        &item("morning", r#""binding": "moon","#),
        "no binding is called \"moon\"",
    );
    check_content(
        "checklist.json",
        &item("morning", r#""binding": "rule:moon","#),
        "no binding is called \"rule:moon\"",
    );
    check_content(
        "checklist.json",
        &item("morning", r#""binding": "follow:ride","#),
        "no binding is called \"follow:ride\"",
    );
    check_content(
        "checklist.json",
        &item("morning", r#""colour": "blue","#),
        "unknown field `colour`",
    );
    let line = |way: &str| {
        format!(
            r#"[{{"code": "US", "name": {{"en": "x", "es": "y"}}, "emergency": "911", "zones": [], "lines": [{{"slug": "l", "name": {{"en": "x", "es": "y"}}, {way} "source": "s", "checked": "2026-11"}}]}}]"#
        )
    };
    check_content("crisis_lines.json", &line(""), "l: no way to reach it");
    check_content(
        "crisis_lines.json",
        &line(r#""call": "HOPE","#),
        "l: \"HOPE\" is no phone number",
    );
    let passage = |english: &str, spanish: &str| {
        format!(
            r#"[{{"slug": "a", "text": {{"en": "{english}", "es": "{spanish}"}}, "source": "s", "checked": "2026-11"}}]"#
        )
    };
    let emergency = passage("call {emergency}", "llame al {emergency}");
    check_content("grounding.json", &emergency, "no screen fills in");
    let clinic = passage("call {clinic}", "y");
    check_content("grounding.json", &clinic, "a brace that names nothing");
    let one = passage("call {emergency}", "llame");
    check_content("grounding.json", &one, "stands in one language only");
    check_content("pages.json", "[]", "pages.json: the items are");
    check_content(
        "health_items.json",
        "[]",
        "health_items.json: the items are",
    );
    check_content(
        "intention_hints.json",
        "[]",
        "intention_hints.json: the items are",
    );
    check_content(
        "clinic_questions.json",
        r#"[{"slug": "a", "topic": "moon", "text": {"en": "x", "es": "y"}, "source": "s", "checked": "2026-11"}]"#,
        "no rule is called \"moon\"",
    );
    check_content(
        "clinical_lines.json",
        r#"[{"slug": "a", "keys": [], "sources": ["s"], "checked": "2026-11"}]"#,
        "it names no key, or no source",
    );
    check_content(
        "bag.json",
        r#"[{"slug": "line-a", "text": {"en": "x", "es": "y"}, "source": "s", "checked": "2026-11"}]"#,
        "does not begin with line-",
    );
    for (words, expected) in [
        (r#"{"en": [], "es": ["y"]}"#, "a list is empty"),
        (
            r#"{"en": ["x"], "es": ["Y"]}"#,
            "\"Y\" is no word in lower case",
        ),
        (
            r#"{"en": ["x "], "es": ["y"]}"#,
            "\"x \" is no word in lower case",
        ),
        (
            r#"{"en": ["x"], "es": ["y"], "fr": []}"#,
            "unknown field `fr`",
        ),
    ] {
        let item = format!(
            r#"[{{"slug": "dated", "words": {words}, "source": "s", "checked": "2026-11"}}]"#
        );
        check_content("intention_hints.json", &item, expected);
    }
    check_content(
        "sources.json",
        r#"[{"slug": "s", "title": {"en": "x", "es": "y"}, "address": "http://a", "checked": "2026-11"}]"#,
        "an address begins with https",
    );
    check_content(
        "sources.json",
        r#"[{"slug": "s", "title": {"en": "x", "es": "y"}, "checked": "2026-11"}, {"slug": "s", "title": {"en": "x", "es": "y"}, "checked": "2026-11"}]"#,
        "the slug is given twice",
    );
}

#[test]
fn other_keys_have_another_fingerprint() {
    let print = |json: &str| {
        let bundle = generated_with("locales/en.json", json).bundles.en;
        let rows: Vec<String> = serde_json::from_str(&bundle).unwrap();
        rows[0].clone()
    };
    let own = print(r#"{"a": "x"}"#);
    assert_eq!(own, print(r#"{"a": "another wording"}"#));
    for other in [
        r#"{"b": "x"}"#,
        r#"{"a": "x", "b": "x"}"#,
        r#"{"a": "{who}"}"#,
        r#"{"a": {"one": "x", "other": "x"}}"#,
    ] {
        assert_ne!(own, print(other), "{other}");
    }
}

/// The build has no domain to ask: it knows the clinic's rules by their names.
#[test]
fn the_rules_are_those_of_the_domain() {
    assert_eq!(RULES, Topic::ALL.map(Topic::slug));
}
