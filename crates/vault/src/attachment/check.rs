//! A look at all chunks: how much is there, and whether each attachment is whole.

use super::{Chunk, Named, id_of};
use crate::backend::{Backend, Item, Key, Range, Store};
use crate::{Error, Vault};

/// So many chunks are in memory at once: 4 MiB.
const CHUNKS_AT_ONCE: u32 = 16;

/// What [`Vault::check_attachments`] counted.
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
    /// Their bytes, as they lie.
    pub bytes: u64,
    /// Chunks that do not open.
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

impl<B: Backend> Vault<B> {
    /// Opens every chunk once, and changes nothing.
    pub async fn check_attachments(&self, named: &Named) -> Result<Holdings, Error> {
        let mut holdings = Holdings {
            named: named.count(),
            ..Holdings::default()
        };
        let new = |wanted: Option<u32>| Tally {
            wanted,
            found: 0,
            damaged: 0,
            end: 0,
        };
        let mut tallies: Vec<Tally> = named.iter().map(|(_, wanted)| new(*wanted)).collect();
        let mut chunks = self.next_chunks(None).await?;
        while let Some(last) = chunks.last() {
            for Item { key, value } in &chunks {
                holdings.chunks += 1;
                holdings.bytes += value.len() as u64;
                let place = id_of(key).and_then(|id| named.place(&id).ok());
                let one = place.and_then(|at| Some((named.at(at)?, tallies.get_mut(at)?)));
                match (one, key) {
                    (Some((one, tally)), Key::Chunk(_, number)) if tally.has(*number) => {
                        tally.found += 1;
                        tally.end = number.saturating_add(1);
                        let opened = one.open(*number, value);
                        tally.damaged += usize::from(opened == Chunk::Damaged);
                    }
                    _ => holdings.unnamed += 1,
                }
            }
            chunks = self.next_chunks(Some(last.key.clone())).await?;
        }
        tallies.iter().for_each(|tally| holdings.add(tally));
        Ok(holdings)
    }

    /// All chunks in the order of a copy: attachment, number, and bytes as they lie.
    pub async fn measure_chunks(&self) -> Result<Vec<([u8; 16], u32, usize)>, Error> {
        let mut all = Vec::new();
        let mut chunks = self.next_chunks(None).await?;
        while let Some(last) = chunks.last() {
            all.extend(chunks.iter().filter_map(|chunk| match chunk.key {
                Key::Chunk(id, number) => Some((id, number, chunk.value.len())),
                _ => None,
            }));
            chunks = self.next_chunks(Some(last.key.clone())).await?;
        }
        Ok(all)
    }

    async fn next_chunks(&self, after: Option<Key>) -> Result<Vec<Item>, Error> {
        let range = Range::After(Store::Chunks, after, CHUNKS_AT_ONCE);
        self.disk.find(range).await
    }
}
