//! What is asked and told, what is packed, and what is looked for in an intention.

use super::items::RULES;
use super::rows::{Item, Lists, Proof, Rows, Text};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClinicQuestion {
    slug: String,
    text: Text,
    topic: Option<String>,
    source: String,
    checked: String,
}

impl Item for ClinicQuestion {
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
        rows.plain_or_none(self.topic.as_ref());
        rows.plain(&self.source);
        rows.plain(&self.checked);
    }
    fn problem(&self) -> Option<String> {
        let topic = self.topic.as_ref()?;
        (!RULES.contains(&topic.as_str())).then(|| format!("no rule is called \"{topic}\""))
    }
}

/// The items of a health check, in the order of `domain::about::Health`.
pub const HEALTH: [&str; 14] = [
    "high-blood-pressure",
    "heart",
    "blood-vessels",
    "stroke",
    "psychosis-or-mania",
    "dissociation",
    "bladder",
    "liver",
    "alcohol-or-drugs",
    "pregnant-or-breastfeeding",
    "ketamine-allergy",
    "breathing",
    "sleep-apnea",
    "glaucoma",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HealthItem {
    pub slug: String,
    text: Text,
    source: String,
    checked: String,
}

impl Item for HealthItem {
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
        rows.plain(&self.source);
        rows.plain(&self.checked);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BagItem {
    slug: String,
    text: Text,
    note: Option<Text>,
    source: String,
    checked: String,
}

impl Item for BagItem {
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
        rows.text(&self.text);
        rows.text_or_none(self.note.as_ref());
        rows.plain(&self.source);
        rows.plain(&self.checked);
    }
    fn problem(&self) -> Option<String> {
        // Lines of the clinic are kept beside it under such names.
        let is_taken = self.slug.starts_with("line-");
        is_taken.then(|| "the slug of a thing does not begin with line-".to_owned())
    }
}

/// The lists of words that `Words` has a field for, in its order.
pub const HINTS: [&str; 4] = ["dated", "demand", "denial", "months"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HintList {
    pub slug: String,
    words: Lists,
    source: String,
    checked: String,
}

impl Item for HintList {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        vec![(&self.source, &self.checked)]
    }
    fn texts(&self) -> Vec<&Text> {
        Vec::new()
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.words(&self.words);
    }
    fn problem(&self) -> Option<String> {
        let lists = [&self.words.en, &self.words.es];
        if lists.iter().any(|list| list.is_empty()) {
            return Some("a list is empty".to_owned());
        }
        let is_odd = |word: &&String| {
            let is_plain =
                |c: char| matches!(c, ' ' | '\'') || c.is_alphabetic() && !c.is_uppercase();
            word.is_empty() || word.trim() != word.as_str() || !word.chars().all(is_plain)
        };
        let odd = lists.into_iter().flatten().find(is_odd);
        odd.map(|word| format!("\"{word}\" is no word in lower case"))
    }
}
