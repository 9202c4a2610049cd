//! Content with a shape: checklist, prompts, crisis lines, signs, pages and sources.
//!
//! The order of fields in each `read` is the order in which the generator writes them (`generator/items.rs`, `crisis.rs`, `pages.rs`).

use crate::reader::Reader;
use crate::sources::Proof;
use domain::checklist::{Binding, Group};

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Permanent name.
    pub slug: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Where it can be read.
    pub address: Option<&'static str>,
    /// Date of the last comparison, `2026-11-23`.
    pub checked: &'static str,
}

/// A part of the app that others made.
#[derive(Debug, Clone, PartialEq)]
pub struct Licence {
    /// Permanent name.
    pub slug: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it does in the app.
    pub used_for: &'static str,
    /// The licence's short name.
    pub licence: &'static str,
    /// Who holds the rights.
    pub holder: &'static str,
    /// Where it can be found.
    pub address: &'static str,
}

/// One line of the checklist.
#[derive(Debug, Clone, PartialEq)]
pub struct ChecklistItem {
    /// Permanent name: ticks are kept under it.
    pub slug: &'static str,
    /// When it is due.
    pub group: Group,
    /// What to do.
    pub text: &'static str,
    /// A word more.
    pub note: Option<&'static str>,
    /// What ticks it by itself.
    pub binding: Option<Binding>,
    /// Whether the clinic has to be asked ("Clinics differ. Ask yours").
    pub ask: bool,
    /// Slug of its [`Source`].
    pub source: &'static str,
    /// Date of the last comparison with the source.
    pub checked: &'static str,
}

/// A line that may help to find an intention.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    /// Permanent name.
    pub slug: &'static str,
    /// The line.
    pub text: &'static str,
    /// Goes up when the wording changes.
    pub version: u32,
}

/// A question to write about.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalPrompt {
    /// Permanent name.
    pub slug: &'static str,
    /// When it fits.
    pub phase: Phase,
    /// The question.
    pub text: &'static str,
    /// Goes up when the wording changes.
    pub version: u32,
}

/// A stretch of the path that questions to write about belong to. In the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phase {
    /// Before the session.
    Before,
    /// On the day of the session, after it.
    SameDay,
    /// One to three days after.
    FirstDays,
    /// The rest of the first week.
    FirstWeek,
    /// The second and third week.
    WeeksTwoAndThree,
    /// Before the next session, or at the end of the series.
    BeforeNext,
}

impl Phase {
    /// All phases, in the order of time.
    pub const ALL: [Phase; 6] = [
        Phase::Before,
        Phase::SameDay,
        Phase::FirstDays,
        Phase::FirstWeek,
        Phase::WeeksTwoAndThree,
        Phase::BeforeNext,
    ];

    /// The permanent name used in content.
    pub fn slug(self) -> &'static str {
        match self {
            Phase::Before => "before",
            Phase::SameDay => "same-day",
            Phase::FirstDays => "first-days",
            Phase::FirstWeek => "first-week",
            Phase::WeeksTwoAndThree => "weeks-two-and-three",
            Phase::BeforeNext => "before-next",
        }
    }

    /// The phase with this permanent name.
    pub fn from_slug(slug: &str) -> Option<Phase> {
        Phase::ALL.into_iter().find(|phase| phase.slug() == slug)
    }

    /// The phase of this many days after a session (0 is its own day).
    pub fn of_day(days_after: u32) -> Phase {
        match days_after {
            0 => Phase::SameDay,
            1..=3 => Phase::FirstDays,
            4..=7 => Phase::FirstWeek,
            8..=21 => Phase::WeeksTwoAndThree,
            _ => Phase::BeforeNext,
        }
    }
}

/// Signs that call for the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct SignGroup {
    /// `call_emergency`, `call_clinic` or `usually_fine`.
    pub slug: &'static str,
    /// What to do.
    pub title: &'static str,
    /// A sentence before the signs.
    pub lead: Option<&'static str>,
    /// The signs.
    pub lines: Vec<Passage>,
}

/// A sentence or two with their source.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// Permanent name.
    pub slug: &'static str,
    /// What it says.
    pub text: &'static str,
    /// Slug of its [`Source`].
    pub source: &'static str,
    /// Date of the last comparison with the source.
    pub checked: &'static str,
}

/// A page of plain text.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Permanent name.
    pub slug: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Its parts.
    pub sections: Vec<Section>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Permanent name.
    pub slug: &'static str,
    /// Its heading; the first part of a page needs none.
    pub title: Option<&'static str>,
    /// Its paragraphs or points.
    pub passages: Vec<Passage>,
}

impl Source {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        Source {
            slug: rows.text(),
            title: rows.text(),
            address: rows.maybe(),
            checked: rows.text(),
        }
    }
}

impl Licence {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        Licence {
            slug: rows.text(),
            name: rows.text(),
            used_for: rows.text(),
            licence: rows.text(),
            holder: rows.text(),
            address: rows.text(),
        }
    }
}

impl ChecklistItem {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        ChecklistItem {
            slug: rows.text(),
            group: rows.named(Group::from_slug, Group::After),
            text: rows.text(),
            note: rows.maybe(),
            binding: rows.maybe_named(Binding::from_slug),
            ask: rows.maybe().is_some(),
            source: rows.text(),
            checked: rows.text(),
        }
    }
}

impl Prompt {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        Prompt {
            slug: rows.text(),
            text: rows.text(),
            version: rows.number(),
        }
    }
}

impl JournalPrompt {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        JournalPrompt {
            slug: rows.text(),
            phase: rows.named(Phase::from_slug, Phase::Before),
            text: rows.text(),
            version: rows.number(),
        }
    }
}

impl SignGroup {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        SignGroup {
            slug: rows.text(),
            title: rows.text(),
            lead: rows.maybe(),
            lines: rows.list(Passage::read),
        }
    }
}

impl Passage {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        Passage {
            slug: rows.text(),
            text: rows.text(),
            source: rows.text(),
            checked: rows.text(),
        }
    }
}

impl Passage {
    /// What it leans on.
    pub fn proof(&self) -> Proof {
        (self.source, self.checked)
    }
}

impl Page {
    pub(crate) fn read(rows: &mut Reader) -> Self {
        Page {
            slug: rows.text(),
            title: rows.text(),
            sections: rows.list(Section::read),
        }
    }
}

impl Section {
    fn read(rows: &mut Reader) -> Self {
        Section {
            slug: rows.text(),
            title: rows.maybe(),
            passages: rows.list(Passage::read),
        }
    }
}
