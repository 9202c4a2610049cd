//! A row: one write, sealed, as it lies in `records`.
//!
//! The bytes are told in `docs/vault-format.md`.

use crate::key::{Key, KeyId, NONCE, TAG};
use crate::{Entropy, Head, Reason, RecordId, Vector, WriteId, padding};
use json::{Object, Refused, Value, Writer};
use zeroize::Zeroizing;

const MAGIC: &[u8; 7] = b"HMWDROW";
const FORMAT: u8 = 1;
const HEADER: usize = 56;

/// What stands in the clear before the sealed part, and is covered by the seal.
pub(crate) struct Header {
    pub key: KeyId,
    pub record: RecordId,
    pub write: WriteId,
}

impl Header {
    fn bytes(&self) -> Vec<u8> {
        [
            MAGIC.as_slice(),
            &[FORMAT],
            &self.key,
            self.record.bytes(),
            self.write.bytes(),
        ]
        .concat()
    }
}

/// Seals a head under this header; `None` if its body is no JSON or beyond all measure.
pub(crate) fn seal(
    key: &Key,
    header: &Header,
    head: &Head,
    entropy: &dyn Entropy,
) -> Option<Vec<u8>> {
    let mut plain = Zeroizing::new(write(head)?.into_bytes());
    padding::pad(&mut plain);
    key.seal(entropy, &header.bytes(), b"", plain)
}

/// Opens a row that should have this header.
pub(crate) fn open(key: &Key, header: &Header, row: &[u8]) -> Result<Head, Reason> {
    let plain = unseal(key, header, row)?;
    read(&plain, header.write).ok_or(Reason::Damaged)
}

/// The row with the same plaintext under another key; only of one that opens.
pub(crate) fn reseal(
    from: &Key,
    header: &Header,
    row: &[u8],
    (to_id, to): (KeyId, &Key),
    entropy: &dyn Entropy,
) -> Option<Vec<u8>> {
    let plain = unseal(from, header, row).ok()?;
    read(&plain, header.write)?;
    let header = Header {
        key: to_id,
        ..*header
    };
    to.seal(entropy, &header.bytes(), b"", plain)
}

/// The id of the key that the header names: no more than a hint, until the row has opened.
/// `None` of a row that is none, or of a newer format.
pub(crate) fn key_of(row: &[u8]) -> Option<KeyId> {
    let rest = row.strip_prefix(MAGIC)?.strip_prefix(&[FORMAT])?;
    rest.first_chunk().copied()
}

/// Whether a newer version of the app wrote it.
pub(crate) fn is_newer(row: &[u8]) -> bool {
    matches!(row.strip_prefix(MAGIC), Some([format, ..]) if *format > FORMAT)
}

fn unseal(key: &Key, header: &Header, row: &[u8]) -> Result<Zeroizing<Vec<u8>>, Reason> {
    if is_newer(row) {
        return Err(Reason::NewerFormat);
    }
    if row.len() < HEADER + NONCE + TAG {
        return Err(Reason::Damaged);
    }
    let (bound, sealed) = row.split_at(HEADER);
    if bound != header.bytes() {
        return Err(Reason::Damaged);
    }
    key.open(bound, b"", sealed).ok_or(Reason::Damaged)
}

/// The JSON inside the seal.
pub(crate) fn write(head: &Head) -> Option<String> {
    let mut vector = Writer::new();
    for (replica, counter) in head.vector.iter() {
        vector.integer(&replica.to_string(), i64::try_from(counter).ok()?);
    }
    let mut json = begin(&head.kind, head.schema, head.written_at, &head.body);
    json.raw("vector", &vector.finish());
    match head.erased {
        true => json.raw("erased", "true"),
        false => json.raw("body", Value::new(&head.body).check().ok()?.raw()),
    }
    Some(json.finish())
}

/// The JSON inside a box of the inbox.
pub(crate) fn write_note(kind: &str, schema: u32, body: &str, written_at: i64) -> Option<String> {
    let mut json = begin(kind, schema, written_at, body);
    json.raw("body", Value::new(body).check().ok()?.raw());
    Some(json.finish())
}

/// What every write says first, with room for the rest.
fn begin(kind: &str, schema: u32, written_at: i64, body: &str) -> Writer {
    const BESIDE_BODY: usize = 256; // the usual; more moves the text, and leaves a copy behind
    let mut json = Writer::with_capacity(padding::padded(body.len() + BESIDE_BODY));
    json.text("kind", kind);
    json.integer("schema", schema.into());
    json.integer("written_at", written_at);
    json
}

/// What rows and boxes have in common.
pub(crate) struct Said {
    pub kind: String,
    pub schema: u32,
    pub written_at: i64,
    pub body: Option<String>,
}

/// Reads what [`write_note`] wrote. Fields it does not name are passed over.
pub(crate) fn read_note(json: &str) -> Result<Said, Refused> {
    said(&Value::new(json).object()?)
}

fn said(fields: &Object<'_>) -> Result<Said, Refused> {
    let field = |name| fields.get(name).ok_or(Refused);
    Ok(Said {
        kind: field("kind")?.text()?,
        schema: u32::try_from(field("schema")?.integer()?).map_err(|_| Refused)?,
        written_at: field("written_at")?.integer()?,
        body: fields.get("body").map(|body| body.raw().to_owned()),
    })
}

/// Reads what [`write`] wrote.
fn read(plain: &[u8], write: WriteId) -> Option<Head> {
    let json = std::str::from_utf8(plain).ok()?;
    read_head(json, write).ok()
}

/// Reads that from a text. Fields it does not name are passed over.
pub(crate) fn read_head(json: &str, write: WriteId) -> Result<Head, Refused> {
    let fields = Value::new(json).object()?;
    let said = said(&fields)?;
    let erased = fields.get("erased").map_or(Ok(false), Value::boolean)?;
    if erased != said.body.is_none() {
        return Err(Refused);
    }
    let mut vector = Vector::new();
    for (replica, counter) in fields.get("vector").ok_or(Refused)?.object()?.fields() {
        let replica = replica.text()?.parse().map_err(|_| Refused)?;
        let counter = u64::try_from(counter.integer()?).map_err(|_| Refused)?;
        if counter == 0 || counter > Vector::MAX_COUNTER {
            return Err(Refused);
        }
        vector = vector.with(replica, counter);
    }
    if vector.is_empty() {
        return Err(Refused);
    }
    Ok(Head {
        written_at: said.written_at,
        write,
        vector,
        kind: said.kind,
        schema: said.schema,
        erased,
        body: said.body.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests;
