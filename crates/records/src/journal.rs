//! Journal entries. Id: random.

use crate::body::{Kept, Unreadable, read, write};
use chrono::DateTime;
use domain::journal::{Entry, Prompt};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct PromptV1 {
    slug: String,
    text: String,
    language: String,
    version: u32,
}

#[derive(Serialize, Deserialize)]
struct EntryV1 {
    text: String,
    written: i64,
    offset_seconds: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    edited: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prompt: Option<PromptV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    session: Option<String>,
}

impl Kept for Entry {
    const KIND: &'static str = "entry";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        write(&EntryV1 {
            text: self.text.clone(),
            written: self.written.timestamp_millis(),
            offset_seconds: self.offset_seconds,
            edited: self.edited.map(|at| at.timestamp_millis()),
            prompt: self.prompt.as_ref().map(|prompt| PromptV1 {
                slug: prompt.slug.clone(),
                text: prompt.text.clone(),
                language: prompt.language.clone(),
                version: prompt.version,
            }),
            session: self.session.clone(),
        })
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        if schema > Self::SCHEMA {
            return Err(Unreadable::Newer);
        }
        let v1: EntryV1 = read(body)?;
        let instant = |at| DateTime::from_timestamp_millis(at).ok_or(Unreadable::Broken);
        Ok(Self {
            text: v1.text,
            written: instant(v1.written)?,
            offset_seconds: v1.offset_seconds,
            edited: v1.edited.map(instant).transpose()?,
            prompt: v1.prompt.map(|prompt| Prompt {
                slug: prompt.slug,
                text: prompt.text,
                language: prompt.language,
                version: prompt.version,
            }),
            session: v1.session,
        })
    }
}
