//! The lists: sources, licences, checklist and prompts.

use super::rows::{Item, Proof, Rows, Text};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub slug: String,
    title: Text,
    address: Option<String>,
    study: Option<Study>,
    checked: String,
}

/// What kind of study a source is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Study {
    /// How many people were in it.
    people: u32,
    kind: Text,
}

impl Source {
    /// How many people were studied, if it is a study.
    pub fn people(&self) -> Option<u32> {
        self.study.as_ref().map(|study| study.people)
    }

    /// As a page shows it: title, address, how many people, what kind of study.
    pub fn shown(&self, choose: fn(&Text) -> &String) -> [String; 4] {
        let people = self.people().map(|people| people.to_string());
        let kind = self.study.as_ref().map(|study| choose(&study.kind).clone());
        [
            choose(&self.title).clone(),
            self.address.clone().unwrap_or_default(),
            people.unwrap_or_default(),
            kind.unwrap_or_default(),
        ]
    }
}

impl Item for Source {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        Vec::new()
    }
    fn texts(&self) -> Vec<&Text> {
        let kind = self.study.as_ref().map(|study| &study.kind);
        kind.into_iter().chain([&self.title]).collect()
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.text(&self.title);
        rows.plain_or_none(self.address.as_ref());
        rows.plain(&self.checked);
    }
    fn problem(&self) -> Option<String> {
        let address = self.address.as_ref()?;
        (!address.starts_with("https://")).then(|| "an address begins with https".to_owned())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    slug: String,
    name: String,
    used_for: Text,
    licence: String,
    holder: String,
    address: String,
}

impl Item for Licence {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        Vec::new()
    }
    fn texts(&self) -> Vec<&Text> {
        vec![&self.used_for]
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.plain(&self.name);
        rows.text(&self.used_for);
        rows.plain(&self.licence);
        rows.plain(&self.holder);
        rows.plain(&self.address);
    }
}

/// What texts of the interface lean on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClinicalLines {
    slug: String,
    /// Keys of the locale files, or what several begin with.
    keys: Vec<String>,
    sources: Vec<String>,
    checked: String,
}

impl Item for ClinicalLines {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        let sources = self.sources.iter();
        sources
            .map(|source| (source.as_str(), self.checked.as_str()))
            .collect()
    }
    fn texts(&self) -> Vec<&Text> {
        Vec::new()
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.plain(&self.checked);
        rows.plain(&self.sources.len().to_string());
        for source in &self.sources {
            rows.plain(source);
        }
    }
    fn problem(&self) -> Option<String> {
        let is_empty = self.keys.is_empty() || self.sources.is_empty();
        is_empty.then(|| "it names no key, or no source".to_owned())
    }
}

/// The groups in the order of the path.
const GROUPS: [&str; 6] = [
    "week-before",
    "three-days-before",
    "night-before",
    "morning",
    "arrival",
    "after",
];

/// As in `domain::checklist::Binding`.
const BINDINGS: [&str; 12] = [
    "ride",
    "ride-confirmed",
    "backup",
    "there",
    "intention",
    "bag",
    "visit",
    "after-hours",
    "times",
    "follow-times",
    "medicines",
    "stop-word",
];

/// The clinic's rules, in the order of `domain::clinic::Topic`; an item is bound to one as `rule:food`,
/// or as `follow:food` where what it says is to be done.
pub const RULES: [&str; 17] = [
    "food",
    "drink",
    "alcohol",
    "cannabis",
    "medicines",
    "blood-pressure",
    "arrive-early",
    "observation",
    "ride-adult",
    "ride-share",
    "ride-stay",
    "driving",
    "decisions",
    "touch",
    "bring",
    "late-cancel",
    "measures",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    slug: String,
    group: String,
    text: Text,
    note: Option<Text>,
    #[serde(default)]
    ask: bool,
    binding: Option<String>,
    source: String,
    checked: String,
}

impl Item for ChecklistItem {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        vec![(&self.source, &self.checked)]
    }
    fn texts(&self) -> Vec<&Text> {
        [Some(&self.text), self.note.as_ref()]
            .into_iter()
            .flatten()
            .collect()
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.plain(&self.group);
        rows.text(&self.text);
        rows.text_or_none(self.note.as_ref());
        rows.plain_or_none(self.binding.as_ref());
        rows.plain(if self.ask { "ask" } else { "" });
        rows.plain(&self.source);
        rows.plain(&self.checked);
    }
    fn problem(&self) -> Option<String> {
        if !GROUPS.contains(&self.group.as_str()) {
            return Some(format!("no group is called \"{}\"", self.group));
        }
        let binding = self.binding.as_ref()?;
        let is_known = match binding.split_once(':') {
            Some(("rule" | "follow", rule)) => RULES.contains(&rule),
            _ => BINDINGS.contains(&binding.as_str()),
        };
        (!is_known).then(|| format!("no binding is called \"{binding}\""))
    }
}

/// The parts of a clinic's rules, in the order in which they are shown.
const PARTS: [&str; 4] = ["before", "day", "ride", "after"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClinicRule {
    slug: String,
    group: String,
    title: Text,
    ask: Text,
    hint: Option<Text>,
    #[serde(default)]
    quick: String,
    source: String,
    checked: String,
}

impl Item for ClinicRule {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        vec![(&self.source, &self.checked)]
    }
    fn texts(&self) -> Vec<&Text> {
        [Some(&self.title), Some(&self.ask), self.hint.as_ref()]
            .into_iter()
            .flatten()
            .collect()
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.plain(&self.group);
        rows.text(&self.title);
        rows.text(&self.ask);
        rows.text_or_none(self.hint.as_ref());
        rows.plain(&self.quick);
        rows.plain(&self.source);
        rows.plain(&self.checked);
    }
    fn problem(&self) -> Option<String> {
        (!PARTS.contains(&self.group.as_str()))
            .then(|| format!("no part is called \"{}\"", self.group))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    slug: String,
    text: Text,
    version: u32,
    source: String,
    checked: String,
}

impl Item for Prompt {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        vec![(&self.source, &self.checked)]
    }
    fn texts(&self) -> Vec<&Text> {
        vec![&self.text]
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.text(&self.text);
        rows.plain(&self.version.to_string());
    }
}

const PHASES: [&str; 6] = [
    "before",
    "same-day",
    "first-days",
    "first-week",
    "weeks-two-and-three",
    "before-next",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalPrompt {
    slug: String,
    phase: String,
    text: Text,
    version: u32,
    source: String,
    checked: String,
}

impl Item for JournalPrompt {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        vec![(&self.source, &self.checked)]
    }
    fn texts(&self) -> Vec<&Text> {
        vec![&self.text]
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.plain(&self.phase);
        rows.text(&self.text);
        rows.plain(&self.version.to_string());
    }
    fn problem(&self) -> Option<String> {
        (!PHASES.contains(&self.phase.as_str()))
            .then(|| format!("no phase is called \"{}\"", self.phase))
    }
}
