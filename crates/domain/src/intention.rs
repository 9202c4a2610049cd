//! What a patient wants to hold lightly in mind: one line, a prompt, or none.

use crate::text;
use crate::time::Instant;

/// An intention as kept. The text is exactly what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intention {
    /// The line, as typed; empty when a prompt stands alone.
    pub text: String,
    /// Slug of the prompt it began with, if any.
    pub prompt: Option<String>,
    /// When *Keep it* was pressed.
    pub kept_at: Instant,
}

impl Intention {
    /// Keeps what is there: a line, a prompt, or both. `None` when there is neither, since having
    /// no intention is fine and needs no record.
    #[must_use]
    pub fn keep(text: String, prompt: Option<String>, now: Instant) -> Option<Self> {
        (prompt.is_some() || !text::is_blank(&text)).then_some(Self {
            text,
            prompt,
            kept_at: now,
        })
    }

    /// Whether the line itself is empty to the eye; the prompt is then what there is to show.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        text::is_blank(&self.text)
    }
}
