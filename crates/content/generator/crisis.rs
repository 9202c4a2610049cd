//! The crisis lines, country by country, and the zones a country is guessed by.

use super::rows::{Item, Proof, Rows, Text};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    code: String,
    name: Text,
    emergency: String,
    /// IANA names, old ones too. Not in the rows of the app: see [`zones`].
    zones: Vec<String>,
    lines: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    slug: String,
    name: Text,
    call: Option<String>,
    text: Option<TextMessage>,
    #[serde(default)]
    web: Vec<Address>,
    note: Option<Text>,
    /// Whether it is the line for after an assault.
    #[serde(default)]
    assault: bool,
    /// `false` keeps a line out of the app until somebody has checked it.
    #[serde(default = "shown")]
    shown: bool,
    source: String,
    /// The date of the line's own source: a month, or a year. None where the source names no date.
    checked: Option<String>,
}

fn shown() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextMessage {
    number: String,
    /// The word to send, in the languages in which the line wants one.
    word: Option<Word>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    #[serde(default)]
    en: String,
    #[serde(default)]
    es: String,
}

/// A page of a line: its chat, or a list of lines.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Address {
    label: Text,
    address: String,
}

/// Each country's code with its zones, as the start-up script wants them: `{"US": "America/Adak …"}`.
pub fn zones(countries: &[Country]) -> String {
    let zones = countries.iter().filter(|country| !country.zones.is_empty());
    let zones: serde_json::Map<_, _> = zones
        .map(|country| (country.code.clone(), country.zones.join(" ").into()))
        .collect();
    serde_json::Value::Object(zones).to_string()
}

impl Item for Country {
    fn slug(&self) -> &str {
        &self.code
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        self.lines.iter().flat_map(Line::proofs).collect()
    }
    fn texts(&self) -> Vec<&Text> {
        let lines = self.lines.iter().flat_map(Line::texts);
        lines.chain([&self.name]).collect()
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.code);
        rows.text(&self.name);
        rows.plain(&self.emergency);
        let shown: Vec<&Line> = self.lines.iter().filter(|line| line.shown).collect();
        rows.plain(&shown.len().to_string());
        for line in shown {
            line.rows(rows);
        }
    }
    fn problem(&self) -> Option<String> {
        if !self.emergency.bytes().all(|b| b.is_ascii_digit()) || self.emergency.is_empty() {
            return Some(format!("\"{}\" is no emergency number", self.emergency));
        }
        self.lines.iter().find_map(Line::problem)
    }
}

impl Item for Line {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        vec![(&self.source, self.checked.as_deref().unwrap_or(UNDATED))]
    }
    fn texts(&self) -> Vec<&Text> {
        let web = self.web.iter().map(|page| &page.label);
        [Some(&self.name), self.note.as_ref()]
            .into_iter()
            .flatten()
            .chain(web)
            .collect()
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.text(&self.name);
        rows.plain_or_none(self.call.as_ref());
        let text = self.text.as_ref();
        rows.plain_or_none(text.map(|text| &text.number));
        match text.and_then(|text| text.word.as_ref()) {
            Some(word) => rows.choice(&word.en, &word.es),
            None => rows.plain(""),
        }
        rows.plain(&self.web.len().to_string());
        for page in &self.web {
            rows.text(&page.label);
            rows.plain(&page.address);
        }
        rows.text_or_none(self.note.as_ref());
        rows.plain(if self.assault { "assault" } else { "" });
        rows.plain(&self.source);
        rows.plain_or_none(self.checked.as_ref());
    }
    fn problem(&self) -> Option<String> {
        let slug = &self.slug;
        if self.call.is_none() && self.text.is_none() && self.web.is_empty() {
            return Some(format!("{slug}: no way to reach it"));
        }
        let is_plain = |page: &&Address| page.address.starts_with("https://");
        if let Some(page) = self.web.iter().find(|page| !is_plain(page)) {
            return Some(format!("{slug}: \"{}\" is no address", page.address));
        }
        let numbers = [
            self.call.as_ref(),
            self.text.as_ref().map(|text| &text.number),
        ];
        let odd = numbers.into_iter().flatten().find(|number| {
            !number.bytes().any(|b| b.is_ascii_digit())
                || !number
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b" -+*".contains(&b))
        });
        odd.map(|number| format!("{slug}: \"{number}\" is no phone number"))
    }
}

/// Stands for the date of a source that names none.
const UNDATED: &str = "0000";
