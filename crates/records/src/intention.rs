//! A session's intention: what was kept, and the draft while it is being typed.

use crate::body::{Kept, Unreadable, read, write};
use chrono::DateTime;
use domain::intention;
use serde::{Deserialize, Serialize};

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

#[derive(Serialize, Deserialize)]
struct IntentionV1 {
    session: String,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prompt: Option<String>,
    kept_at: i64,
}

impl Kept for Intention {
    const KIND: &'static str = "intention";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        write(&IntentionV1 {
            session: self.session.clone(),
            text: self.kept.text.clone(),
            prompt: self.kept.prompt.clone(),
            kept_at: self.kept.kept_at.timestamp_millis(),
        })
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        if schema > Self::SCHEMA {
            return Err(Unreadable::Newer);
        }
        let v1: IntentionV1 = read(body)?;
        Ok(Self {
            session: v1.session,
            kept: intention::Intention {
                text: v1.text,
                prompt: v1.prompt,
                kept_at: DateTime::from_timestamp_millis(v1.kept_at).ok_or(Unreadable::Broken)?,
            },
        })
    }
}

/// What stands in the intention's box and was not kept yet. Id: derived from
/// [`IntentionDraft::name`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IntentionDraft {
    /// The session's id, as hex.
    pub session: String,
    /// As typed.
    pub text: String,
    /// Slug of the prompt it began with, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
        write(self)
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        if schema > Self::SCHEMA {
            return Err(Unreadable::Newer);
        }
        read(body)
    }
}
