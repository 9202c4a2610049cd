//! Making a copy of the vault.

use super::{Vault, Walk, record_of};
use crate::backend::{Backend, BackendError, Item, Key, Store};
use crate::copy::{self, Ids, Plan, Resuming, Seals, UnderWay, Writer};
use crate::{Error, merge_heads, meta};
use std::fmt;
use zeroize::Zeroizing;

/// How many rows one step goes over, so that the screen is free in between.
const SLICE: usize = 25;

/// What begins the note of a copy that is under way.
const UNDER_WAY: &[u8; 7] = b"HMWDWAY";

/// A copy that is being made: [`Vault::copy_rows`] until there are none, then the chunks, then
/// [`Copying::finish`]; [`Copying::take`] at any time.
pub struct Copying {
    writer: Writer,
    made_at: i64,
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
            made_at,
            rows,
            at: 0,
            left_out: 0,
        })
    }

    /// What it takes to go on with a copy all of whose rows are in it, sealed by the vault's key: to be
    /// kept beside its parts. `chunks` are those it was begun with.
    pub fn seal_under_way(
        &self,
        copying: &Copying,
        chunks: impl IntoIterator<Item = ([u8; 16], u32)>,
    ) -> Option<Vec<u8>> {
        let under_way = UnderWay::new(
            &copying.writer,
            copying.made_at,
            (copying.rows.len() as u64, copying.left_out as u64),
            chunks.into_iter().collect(),
        );
        let plain = Zeroizing::new(under_way.write());
        let bound = meta::tag(UNDER_WAY, self.keys.data_id);
        self.keys.data.seal(&*self.entropy, &bound, b"", plain)
    }

    /// Opens what [`Vault::seal_under_way`] gave; `None` also once the vault has another key.
    pub fn open_under_way(&self, sealed: &[u8]) -> Option<UnderWay> {
        let (bound, sealed) = sealed.split_at_checked(meta::TAGGED)?;
        let is_own = meta::untag(UNDER_WAY, bound) == Ok(self.keys.data_id);
        let plain = is_own.then(|| self.keys.data.open(bound, b"", sealed));
        UnderWay::read(&plain.flatten()?)
    }

    /// Goes on with a copy behind the parts that were read; `None` where they are all. Its chunks
    /// come next, from [`UnderWay::chunks_in`] those parts on; rows that were written meanwhile are
    /// not in it.
    pub fn resume_copy(
        &self,
        under_way: &UnderWay,
        resuming: Resuming,
    ) -> Result<Option<Copying>, copy::Error> {
        let writer = resuming.writer(under_way, &*self.entropy)?;
        Ok(writer.map(|writer| Copying {
            writer,
            made_at: under_way.made_at,
            rows: Vec::new(),
            at: 0,
            left_out: usize::try_from(under_way.left_out).unwrap_or(usize::MAX),
        }))
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
