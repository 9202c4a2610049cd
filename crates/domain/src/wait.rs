//! Wait until tomorrow: what the patient put down on the day, to look at again when it is over.

use chrono::NaiveDate;

use crate::order::in_order;
use crate::text;
use crate::time::Instant;

/// Something that can wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// As typed.
    pub text: String,
    /// When it was put down.
    pub put_at: Instant,
    /// The day it was put down on; see [`crate::time::day_of`].
    pub put_on: NaiveDate,
    /// When the patient was done with it, if they are.
    pub settled_at: Option<Instant>,
}

impl Wait {
    /// Whether it is still there to be looked at.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.settled_at.is_none() && !text::is_blank(&self.text)
    }

    /// Whether it has waited long enough: on another day than it was put down, and not while big
    /// decisions are to wait.
    #[must_use]
    pub fn is_back(&self, today: NaiveDate, decisions_wait: bool) -> bool {
        self.is_open() && self.put_on < today && !decisions_wait
    }
}

/// What is open, the oldest first.
#[must_use]
pub fn open<I: Clone>(all: &[(I, Wait)]) -> Vec<(I, Wait)> {
    let open = all.iter().filter(|(_, wait)| wait.is_open()).cloned();
    in_order(open, |(_, wait)| wait.put_at)
}
