//! Content for the team and the day: questions for clinics, the health check, the bag.
//!
//! The order of fields in each `read` is the order in which the generator writes them (`generator/team.rs`).

use crate::reader::Reader;
use domain::about::Health;
use domain::choosing::Asked;

/// A question to compare clinics by.
#[derive(Debug, Clone, PartialEq)]
pub struct ClinicQuestion {
    /// Permanent name: answers are kept under it.
    pub slug: &'static str,
    /// The question.
    pub text: &'static str,
    /// The permanent name of the clinic's rule that an answer says.
    pub topic: Option<&'static str>,
    /// Slug of its [`crate::Source`].
    pub source: &'static str,
    /// Date of the last comparison with the source.
    pub checked: &'static str,
}

/// One item of a health check, to be ticked. The clinic decides what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct HealthItem {
    /// Which one.
    pub health: Health,
    /// What it says.
    pub text: &'static str,
    /// Slug of its [`crate::Source`].
    pub source: &'static str,
    /// Date of the last comparison with the source.
    pub checked: &'static str,
}

/// A thing to pack.
#[derive(Debug, Clone, PartialEq)]
pub struct BagItem {
    /// Permanent name: ticks are kept under it.
    pub slug: &'static str,
    /// What it is.
    pub text: &'static str,
    /// A word more.
    pub note: Option<&'static str>,
    /// Slug of its [`crate::Source`].
    pub source: &'static str,
    /// Date of the last comparison with the source.
    pub checked: &'static str,
}

/// What a clinic can have a rule about.
#[derive(Debug, Clone, PartialEq)]
pub struct ClinicTopic {
    /// Permanent name: that of a [`domain::clinic::Topic`].
    pub slug: &'static str,
    /// The part of the rules it belongs to: `before`, `day`, `ride` or `after`.
    pub part: &'static str,
    /// Its name.
    pub title: &'static str,
    /// The question to ask the clinic.
    pub ask: &'static str,
    /// A word more.
    pub hint: Option<&'static str>,
    /// Times to choose from, in the unit of the topic.
    pub quick: Vec<&'static str>,
    /// Slug of its [`crate::Source`].
    pub source: &'static str,
    /// Date of the last comparison with the source.
    pub checked: &'static str,
}

impl ClinicQuestion {
    /// The question as [`domain::choosing::carry_over`] takes it.
    pub fn asked(&self) -> Asked<'static> {
        Asked {
            slug: self.slug,
            topic: self.topic,
        }
    }

    pub(crate) fn read(rows: &mut Reader) -> Self {
        ClinicQuestion {
            slug: rows.text(),
            text: rows.text(),
            topic: rows.maybe(),
            source: rows.text(),
            checked: rows.text(),
        }
    }
}

impl HealthItem {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        HealthItem {
            health: rows.named(Health::from_slug, Health::Heart),
            text: rows.text(),
            source: rows.text(),
            checked: rows.text(),
        }
    }
}

impl BagItem {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        BagItem {
            slug: rows.text(),
            text: rows.text(),
            note: rows.maybe(),
            source: rows.text(),
            checked: rows.text(),
        }
    }
}

/// A list of words that are looked for: dates, demands, denials or months.
pub(crate) fn read_hint_list(rows: &mut Reader) -> Vec<&'static str> {
    // Its name: the lists are known by their place.
    rows.text();
    rows.list(Reader::text)
}

impl ClinicTopic {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        ClinicTopic {
            slug: rows.text(),
            part: rows.text(),
            title: rows.text(),
            ask: rows.text(),
            hint: rows.maybe(),
            quick: rows.maybe().unwrap_or("").split_whitespace().collect(),
            source: rows.text(),
            checked: rows.text(),
        }
    }
}
