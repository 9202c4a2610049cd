//! Signs, steps and pages: titles over passages.

use super::rows::{Item, Proof, Rows, Text};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignGroup {
    slug: String,
    title: Text,
    lead: Option<Text>,
    lines: Vec<Passage>,
}

impl Item for SignGroup {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        self.lines.iter().flat_map(Passage::proofs).collect()
    }
    fn texts(&self) -> Vec<&Text> {
        let lines = self.lines.iter().flat_map(Passage::texts);
        lines.chain([&self.title]).chain(&self.lead).collect()
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.text(&self.title);
        rows.text_or_none(self.lead.as_ref());
        rows.list(&self.lines);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    slug: String,
    text: Text,
    source: String,
    checked: String,
}

impl Item for Passage {
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

/// The pages that `Words` has a method for, in the order of its fields.
pub const PAGES: [&str; 7] = [
    "about",
    "not-okay",
    "deciding-questions",
    "unsupported-setting",
    "health-check",
    "no-one",
    "days-after",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    pub slug: String,
    title: Text,
    sections: Vec<Section>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    slug: String,
    title: Option<Text>,
    passages: Vec<Passage>,
}

impl Item for Page {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        self.sections.iter().flat_map(Section::proofs).collect()
    }
    fn texts(&self) -> Vec<&Text> {
        let sections = self.sections.iter().flat_map(Section::texts);
        sections.chain([&self.title]).collect()
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.text(&self.title);
        rows.list(&self.sections);
    }
}

impl Item for Section {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        self.passages.iter().flat_map(Passage::proofs).collect()
    }
    fn texts(&self) -> Vec<&Text> {
        let passages = self.passages.iter().flat_map(Passage::texts);
        passages.chain(&self.title).collect()
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.text_or_none(self.title.as_ref());
        rows.list(&self.passages);
    }
}
