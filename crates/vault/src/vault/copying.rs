//! Making a copy of the vault.

use super::{Vault, Walk, record_of};
use crate::backend::{Backend, BackendError, Item, Key, Store};
use crate::copy::{Ids, Plan, Seals, Writer};
use crate::{Error, merge_heads};
use std::fmt;

/// How many rows one step goes over, so that the screen is free in between.
const SLICE: usize = 25;

/// A copy that is being made: [`Vault::copy_rows`] until there are none, then the chunks, then
/// [`Copying::finish`]; [`Copying::take`] at any time.
pub struct Copying {
    writer: Writer,
    /// The rows as they were at the beginning, sealed; those of one record as they were at once.
    rows: Vec<Item>,
    at: usize,
    left_out: usize,
}

impl fmt::Debug for Copying {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Copying")
            .field("writer", &self.writer)
            .field("rows", &self.rows.len())
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

impl Copying {
    /// How many rows are done, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.at, self.rows.len())
    }

    /// How many rows did not open, and so are not in the copy.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// How many parts there will be.
    pub fn parts(&self) -> u16 {
        self.writer.parts()
    }

    /// The next finished bytes, with the number of their part: see [`Writer::take`].
    pub fn take(&mut self) -> Option<(u16, Vec<u8>)> {
        self.writer.take()
    }

    /// Ends the copy, all of whose rows must be in it.
    pub fn finish(&mut self) -> Result<(), Error> {
        match self.at < self.rows.len() {
            true => Err(BackendError::Refused("rows are not in the copy yet").into()),
            false => self.writer.finish(),
        }
    }
}

impl<B: Backend> Vault<B> {
    /// The key from which ids are derived, which a copy takes along.
    pub fn ids(&self) -> Ids {
        Ids(self.keys.ids())
    }

    /// Whether a copy with these ids was made of this vault, or of one that shares its names.
    pub fn has_ids(&self, ids: &Ids) -> bool {
        self.ids().is_same(ids)
    }

    /// Begins a copy of all rows that there are now, and of chunks of these sizes, in parts of at
    /// most `part` bytes (usually [`Plan::PART`]).
    pub async fn begin_copy(
        &self,
        seals: &Seals<'_>,
        made_at: i64,
        part: u64,
        chunks: &[usize],
    ) -> Result<Copying, Error> {
        let mut walk = Walk::default();
        let mut rows = Vec::new();
        while let Some(mut next) = self.next_rows(&mut walk).await? {
            rows.append(&mut next);
        }
        let plan = match chunks {
            [] => Plan::one(),
            // A row is longer than its JSON, and a line no more than that and two ids.
            _ => {
                let bytes = rows.iter().map(|row| row.value.len() as u64 + 128).sum();
                Plan::new(part, bytes, chunks.iter().copied())
                    .ok_or(BackendError::Refused("a copy of too many parts"))?
            }
        };
        Ok(Copying {
            writer: Writer::new(&*self.entropy, seals, &self.ids(), made_at, plan)?,
            rows,
            at: 0,
            left_out: 0,
        })
    }

    /// Opens the next rows and puts their live writes into the copy; answers whether there are
    /// more.
    pub fn copy_rows(&self, copying: &mut Copying) -> Result<bool, Error> {
        let rows = copying.rows.get(copying.at..).unwrap_or_default();
        let mut done = 0;
        // Rows of one record lie together, and go together.
        for rows in rows.chunk_by(|a, b| record_of(&a.key) == record_of(&b.key)) {
            if done >= SLICE {
                break;
            }
            let (heads, damaged) = self.sort_out(rows);
            if let Some(record) = rows.first().and_then(|row| record_of(&row.key)) {
                for head in merge_heads(&heads, &[]) {
                    copying.writer.push_record(record, &head)?;
                }
            }
            copying.left_out += damaged.len();
            done += rows.len();
        }
        // What is in the copy is not held any longer.
        for row in copying.rows.iter_mut().skip(copying.at).take(done) {
            row.value = Vec::new();
        }
        copying.at += done;
        Ok(copying.at < copying.rows.len())
    }

    /// Reads a chunk and puts it into the copy, as the next of the plan; answers whether it is
    /// still there. One that is longer than any vault seals is left out.
    pub async fn copy_chunk(
        &self,
        copying: &mut Copying,
        attachment: &[u8; 16],
        number: u32,
    ) -> Result<bool, Error> {
        let key = Key::Chunk(*attachment, number);
        let sealed = self.disk.find_one(Store::Chunks, key).await?;
        match &sealed {
            Some(sealed) => match copying.writer.push_chunk(attachment, number, sealed) {
                Err(Error::OutOfBounds) => copying.writer.skip_chunk()?,
                pushed => pushed?,
            },
            None => copying.writer.skip_chunk()?,
        }
        Ok(sealed.is_some())
    }
}
