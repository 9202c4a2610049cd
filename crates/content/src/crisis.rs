//! The numbers to call, country by country.
//!
//! The order of fields in each `read` is the order in which the generator writes them (`generator/crisis.rs`).

use crate::reader::Reader;

/// The numbers of one country.
#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    /// ISO 3166 code; `ZZ` for anywhere else.
    pub code: &'static str,
    /// Its name in the reader's language.
    pub name: &'static str,
    /// The emergency number to call; 112 for anywhere else.
    pub emergency: &'static str,
    /// The lines, the most general first.
    pub lines: Vec<Line>,
}

/// A crisis line or another number that helps.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Permanent name.
    pub slug: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The number to call, as people read it; see [`dialable`].
    pub call: Option<&'static str>,
    /// The number to text.
    pub text: Option<TextMessage>,
    /// Its pages: a chat, or a list of lines.
    pub web: Vec<Address>,
    /// Whom it is for, or what to press. [`EMERGENCY`] stands for the country's emergency number.
    pub note: Option<&'static str>,
    /// Whether it is the line for after an assault.
    pub is_for_assault: bool,
    /// Slug of its [`Source`].
    pub source: &'static str,
    /// The date of its source: `2026-11`, or a year alone; none where the source names no date.
    pub checked: Option<&'static str>,
}

/// How to text a line.
#[derive(Debug, Clone, PartialEq)]
pub struct TextMessage {
    /// The number.
    pub number: &'static str,
    /// The word to send, if the line wants one.
    pub word: Option<&'static str>,
}

/// A page that opens outside the app.
#[derive(Debug, Clone, PartialEq)]
pub struct Address {
    /// What its link says.
    pub label: &'static str,
    /// Where it is.
    pub address: &'static str,
}

/// What stands in a text for the emergency number of the reader's country.
pub const EMERGENCY: &str = "{emergency}";

impl Country {
    /// Whether the source of any of its lines is of before `month` (`2025-11`), or names no date.
    pub fn is_older_than(&self, month: &str) -> bool {
        let mut lines = self.lines.iter();
        // A year alone comes before its months.
        lines.any(|line| line.checked.is_none_or(|checked| checked < month))
    }
}

/// A shown phone number as a `tel:` or `sms:` link wants it: digits, `+` and `*` only.
pub fn dialable(number: &str) -> String {
    number
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*'))
        .collect()
}

impl Country {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        Country {
            code: rows.text(),
            name: rows.text(),
            emergency: rows.text(),
            lines: rows.list(Line::read),
        }
    }
}

impl Line {
    fn read(rows: &mut Reader) -> Self {
        Line {
            slug: rows.text(),
            name: rows.text(),
            call: rows.maybe(),
            text: TextMessage::read(rows),
            web: rows.list(Address::read),
            note: rows.maybe(),
            is_for_assault: rows.maybe().is_some(),
            source: rows.text(),
            checked: rows.maybe(),
        }
    }
}

impl Address {
    fn read(rows: &mut Reader) -> Self {
        Address {
            label: rows.text(),
            address: rows.text(),
        }
    }
}

impl TextMessage {
    fn read(rows: &mut Reader) -> Option<Self> {
        let number = rows.maybe();
        let word = rows.maybe();
        Some(TextMessage {
            number: number?,
            word,
        })
    }
}
