//! The lines inside a copy: JSON objects, one for each thing.

use super::{Error, Ids};
use crate::id::{hex, unhex};
use crate::key::{Key, NONCE, TAG};
use crate::{Attachment, Head, NotAnId, RecordId, row};
use json::{Object, Refused, Value, Writer};
use std::fmt;
use zeroize::Zeroizing;

/// The format inside, as the first line tells it.
const FORMAT: i64 = 1;

/// No chunk is longer as it lies in the vault, in bytes.
pub(super) const LONGEST_CHUNK: usize = Attachment::MOST + SEALING;

/// How much longer a chunk is than what was sealed in it.
pub(crate) const SEALING: usize = NONCE + TAG;

/// What comes out of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// One live write of a record. Those of one record need not come together.
    Head {
        /// Whose write it is.
        record: RecordId,
        /// The write.
        head: Head,
    },
    /// One chunk of an attachment.
    Chunk(Chunk),
}

/// A chunk of an attachment as it lies in the vault, sealed by a key in the attachment's manifest.
#[derive(Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The attachment's id.
    pub attachment: [u8; 16],
    /// Which of its chunks this is, from 0.
    pub number: u32,
    /// Nonce, ciphertext and tag.
    pub sealed: Vec<u8>,
}

impl fmt::Debug for Chunk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Chunk({}, {} bytes)", self.number, self.sealed.len())
    }
}

/// A line that was read.
pub(super) enum Line {
    First {
        made_at: i64,
        ids: Ids,
    },
    Head(RecordId, Head),
    /// So many bytes follow, and a line feed.
    Chunk {
        attachment: [u8; 16],
        number: u32,
        bytes: usize,
    },
    Newer,
    Last {
        writes: u64,
        chunks: u64,
        digest: [u8; 32],
    },
}

/// The first line.
pub(super) fn first(made_at: i64, ids: &Ids) -> Zeroizing<Vec<u8>> {
    let hex = Zeroizing::new(hex(ids.0.expose()));
    let mut line = Writer::with_capacity(256); // never moved: the key leaves no copies behind
    line.text("homeward", "copy");
    line.integer("format", FORMAT);
    line.integer("made_at", made_at);
    line.text("ids", &hex);
    Zeroizing::new(line.finish().into_bytes())
}

/// The line of a write; `None` if its body is no JSON.
pub(super) fn record(record: RecordId, head: &Head) -> Option<Zeroizing<Vec<u8>>> {
    let inside = Zeroizing::new(row::write(head)?.into_bytes());
    let names = format!("{{\"record\":\"{record}\",\"write\":\"{}\",", head.write);
    let inside = inside.strip_prefix(b"{")?;
    let mut line = Zeroizing::new([names.as_bytes(), inside].concat());
    // Between the tokens of a body a line feed is as good as a space; in a text it is escaped.
    for byte in line.iter_mut().filter(|byte| **byte == b'\n') {
        *byte = b' ';
    }
    Some(line)
}

/// The line that stands before the bytes of a chunk.
pub(super) fn chunk(attachment: &[u8; 16], number: u32, bytes: usize) -> String {
    let id = hex(attachment);
    format!("{{\"attachment\":\"{id}\",\"number\":{number},\"bytes\":{bytes}}}")
}

/// The last line.
pub(super) fn last(writes: u64, chunks: u64, digest: &[u8; 32]) -> Option<Zeroizing<Vec<u8>>> {
    let mut line = Writer::new();
    line.raw("end", "true");
    line.integer("writes", i64::try_from(writes).ok()?);
    line.integer("chunks", i64::try_from(chunks).ok()?);
    line.text("digest", &hex(digest));
    Some(Zeroizing::new(line.finish().into_bytes()))
}

/// Reads a line, given without its line feed.
pub(super) fn read(line: &[u8]) -> Result<Line, Error> {
    let text = std::str::from_utf8(line).map_err(|_| Error::Damaged)?;
    parse(text).map_err(|_| Error::Damaged)
}

fn parse(text: &str) -> Result<Line, Refused> {
    let fields = Value::new(text).object()?;
    if let Some(what) = fields.get("homeward") {
        if what.text()? != "copy" || integer(&fields, "format")? != FORMAT {
            return Err(Refused);
        }
        let made_at = integer(&fields, "made_at")?;
        let hex = Zeroizing::new(texts(&fields, "ids")?);
        let ids = Ids(Key::new(unhex(&hex).map_err(no_id)?));
        return Ok(Line::First { made_at, ids });
    }
    if let Some(record) = fields.get("record") {
        let record = record.text()?.parse().map_err(no_id)?;
        let write = texts(&fields, "write")?.parse().map_err(no_id)?;
        let head = row::read_head(text, write)?;
        return Ok(Line::Head(record, head));
    }
    if let Some(attachment) = fields.get("attachment") {
        let number = integer(&fields, "number")?;
        let bytes = usize::try_from(integer(&fields, "bytes")?).ok();
        return Ok(Line::Chunk {
            attachment: unhex(&attachment.text()?).map_err(no_id)?,
            number: number.try_into().map_err(|_| Refused)?,
            bytes: bytes
                .filter(|bytes| *bytes <= LONGEST_CHUNK)
                .ok_or(Refused)?,
        });
    }
    if let Some(end) = fields.get("end") {
        let count = |name| u64::try_from(integer(&fields, name)?).map_err(|_| Refused);
        return match end.boolean()? {
            true => Ok(Line::Last {
                writes: count("writes")?,
                chunks: count("chunks")?,
                digest: unhex(&texts(&fields, "digest")?).map_err(no_id)?,
            }),
            false => Err(Refused),
        };
    }
    Ok(Line::Newer)
}

fn integer(fields: &Object, name: &str) -> Result<i64, Refused> {
    fields.get(name).ok_or(Refused)?.integer()
}

fn texts(fields: &Object, name: &str) -> Result<String, Refused> {
    fields.get(name).ok_or(Refused)?.text()
}

fn no_id(_: NotAnId) -> Refused {
    Refused
}
