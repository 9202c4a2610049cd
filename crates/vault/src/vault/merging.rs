//! Looking into a copy, and taking it in.

use super::{Vault, write_of};
use crate::attachment::untidy;
use crate::backend::{Backend, BackendError, Change, Item, Key, Range, Store};
use crate::copy::{Chunk, Ids};
use crate::{Error, Head, Named, Reason, Record, RecordId, WriteId, merge_heads};

/// How many records one read goes over.
const SLICE: usize = 50;

/// What taking in a batch did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Writes that were not here and are now.
    pub added: usize,
    /// Writes that were here, and that one of those had seen.
    pub replaced: usize,
    /// Writes whose place is held by a row that does not open, which was left alone: see
    /// [`Vault::mend`].
    pub blocked: usize,
}

/// What merging a copy would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Records that are not here.
    pub new: usize,
    /// Records that would be another than they are.
    pub changed: usize,
    /// Those of `changed` that would be erased here.
    pub erases: usize,
    /// Records that would stay as they are, and those that the copy knows as erased only.
    pub same: usize,
    /// Records that were erased here, with knowledge of what the copy holds: what it would show.
    /// They stay erased; a new put with [`Record::vector`] as its base brings them back.
    pub erased_since: Vec<(RecordId, Head)>,
    /// See [`Merged::blocked`].
    pub blocked: usize,
}

impl<B: Backend> Vault<B> {
    /// Derives ids from this key from now on, as a restored copy needs it, if the vault holds no
    /// row; answers whether it does. After [`BackendError::Lost`] it is right to do it again.
    ///
    /// Other tabs go on with the ids they have: let nobody else have the vault open.
    pub async fn adopt_ids(&self, ids: &Ids) -> Result<bool, Error> {
        if self.has_ids(ids) {
            return Ok(true);
        }
        let entries = self.keys.seal_ids(&ids.0, &*self.entropy);
        let entries = entries.ok_or(BackendError::Refused("a key is too large to seal"))?;
        let rows = vec![Range::After(Store::Records, None, 1)];
        let is_free = self.decide_on(rows, |found| {
            let is_free = found.iter().all(Vec::is_empty);
            let changes = match is_free {
                true => entries.clone(),
                false => Vec::new(),
            };
            Ok((is_free, changes))
        });
        let is_free = is_free.await?;
        if is_free {
            self.keys.take_ids(ids.0.clone());
        }
        Ok(is_free)
    }

    /// Whether the vault holds no row, not even one that does not open.
    pub async fn is_empty(&self) -> Result<bool, Error> {
        let first = Range::After(Store::Records, None, 1);
        Ok(self.disk.find(first).await?.is_empty())
    }

    /// Takes in writes of a copy that was read to its end, some hundred at a time, all or none.
    ///
    /// Doing it again changes nothing, and the order makes no difference, not even among the
    /// writes of one record.
    pub async fn merge(&self, heads: &[(RecordId, Head)]) -> Result<Merged, Error> {
        self.take_in(heads, false).await
    }

    /// As [`Vault::merge`], and where a damaged row lies in the place of a write that the copy
    /// holds whole, the write takes its place. Rows of a newer version stay.
    pub async fn mend(&self, heads: &[(RecordId, Head)]) -> Result<Merged, Error> {
        self.take_in(heads, true).await
    }

    /// Takes in chunks, all or none; those that are there stay as they are. They belong before
    /// the manifests that name them. Answers how many were taken in.
    pub async fn merge_chunks(&self, chunks: &[Chunk]) -> Result<usize, Error> {
        self.take_in_chunks(chunks, |_, _| false).await
    }

    /// As [`Vault::merge_chunks`], and where a chunk lies that does not open with the key that is
    /// `named` for it, one of the copy that does takes its place.
    pub async fn mend_chunks(&self, chunks: &[Chunk], named: &Named) -> Result<usize, Error> {
        let mends = |chunk: &Chunk, here: &[u8]| named.mends(chunk, here);
        self.take_in_chunks(chunks, mends).await
    }

    async fn take_in_chunks(
        &self,
        chunks: &[Chunk],
        mends: impl Fn(&Chunk, &[u8]) -> bool,
    ) -> Result<usize, Error> {
        let key = |chunk: &Chunk| Key::Chunk(chunk.attachment, chunk.number);
        let ranges = chunks
            .iter()
            .map(|chunk| Range::One(Store::Chunks, key(chunk)));
        self.decide_on(ranges.collect(), |found| {
            let wanted = chunks.iter().zip(found).filter(|(chunk, found)| {
                let here = found.first();
                here.is_none_or(|here| mends(chunk, &here.value))
            });
            let put = |(chunk, _): (&Chunk, _)| {
                Change::Put(Store::Chunks, key(chunk), chunk.sealed.clone())
            };
            let mut changes: Vec<Change> = wanted.map(put).collect();
            let count = changes.len();
            if count > 0 {
                changes.push(untidy::mark(&*self.entropy));
            }
            Ok((count, changes))
        })
        .await
    }

    /// What [merging](Vault::merge) all writes of a copy would change. Changes nothing.
    pub async fn compare(&self, heads: &[(RecordId, Head)]) -> Result<Preview, Error> {
        let heads = by_record(heads);
        let mut preview = Preview::default();
        let records: Vec<_> = heads.chunk_by(|a, b| a.0 == b.0).collect();
        for records in records.chunks(SLICE) {
            let found = self.disk.read(&ranges(records)).await?;
            for (theirs, rows) in records.iter().zip(&found) {
                self.preview(theirs, rows, &mut preview);
            }
        }
        Ok(preview)
    }

    fn preview(&self, theirs: &[&(RecordId, Head)], rows: &[Item], preview: &mut Preview) {
        let Some((id, _)) = theirs.first() else {
            return;
        };
        let join = self.join(theirs, rows, false);
        preview.blocked += join.blocked;
        let heads = theirs.iter().map(|(_, head)| head.clone()).collect();
        let Some(theirs) = Record::from_heads(*id, heads) else {
            return;
        };
        let merged = Record::from_heads(*id, join.merged);
        let Some(mine) = Record::from_heads(*id, join.mine) else {
            match theirs.is_erased() || join.added.is_empty() {
                true => preview.same += 1,
                false => preview.new += 1,
            }
            return;
        };
        if !join.added.is_empty() {
            preview.changed += 1;
            let is_erased = merged.is_some_and(|merged| merged.is_erased());
            preview.erases += usize::from(is_erased && !mine.is_erased());
        } else if mine.is_erased() && !theirs.is_erased() && join.blocked == 0 {
            preview.erased_since.push((*id, theirs.shown().clone()));
        } else {
            preview.same += 1;
        }
    }

    /// One transaction for all of these.
    async fn take_in(&self, heads: &[(RecordId, Head)], mends: bool) -> Result<Merged, Error> {
        if heads.iter().any(|(_, head)| head.vector.is_empty()) {
            return Err(BackendError::Refused("a write that is of no writer").into());
        }
        let heads = by_record(heads);
        let records: Vec<_> = heads.chunk_by(|a, b| a.0 == b.0).collect();
        self.decide_on(ranges(&records), |found| {
            self.decide_all(&records, found, mends)
        })
        .await
    }

    /// One transaction that reads these ranges of the vault that was opened and no other.
    async fn decide_on<T>(
        &self,
        ranges: Vec<Range>,
        mut decide: impl FnMut(&[Vec<Item>]) -> Result<(T, Vec<Change>), Error>,
    ) -> Result<T, Error> {
        let mut answer = Err(BackendError::Refused("nothing was decided").into());
        let mut decide = |found: &[Vec<Item>]| {
            let (said, changes) = decide(found)?;
            answer = Ok(said);
            Ok(changes)
        };
        self.disk.update(&ranges, &mut decide).await?;
        answer
    }

    fn decide_all(
        &self,
        records: &[&[&(RecordId, Head)]],
        found: &[Vec<Item>],
        mends: bool,
    ) -> Result<(Merged, Vec<Change>), Error> {
        let mut merged = Merged::default();
        let mut changes = Vec::new();
        for (theirs, rows) in records.iter().zip(found) {
            let Some((id, _)) = theirs.first() else {
                continue;
            };
            let join = self.join(theirs, rows, mends);
            for head in &join.added {
                let row = self.seal(*id, head)?;
                changes.push(Change::Put(
                    Store::Records,
                    Key::Record(*id, head.write),
                    row,
                ));
            }
            let replaced = join.mine.iter().filter(|head| !join.merged.contains(head));
            let before = changes.len();
            if !join.added.is_empty() {
                let delete = |write| Change::Delete(Store::Records, Key::Record(*id, write));
                changes.extend(replaced.map(|head| delete(head.write)));
            }
            merged.added += join.added.len();
            merged.replaced += changes.len() - before;
            let heads = join.added.iter().chain(&join.mine);
            if !join.added.is_empty() {
                changes.extend(untidy::mark_of(heads, &*self.entropy));
            }
            merged.blocked += join.blocked;
        }
        Ok((merged, changes))
    }

    /// The writes of one record, there and here, as they become one.
    fn join(&self, theirs: &[&(RecordId, Head)], rows: &[Item], mends: bool) -> Join {
        let (mine, damaged) = self.sort_out(rows);
        let stays = |write: WriteId| {
            let mut rows = damaged.iter();
            rows.any(|row| {
                write_of(&row.key) == Some(write) && !(mends && row.reason == Reason::Damaged)
            })
        };
        let mut fresh: Vec<Head> = Vec::new();
        let mut blocked = 0;
        for (_, head) in theirs {
            // A write has one id, so what has the same id is the same write.
            let is_known = |heads: &[Head]| heads.iter().any(|known| known.write == head.write);
            match stays(head.write) {
                true => blocked += 1,
                false if is_known(&mine) || is_known(&fresh) => {}
                false => fresh.push(head.clone()),
            }
        }
        let merged = merge_heads(&mine, &fresh);
        fresh.retain(|head| merged.contains(head));
        Join {
            mine,
            added: fresh,
            merged,
            blocked,
        }
    }
}

/// How the writes of one record become one.
struct Join {
    mine: Vec<Head>,
    added: Vec<Head>,
    merged: Vec<Head>,
    blocked: usize,
}

/// Sorted by record; a copy's are already, so that each is looked at once.
fn by_record(heads: &[(RecordId, Head)]) -> Vec<&(RecordId, Head)> {
    let mut sorted: Vec<&(RecordId, Head)> = heads.iter().collect();
    sorted.sort_by_key(|(record, _)| *record);
    sorted
}

/// What to read to learn all about these records.
fn ranges(records: &[&[&(RecordId, Head)]]) -> Vec<Range> {
    let ids = records.iter().filter_map(|heads| heads.first());
    ids.map(|(id, _)| Range::OfRecord(*id)).collect()
}

#[cfg(test)]
mod tests;
