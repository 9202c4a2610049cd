//! A session's intention: what was kept, and the draft while it is being typed.

use crate::body::{Kept, Reader, Unreadable, Writer};
use crate::time;
use domain::intention;

/// The intention of one session. Id: derived from [`Intention::name`].
#[derive(Clone, Debug, PartialEq)]
pub struct Intention {
    /// The session's id, as hex.
    pub session: String,
    /// What was kept.
    pub kept: intention::Intention,
}

impl Intention {
    /// The natural name of a session's intention.
    pub fn name(session: &str) -> String {
        format!("intention/{session}")
    }
}

impl Kept for Intention {
    const KIND: &'static str = "intention";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .text("text", &self.kept.text)
            .maybe_text("prompt", self.kept.prompt.as_deref())
            .number("kept_at", self.kept.kept_at.timestamp_millis())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            kept: intention::Intention {
                text: body.text("text")?,
                prompt: body.maybe_text("prompt")?,
                kept_at: time::instant(body.number("kept_at")?)?,
            },
        })
    }
}

/// What stands in the intention's box and was not kept yet. Id: derived from
/// [`IntentionDraft::name`].
#[derive(Clone, Debug, PartialEq)]
pub struct IntentionDraft {
    /// The session's id, as hex.
    pub session: String,
    /// As typed.
    pub text: String,
    /// Slug of the prompt it began with, if any.
    pub prompt: Option<String>,
}

impl IntentionDraft {
    /// The natural name of a session's draft.
    pub fn name(session: &str) -> String {
        format!("draft/intention/{session}")
    }
}

impl Kept for IntentionDraft {
    const KIND: &'static str = "intention-draft";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .text("text", &self.text)
            .maybe_text("prompt", self.prompt.as_deref())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            text: body.text("text")?,
            prompt: body.maybe_text("prompt")?,
        })
    }
}
