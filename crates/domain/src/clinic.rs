//! What this patient's clinic said, and what nobody knows yet.

use chrono::NaiveDate;

/// Whole minutes of elapsed time.
pub type Minutes = u32;

/// A rule in one of its three states. A rule that is not known is never guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Rule<T> {
    /// *My clinic said.*
    Said {
        /// What they said.
        value: T,
        /// Who said it, as typed.
        by: String,
        /// The day they said it.
        on: NaiveDate,
    },
    /// *Clinics differ, ask yours.*
    #[default]
    Ask,
    /// *Not for me.* It can hide a row of its own, never a floor.
    NotForMe,
}

impl<T: Copy> Rule<T> {
    /// What the clinic said, if it did.
    #[must_use]
    pub fn said(&self) -> Option<T> {
        match self {
            Self::Said { value, .. } => Some(*value),
            Self::Ask | Self::NotForMe => None,
        }
    }
}

/// The clinic's rules that move an hour or a gate. Until the clinic has spoken all of them are
/// [`Rule::Ask`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// No food this long before the start.
    pub food: Rule<Minutes>,
    /// No drinks this long before the start.
    pub drink: Rule<Minutes>,
    /// No alcohol this long before the start, and after leaving. Floor 24 h.
    pub alcohol: Rule<Minutes>,
    /// No cannabis this long before the start, and after leaving. Floor 24 h.
    pub cannabis: Rule<Minutes>,
    /// Be there this long before the start.
    pub arrive_early: Rule<Minutes>,
    /// No driving this long after leaving. Floor 24 h, and never on the day of the session.
    pub driving: Rule<Minutes>,
    /// No big decisions this long after leaving. Floor 24 h.
    pub decisions: Rule<Minutes>,
    /// Cancelling costs, or is refused, later than this long before the start.
    pub late_cancel: Rule<Minutes>,
}

/// The clinic's telephone numbers, as typed; empty when not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    /// During opening hours.
    pub day: String,
    /// At night and at weekends.
    pub after_hours: String,
    /// The patient ticked that they may be read without unlocking.
    pub is_open: bool,
}
