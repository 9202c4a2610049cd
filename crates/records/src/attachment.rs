//! What a recording or a picture is, and how its chunks open. Id of the record: random.

use crate::body::{Kept, Reader, Unreadable, Writer};
use crate::{names, time};
use domain::time::Instant;
use std::fmt;

/// The manifest of one attachment.
#[derive(Clone, PartialEq)]
pub struct Manifest {
    /// The attachment's own id, as 32 lower-case hexadecimal digits.
    pub attachment: String,
    /// The key of its chunks, as 64 of them. It must go nowhere else.
    pub key: String,
    /// Its media type, such as `audio/webm`.
    pub media: String,
    /// How much of it there is; `None` of a recording that is open.
    pub extent: Option<Extent>,
    /// When it was begun.
    pub made_at: Instant,
    /// The record it belongs to, as hex.
    pub of: String,
}

/// How much of an attachment there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Its bytes, as they were before they were sealed; at most 2^63 − 1.
    pub bytes: u64,
    /// Its chunks, numbered from 0.
    pub chunks: u32,
}

/// Shows the attachment's id and extent only.
impl fmt::Debug for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Manifest")
            .field("attachment", &self.attachment)
            .field("extent", &self.extent)
            .finish_non_exhaustive()
    }
}

impl Manifest {
    /// Reads a write of any kind; `None` of one that names no attachment.
    ///
    /// # Errors
    /// As [`Kept::decode`]'s, and [`Unreadable::Newer`] for a kind or a schema that this build
    /// does not know: it may name attachments in a way of its own.
    pub fn of_any(kind: &str, schema: u32, body: &str) -> Result<Option<Self>, Unreadable> {
        if kind == Self::KIND {
            return Self::decode(schema, body).map(Some);
        }
        match names::is_known(kind, schema) {
            true => Ok(None),
            false => Err(Unreadable::Newer),
        }
    }
}

impl Kept for Manifest {
    const KIND: &'static str = "attachment";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        Writer::new()
            .text("attachment", &self.attachment)
            .text("key", &self.key)
            .text("media", &self.media)
            .maybe_object("extent", self.extent.map(write_extent))
            .number("made_at", self.made_at.timestamp_millis())
            .text("of", &self.of)
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        Ok(Self {
            attachment: digits(body.text("attachment")?, 32)?,
            key: digits(body.text("key")?, 64)?,
            media: body.text("media")?,
            extent: body.maybe_object("extent")?.map(read_extent).transpose()?,
            made_at: time::instant(body.number("made_at")?)?,
            of: body.text("of")?,
        })
    }
}

fn write_extent(extent: Extent) -> Writer {
    Writer::new()
        .number("bytes", i64::try_from(extent.bytes).unwrap_or(i64::MAX))
        .number("chunks", extent.chunks.into())
}

fn read_extent(extent: Reader) -> Result<Extent, Unreadable> {
    Ok(Extent {
        bytes: extent.narrow("bytes")?,
        chunks: extent.narrow("chunks")?,
    })
}

/// So many lower-case hexadecimal digits: what is none would open no chunk and hide whose it is.
fn digits(text: String, count: usize) -> Result<String, Unreadable> {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    match text.len() == count && text.bytes().all(is_digit) {
        true => Ok(text),
        false => Err(Unreadable::Broken),
    }
}
