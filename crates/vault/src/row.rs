//! A row: one write, sealed, as it lies in `records`.
//!
//! The bytes are told in `docs/vault-format.md`.

use crate::key::{Key, KeyId, NONCE, TAG};
use crate::{Entropy, Head, Reason, RecordId, Vector, WriteId, padding};
use json::{Refused, Value, Writer};
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
    match row.strip_prefix(MAGIC) {
        Some([format, ..]) if *format > FORMAT => return Err(Reason::NewerFormat),
        Some([FORMAT, ..]) => {}
        _ => return Err(Reason::Damaged),
    }
    if row.len() < HEADER + NONCE + TAG {
        return Err(Reason::Damaged);
    }
    let (bound, sealed) = row.split_at(HEADER);
    if bound != header.bytes() {
        return Err(Reason::Damaged);
    }
    let plain = key.open(bound, b"", sealed).ok_or(Reason::Damaged)?;
    let plain = std::str::from_utf8(&plain).map_err(|_| Reason::Damaged)?;
    read(plain, header.write).map_err(|_| Reason::Damaged)
}

/// The JSON inside the seal.
pub(crate) fn write(head: &Head) -> Option<String> {
    const BESIDE_BODY: usize = 256; // the usual; more moves the text, and leaves a copy behind
    let mut vector = Writer::new();
    for (replica, counter) in head.vector.iter() {
        vector.integer(&replica.to_string(), i64::try_from(counter).ok()?);
    }
    let mut json = Writer::with_capacity(padding::padded(head.body.len() + BESIDE_BODY));
    json.text("kind", &head.kind);
    json.integer("schema", head.schema.into());
    json.integer("written_at", head.written_at);
    json.raw("vector", &vector.finish());
    match head.erased {
        true => json.raw("erased", "true"),
        false => json.raw("body", Value::new(&head.body).check().ok()?.raw()),
    }
    Some(json.finish())
}

/// Reads what [`write`] wrote. Fields it does not name are passed over.
pub(crate) fn read(json: &str, write: WriteId) -> Result<Head, Refused> {
    let fields = Value::new(json).object()?;
    let field = |name| fields.get(name).ok_or(Refused);
    let erased = fields.get("erased").map_or(Ok(false), Value::boolean)?;
    let body = fields.get("body").map(|body| body.raw().to_owned());
    if erased != body.is_none() {
        return Err(Refused);
    }
    let mut vector = Vector::new();
    for (replica, counter) in field("vector")?.object()?.fields() {
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
        written_at: field("written_at")?.integer()?,
        write,
        vector,
        kind: field("kind")?.text()?,
        schema: u32::try_from(field("schema")?.integer()?).map_err(|_| Refused)?,
        erased,
        body: body.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests;
