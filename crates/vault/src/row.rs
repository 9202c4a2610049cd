//! A row: one write, sealed, as it lies in `records`.
//!
//! The bytes are told in `docs/vault-format.md`.

use crate::key::{Key, KeyId, NONCE, TAG};
use crate::{Entropy, Head, Reason, RecordId, Vector, WriteId, padding};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
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

/// Seals a head under this header; `None` if it is beyond all measure.
pub(crate) fn seal(
    key: &Key,
    header: &Header,
    head: &Head,
    entropy: &dyn Entropy,
) -> Option<Vec<u8>> {
    let mut plain = Zeroizing::new(Envelope::of(head)?.json()?);
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
    serde_json::from_slice::<Envelope>(&plain)
        .ok()
        .and_then(|envelope| envelope.head(header.write))
        .ok_or(Reason::Damaged)
}

/// The JSON inside the seal.
#[derive(Serialize, Deserialize)]
struct Envelope<'a> {
    #[serde(borrow)]
    kind: Cow<'a, str>,
    schema: u32,
    written_at: i64,
    vector: BTreeMap<String, u64>,
    #[serde(default, skip_serializing_if = "is_false")]
    erased: bool,
    #[serde(
        default,
        borrow,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    body: Option<&'a RawValue>,
}

impl<'a> Envelope<'a> {
    fn of(head: &'a Head) -> Option<Self> {
        let body = match head.erased {
            true => None,
            false => Some(serde_json::from_str(&head.body).ok()?),
        };
        Some(Envelope {
            kind: Cow::Borrowed(&head.kind),
            schema: head.schema,
            written_at: head.written_at,
            vector: head
                .vector
                .iter()
                .map(|(replica, counter)| (replica.to_string(), counter))
                .collect(),
            erased: head.erased,
            body,
        })
    }

    fn json(&self) -> Option<Vec<u8>> {
        serde_json::to_vec(self).ok()
    }

    fn head(self, write: WriteId) -> Option<Head> {
        if self.erased != self.body.is_none() || self.vector.is_empty() {
            return None;
        }
        let mut vector = Vector::new();
        for (replica, counter) in self.vector {
            if counter == 0 || counter > Vector::MAX_COUNTER {
                return None;
            }
            vector = vector.with(replica.parse().ok()?, counter);
        }
        Some(Head {
            written_at: self.written_at,
            write,
            vector,
            kind: self.kind.into_owned(),
            schema: self.schema,
            erased: self.erased,
            body: self
                .body
                .map(|body| body.get().to_owned())
                .unwrap_or_default(),
        })
    }
}

/// A body that is there, be it `null`: only an absent one is `None`.
fn present<'de, D: Deserializer<'de>>(from: D) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(from).map(Some)
}

fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests;
