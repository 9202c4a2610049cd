//! What a patient wants to hold lightly in mind: one line, a prompt, or none, found in four steps.

mod hints;

use std::cmp::Reverse;

use crate::order::in_order;
use crate::text;
use crate::time::Instant;

pub use hints::{Hint, HintWords, hints};

/// The shape a line can take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A question to sit beside.
    Question,
    /// A wish.
    Wish,
    /// One word.
    Word,
    /// An image.
    Image,
    /// None, or none chosen. That is fine.
    #[default]
    None,
}

impl Shape {
    /// All shapes, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Question,
        Self::Wish,
        Self::Word,
        Self::Image,
        Self::None,
    ];

    /// The permanent name used in records.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Wish => "wish",
            Self::Word => "word",
            Self::Image => "image",
            Self::None => "none",
        }
    }

    /// The shape with this permanent name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.slug() == slug)
    }
}

/// One of the four steps. Each may be passed over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// Notice what is here.
    #[default]
    Notice,
    /// Choose a shape.
    Shape,
    /// Make it kind, short and open.
    Words,
    /// Share it with the therapist, then let it rest.
    Share,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 4] = [Self::Notice, Self::Shape, Self::Words, Self::Share];

    /// Its number, 1 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The step of this number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.number() == number)
    }
}

/// What stands on the screen and was not kept yet. Anything goes, exactly as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What is here, before any line; may stay empty.
    pub notice: String,
    /// The shape chosen.
    pub shape: Shape,
    /// The line.
    pub text: String,
    /// Slug of the prompt it began with, if any.
    pub prompt: Option<String>,
    /// The step that is open.
    pub step: Step,
}

impl Draft {
    /// Whether both would keep the same; the step that is open is no part of it.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        let at_one_step = Self {
            step: self.step,
            ..other.clone()
        };
        *self == at_one_step
    }

    /// Keeps what is there: a line, a prompt, or what was noticed. `None` when there is none of
    /// them, since having no intention is fine and needs no record.
    #[must_use]
    pub fn finish(self, now: Instant) -> Option<Intention> {
        let has_words = !text::is_blank(&self.text) || !text::is_blank(&self.notice);
        (has_words || self.prompt.is_some()).then_some(Intention {
            notice: self.notice,
            shape: self.shape,
            text: self.text,
            prompt: self.prompt,
            kept_at: now,
        })
    }
}

/// An intention as kept. The texts are exactly what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intention {
    /// What was here, as typed; may be empty.
    pub notice: String,
    /// The shape chosen.
    pub shape: Shape,
    /// The line, as typed; empty when a prompt stands alone.
    pub text: String,
    /// Slug of the prompt it began with, if any.
    pub prompt: Option<String>,
    /// When *Keep it* was pressed.
    pub kept_at: Instant,
}

impl Intention {
    /// Whether the line itself is empty to the eye; the prompt, if any, is then what there is to
    /// show.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        text::is_blank(&self.text)
    }

    /// What stands on the screen when it is opened again: the line, to be read or changed.
    #[must_use]
    pub fn reopened(self) -> Draft {
        Draft {
            notice: self.notice,
            shape: self.shape,
            text: self.text,
            prompt: self.prompt,
            step: Step::Words,
        }
    }

    /// What is kept of it beside the ones before; what was noticed is not among it.
    #[must_use]
    pub fn version(&self) -> Version {
        Version {
            shape: self.shape,
            text: self.text.clone(),
            prompt: self.prompt.clone(),
            kept_at: self.kept_at,
        }
    }
}

/// An intention as it once was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The shape chosen.
    pub shape: Shape,
    /// The line, as typed; empty when a prompt stood alone.
    pub text: String,
    /// Slug of the prompt it began with, if any.
    pub prompt: Option<String>,
    /// When *Keep it* was pressed.
    pub kept_at: Instant,
}

impl Version {
    /// The same words; where there are none, the same prompt.
    fn says_as(&self, other: &Self) -> bool {
        self.text == other.text && (!text::is_blank(&self.text) || self.prompt == other.prompt)
    }
}

/// The versions of one intention, newest first. Keeping the same words again makes no new one: it
/// is dated by when they were first kept.
#[must_use]
pub fn versions(list: &[Version]) -> Vec<Version> {
    let mut shown: Vec<Version> = Vec::new();
    for version in in_order(list, |version| Reverse(version.kept_at)) {
        match shown.last_mut() {
            Some(last) if last.says_as(version) => *last = version.clone(),
            _ => shown.push(version.clone()),
        }
    }
    shown
}
