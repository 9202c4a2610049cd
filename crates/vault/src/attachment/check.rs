//! A look at all chunks: how much is there, and whether each attachment is whole.

use super::{Attachment, Chunk, Named, Taken, id_of};
use crate::backend::{Backend, Item, Key, Range, Store};
use crate::copy::SEALING;
use crate::{Error, Vault};

/// So many chunks are in memory at once: 4 MiB.
const CHUNKS_AT_ONCE: u32 = 16;

/// What [`Vault::check_attachments`] or [`Vault::count_attachments`] counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Attachments that are named.
    pub named: usize,
    /// Those of them of which every chunk is there and opens.
    pub whole: usize,
    /// Those of which no chunk is there, though some should be: a copy without them was restored.
    pub absent: usize,
    /// Chunks that are there, all of them.
    pub chunks: usize,
    /// Their bytes, as they lie; where chunks were counted only, those of them that manifests tell.
    pub bytes: u64,
    /// Chunks that do not open; none where they were counted only.
    pub damaged: usize,
    /// Chunks that are not there, of attachments of which some are.
    pub missing: usize,
    /// Chunks that nobody names.
    pub unnamed: usize,
}

impl Holdings {
    /// Attachments of which some is there, and some is not or does not open.
    pub fn spoilt(&self) -> usize {
        self.named.saturating_sub(self.whole + self.absent)
    }

    fn add(&mut self, tally: &Tally) {
        let wanted = tally.wanted.unwrap_or(tally.end);
        let missing = wanted.saturating_sub(tally.found) as usize;
        self.damaged += tally.damaged;
        if tally.found == 0 && wanted > 0 {
            self.absent += 1;
        } else {
            self.missing += missing;
            self.whole += usize::from(missing + tally.damaged == 0);
        }
    }
}

/// The chunks of one attachment as they come.
struct Tally {
    /// How many there should be; `None` while it is open.
    wanted: Option<u32>,
    found: u32,
    damaged: usize,
    /// One more than the greatest number.
    end: u32,
}

impl Tally {
    fn has(&self, number: u32) -> bool {
        self.wanted.is_none_or(|wanted| number < wanted)
    }
}

impl Taken {
    /// How long a chunk of this attachment is as it lies, if it lies in full chunks.
    fn length(self, number: u32) -> Option<usize> {
        let full = Attachment::MOST as u64;
        let is_known = !self.is_sliced() && number < self.chunks;
        let before = u64::from(number) * full;
        let plain = self.bytes.saturating_sub(before).min(full);
        is_known.then_some(plain as usize + SEALING)
    }
}

/// A look that has begun.
struct Look<'a> {
    named: &'a Named,
    tallies: Vec<Tally>,
    holdings: Holdings,
}

impl<'a> Look<'a> {
    fn new(named: &'a Named) -> Self {
        let new = |(_, taken): &(Attachment, Option<Taken>)| Tally {
            wanted: taken.map(|taken| taken.chunks),
            found: 0,
            damaged: 0,
            end: 0,
        };
        let holdings = Holdings {
            named: named.count(),
            ..Holdings::default()
        };
        Look {
            named,
            tallies: named.iter().map(new).collect(),
            holdings,
        }
    }

    /// Counts a chunk, with its bytes where they were read.
    fn take(&mut self, key: &Key, value: Option<&[u8]>) {
        self.holdings.chunks += 1;
        let place = id_of(key).and_then(|id| self.named.place(&id).ok());
        let one = place.and_then(|at| Some((self.named.at(at)?, self.tallies.get_mut(at)?)));
        let told = match (one, key) {
            (Some(((one, taken), tally)), Key::Chunk(_, number)) if tally.has(*number) => {
                tally.found += 1;
                tally.end = number.saturating_add(1);
                let opened = value.map(|value| one.open(*number, value));
                tally.damaged += usize::from(opened == Some(Chunk::Damaged));
                taken.and_then(|taken| taken.length(*number))
            }
            _ => {
                self.holdings.unnamed += 1;
                None
            }
        };
        let length = value.map(<[u8]>::len).or(told);
        self.holdings.bytes += length.unwrap_or_default() as u64;
    }

    fn end(mut self) -> Holdings {
        let tallies = self.tallies.iter();
        tallies.for_each(|tally| self.holdings.add(tally));
        self.holdings
    }
}

impl<B: Backend> Vault<B> {
    /// Opens every chunk once, and changes nothing.
    pub async fn check_attachments(&self, named: &Named) -> Result<Holdings, Error> {
        let mut look = Look::new(named);
        let mut chunks = self.next_chunks(None).await?;
        while let Some(last) = chunks.last() {
            for Item { key, value } in &chunks {
                look.take(key, Some(value));
            }
            chunks = self.next_chunks(Some(last.key.clone())).await?;
        }
        Ok(look.end())
    }

    /// Looks which chunks are there, and opens none.
    pub async fn count_attachments(&self, named: &Named) -> Result<Holdings, Error> {
        let mut look = Look::new(named);
        let keys = self.disk.find(Range::ChunkKeys(None)).await?;
        keys.iter().for_each(|item| look.take(&item.key, None));
        Ok(look.end())
    }

    /// All chunks in the order of a copy: attachment, number, and bytes as they lie. They are read
    /// only where no manifest tells how long they are.
    pub async fn measure_chunks(
        &self,
        named: &Named,
    ) -> Result<Vec<([u8; 16], u32, usize)>, Error> {
        let mut all = Vec::new();
        for Item { key, .. } in self.disk.find(Range::ChunkKeys(None)).await? {
            let Key::Chunk(id, number) = key else {
                continue;
            };
            let one = named.place(&id).ok().and_then(|at| named.at(at));
            let taken = one.and_then(|(_, taken)| *taken);
            let length = match taken.and_then(|taken| taken.length(number)) {
                Some(length) => length,
                None => {
                    let sealed = self.disk.find_one(Store::Chunks, key).await?;
                    sealed.map_or(0, |sealed| sealed.len())
                }
            };
            all.push((id, number, length));
        }
        Ok(all)
    }

    async fn next_chunks(&self, after: Option<Key>) -> Result<Vec<Item>, Error> {
        let range = Range::After(Store::Chunks, after, CHUNKS_AT_ONCE);
        self.disk.find(range).await
    }
}
