//! A session's intention: what was kept, what was kept before, and the draft while it is typed.

use crate::body::{Kept, Reader, Unreadable, Writer};
use crate::time;
use domain::intention::{self, Shape, Step, Version};

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
    const SCHEMA: u32 = 2;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .text("text", &self.kept.text)
            .maybe_text("prompt", self.kept.prompt.as_deref())
            .number("kept_at", self.kept.kept_at.timestamp_millis())
            .text("shape", self.kept.shape.slug())
            .text("notice", &self.kept.notice)
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            kept: intention::Intention {
                notice: notice(schema, &body)?,
                shape: shape(schema, &body)?,
                text: body.text("text")?,
                prompt: body.maybe_text("prompt")?,
                kept_at: time::instant(body.number("kept_at")?)?,
            },
        })
    }
}

/// What *Keep it* kept once, beside what it keeps now. Id: random.
#[derive(Clone, Debug, PartialEq)]
pub struct IntentionVersion {
    /// The session's id, as hex.
    pub session: String,
    /// What was kept.
    pub version: Version,
}

impl Kept for IntentionVersion {
    const KIND: &'static str = "intention-version";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .text("text", &self.version.text)
            .maybe_text("prompt", self.version.prompt.as_deref())
            .text("shape", self.version.shape.slug())
            .number("kept_at", self.version.kept_at.timestamp_millis())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            version: Version {
                shape: named_shape(&body)?,
                text: body.text("text")?,
                prompt: body.maybe_text("prompt")?,
                kept_at: time::instant(body.number("kept_at")?)?,
            },
        })
    }
}

/// What stands on the intention's screen and was not kept yet. Id: derived from
/// [`IntentionDraft::name`].
#[derive(Clone, Debug, PartialEq)]
pub struct IntentionDraft {
    /// The session's id, as hex.
    pub session: String,
    /// As typed.
    pub draft: intention::Draft,
}

impl IntentionDraft {
    /// The natural name of a session's draft.
    pub fn name(session: &str) -> String {
        format!("draft/intention/{session}")
    }
}

impl Kept for IntentionDraft {
    const KIND: &'static str = "intention-draft";
    const SCHEMA: u32 = 2;

    fn encode(&self) -> String {
        Writer::new()
            .text("session", &self.session)
            .text("text", &self.draft.text)
            .maybe_text("prompt", self.draft.prompt.as_deref())
            .text("shape", self.draft.shape.slug())
            .text("notice", &self.draft.notice)
            .number("step", self.draft.step.number().into())
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            session: body.text("session")?,
            draft: intention::Draft {
                notice: notice(schema, &body)?,
                shape: shape(schema, &body)?,
                text: body.text("text")?,
                prompt: body.maybe_text("prompt")?,
                step: step(schema, &body)?,
            },
        })
    }
}

/// Schema 1 knew of nothing but the line.
fn notice(schema: u32, body: &Reader) -> Result<String, Unreadable> {
    if schema > 1 {
        body.text("notice")
    } else {
        Ok(String::new())
    }
}

fn shape(schema: u32, body: &Reader) -> Result<Shape, Unreadable> {
    if schema > 1 {
        named_shape(body)
    } else {
        Ok(Shape::None)
    }
}

fn named_shape(body: &Reader) -> Result<Shape, Unreadable> {
    Shape::from_slug(&body.text("shape")?).ok_or(Unreadable::Broken)
}

fn step(schema: u32, body: &Reader) -> Result<Step, Unreadable> {
    if schema > 1 {
        Step::from_number(body.narrow("step")?).ok_or(Unreadable::Broken)
    } else {
        // The step that a line is typed at.
        Ok(Step::Words)
    }
}
