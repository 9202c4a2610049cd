//! Attachments: recordings and pictures, in sealed chunks under a key of their own.

use crate::backend::{Backend, Change, Item, Key, Range, Store};
use crate::entropy::draw;
use crate::id::{hex, unhex};
use crate::{Entropy, Error, Vault, key};
use std::fmt;
use zeroize::Zeroizing;

mod check;
mod intake;
mod naming;
mod tending;
pub(crate) mod untidy;

pub use check::Holdings;
pub use intake::{Intake, Taken};
pub use naming::{Named, Naming};
pub use tending::Manifests;
pub use untidy::Untidy;

/// An attachment's id and key, as its manifest tells them.
#[derive(Clone)]
pub struct Attachment {
    id: [u8; 16],
    key: key::Key,
}

/// Shows the id only.
impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attachment({})", self.id_hex())
    }
}

/// What [`Vault::read_chunk`] found.
#[derive(Clone, PartialEq, Eq)]
pub enum Chunk {
    /// There is none of this number.
    Absent,
    /// It does not open, and stays where it is.
    Damaged,
    /// It opened.
    Whole {
        /// What was put.
        plain: Vec<u8>,
        /// Whether it was put as the last.
        is_last: bool,
    },
}

/// Shows no content.
impl fmt::Debug for Chunk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Chunk::Absent => f.write_str("Absent"),
            Chunk::Damaged => f.write_str("Damaged"),
            Chunk::Whole { plain, is_last } => {
                write!(f, "Whole({} bytes, last: {is_last})", plain.len())
            }
        }
    }
}

impl Attachment {
    /// The bytes that a chunk has at the very most.
    pub const MOST: usize = 262_144;

    /// The kind of the records that are manifests.
    pub const KIND: &str = "attachment";

    /// A new one, with random id and key.
    pub fn make(entropy: &dyn Entropy) -> Attachment {
        Attachment {
            id: draw(entropy),
            key: key::Key::make(entropy),
        }
    }

    /// The one that a manifest names by 32 and 64 lower-case hexadecimal digits.
    pub fn from_hex(id: &str, key: &str) -> Option<Attachment> {
        Some(Attachment {
            id: unhex(id).ok()?,
            key: key::Key::new(unhex(key).ok()?),
        })
    }

    /// Its id.
    pub fn id(&self) -> [u8; 16] {
        self.id
    }

    /// Its id for the manifest.
    pub fn id_hex(&self) -> String {
        hex(&self.id)
    }

    /// Its key for the manifest, which is sealed: it must go nowhere else.
    pub fn expose_key_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(self.key.expose()))
    }

    fn seal(
        &self,
        number: u32,
        plain: &[u8],
        is_last: bool,
        entropy: &dyn Entropy,
    ) -> Option<Vec<u8>> {
        let plain = Zeroizing::new(plain.to_vec());
        let covered = self.covered(number, is_last);
        self.key.seal(entropy, b"", &covered, plain)
    }

    fn open(&self, number: u32, sealed: &[u8]) -> Chunk {
        for is_last in [false, true] {
            if let Some(mut plain) = self.key.open(b"", &self.covered(number, is_last), sealed) {
                let plain = std::mem::take(&mut *plain);
                return Chunk::Whole { plain, is_last };
            }
        }
        Chunk::Damaged
    }

    fn covered(&self, number: u32, is_last: bool) -> Vec<u8> {
        [&self.id[..], &number.to_be_bytes(), &[u8::from(is_last)]].concat()
    }
}

impl<B: Backend> Vault<B> {
    /// Seals and keeps one chunk, in the place of any other with its number; numbers count from 0.
    /// Chunks come first, then the manifest, with [`Vault::put_both`]. `OutOfBounds` of more than
    /// [`Attachment::MOST`] bytes.
    pub async fn put_chunk(
        &self,
        attachment: &Attachment,
        number: u32,
        plain: &[u8],
        is_last: bool,
    ) -> Result<(), Error> {
        if plain.len() > Attachment::MOST {
            return Err(Error::OutOfBounds);
        }
        let sealed = attachment
            .seal(number, plain, is_last, &*self.entropy)
            .ok_or(Error::OutOfBounds)?;
        let key = Key::Chunk(attachment.id, number);
        let mark = untidy::mark(&*self.entropy);
        self.disk
            .change(&[Change::Put(Store::Chunks, key, sealed), mark])
            .await
    }

    /// Reads and opens one chunk.
    pub async fn read_chunk(&self, attachment: &Attachment, number: u32) -> Result<Chunk, Error> {
        let key = Key::Chunk(attachment.id, number);
        let sealed = self.disk.find_one(Store::Chunks, key).await?;
        Ok(sealed.map_or(Chunk::Absent, |sealed| attachment.open(number, &sealed)))
    }

    /// How many chunks of an attachment are there, whether they open or not.
    pub async fn count_chunks(&self, id: [u8; 16]) -> Result<u32, Error> {
        let keys = self.disk.find(Range::ChunkKeys(Some(id))).await?;
        Ok(u32::try_from(keys.len()).unwrap_or(u32::MAX))
    }

    /// The ids of all attachments of which there are chunks, sorted.
    pub async fn list_attachments(&self) -> Result<Vec<[u8; 16]>, Error> {
        let keys = self.disk.find(Range::ChunkKeys(None)).await?;
        let mut ids: Vec<[u8; 16]> = keys.iter().filter_map(|item| id_of(&item.key)).collect();
        ids.dedup();
        Ok(ids)
    }

    /// Deletes all chunks of an attachment, in one transaction, and answers how many there were.
    pub async fn erase_chunks(&self, id: [u8; 16]) -> Result<usize, Error> {
        let mut count = 0;
        let mut decide = |found: &[Vec<Item>]| {
            let delete = |item: &Item| Change::Delete(Store::Chunks, item.key.clone());
            let changes: Vec<Change> = found.iter().flatten().map(delete).collect();
            count = changes.len();
            Ok(changes)
        };
        let range = [Range::ChunkKeys(Some(id))];
        self.disk.update(&range, &mut decide).await?;
        Ok(count)
    }

    /// Deletes the chunks of those of `listed` that nobody names, and answers how many there were.
    ///
    /// For a start, with what [`Vault::list_attachments`] found **before** `named` was found out:
    /// what was begun since stays. Nothing is deleted unless everything could be read, since a
    /// row that does not open today may name chunks tomorrow. No other window may be writing
    /// chunks whose manifest is still to come.
    pub async fn sweep(&self, listed: &[[u8; 16]], named: &Named) -> Result<usize, Error> {
        let mut count = 0;
        let orphans = listed
            .iter()
            .filter(|id| named.is_certain && !named.has(id));
        for id in orphans {
            count += self.erase_chunks(*id).await?;
        }
        Ok(count)
    }
}

fn id_of(key: &Key) -> Option<[u8; 16]> {
    match key {
        Key::Chunk(id, _) => Some(*id),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
