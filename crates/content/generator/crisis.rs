//! The crisis lines, country by country.

use super::rows::{Item, Proof, Rows, Text};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    code: String,
    name: Text,
    emergency: Option<String>,
    checked: String,
    lines: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    slug: String,
    name: Text,
    call: Option<String>,
    text: Option<TextMessage>,
    web: Option<String>,
    note: Option<Text>,
    /// `false` keeps a line out of the app until somebody has checked it.
    #[serde(default = "shown")]
    shown: bool,
    source: String,
    checked: String,
}

fn shown() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextMessage {
    number: String,
    body: Option<Text>,
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
        rows.plain_or_none(self.emergency.as_ref());
        rows.plain(&self.checked);
        let shown: Vec<&Line> = self.lines.iter().filter(|line| line.shown).collect();
        rows.plain(&shown.len().to_string());
        for line in shown {
            line.rows(rows);
        }
    }
    fn problem(&self) -> Option<String> {
        self.lines.iter().find_map(Line::problem)
    }
}

impl Item for Line {
    fn slug(&self) -> &str {
        &self.slug
    }
    fn proofs(&self) -> Vec<Proof<'_>> {
        vec![(&self.source, &self.checked)]
    }
    fn texts(&self) -> Vec<&Text> {
        let body = self.text.as_ref().and_then(|text| text.body.as_ref());
        [Some(&self.name), self.note.as_ref(), body]
            .into_iter()
            .flatten()
            .collect()
    }
    fn rows(&self, rows: &mut Rows) {
        rows.plain(&self.slug);
        rows.text(&self.name);
        rows.plain_or_none(self.call.as_ref());
        let text = self.text.as_ref();
        rows.plain_or_none(text.map(|text| &text.number));
        rows.text_or_none(text.and_then(|text| text.body.as_ref()));
        rows.plain_or_none(self.web.as_ref());
        rows.text_or_none(self.note.as_ref());
        rows.plain(&self.source);
        rows.plain(&self.checked);
    }
    fn problem(&self) -> Option<String> {
        let slug = &self.slug;
        if self.call.is_none() && self.text.is_none() && self.web.is_none() {
            return Some(format!("{slug}: no way to reach it"));
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
