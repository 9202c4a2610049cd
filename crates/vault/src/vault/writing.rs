//! What a write becomes beside what is there: under which name it counts, and what it covers.
//!
//! A vector says how many writes of each name its author had seen: the first so many, without a gap.
//! That is true only if the writes under one name follow one another, each by somebody who had seen
//! the one before. So a lane counts on under a name only from its very last write; from anywhere else
//! it begins a *branch*, with a name of its own. The proof is in `docs/decisions/exact-causality.md`.

use super::{Saved, Vault, Write, write_of};
use crate::attachment::untidy;
use crate::backend::{Backend, BackendError, Change, Item, Key, Range, Store};
use crate::{Damaged, Error, Head, Record, RecordId, ReplicaId, Vector, WriteId};
use std::cell::{Cell, RefCell};

/// A write that is still to find its vector.
pub(crate) struct Draft {
    /// Of which record.
    pub id: RecordId,
    /// The write; its vector is the base.
    head: Head,
    /// Earlier writes of the same writer whose answers never came.
    unanswered: Vec<WriteId>,
    /// Its place at the last try, if there was one.
    place: Cell<Option<Place>>,
}

/// The place of a write: it is the nth under its name.
type Place = (ReplicaId, u64);

impl Draft {
    fn new(id: RecordId, head: Head, unanswered: &[WriteId]) -> Self {
        Draft {
            id,
            head,
            unanswered: unanswered.to_vec(),
            place: Cell::new(None),
        }
    }

    /// What its writer has seen: the base, and what they sent themselves.
    fn seen(&self, heads: &[Head]) -> Vector {
        let own = heads
            .iter()
            .filter(|head| self.unanswered.contains(&head.write));
        own.fold(self.head.vector.clone(), |seen, head| {
            seen.join(&head.vector)
        })
    }
}

/// Who took which place last, of the writes under way in this tab.
///
/// A write that is tried again, and finds its place taken, was on the disk and has been covered since,
/// if nobody else took that place after it. No other tab takes places under the names of this one.
#[derive(Default)]
pub(crate) struct Taken(RefCell<Vec<(RecordId, Place, WriteId)>>);

impl Taken {
    fn take(&self, id: RecordId, place: Place, by: WriteId) {
        let mut taken = self.0.borrow_mut();
        taken.retain(|(of, other, _)| (*of, *other) != (id, place));
        taken.push((id, place, by));
    }

    fn is_by(&self, id: RecordId, place: Place, by: WriteId) -> bool {
        self.0.borrow().contains(&(id, place, by))
    }

    fn forget(&self, drafts: &[Draft]) {
        let is_of = |by: WriteId| drafts.iter().any(|draft| draft.head.write == by);
        self.0.borrow_mut().retain(|(.., by)| !is_of(*by));
    }
}

impl<B: Backend> Vault<B> {
    /// A new write; `NotJson` if that is what the body is.
    pub(crate) fn draft(&self, write: Write<'_>, written_at: i64) -> Result<Draft, Error> {
        let body = json::Value::new(write.body)
            .check()
            .map_err(|_| Error::NotJson)?;
        let (own, unanswered) = self.ids_of(write.sent);
        let head = Head {
            written_at,
            write: own,
            vector: write.base.clone(),
            kind: write.kind.to_owned(),
            schema: write.schema,
            erased: false,
            body: body.raw().to_owned(),
        };
        Ok(Draft::new(write.id, head, unanswered))
    }

    /// A new write that erases.
    pub(super) fn draft_erasure(
        &self,
        (id, base): (RecordId, &Vector),
        sent: &[WriteId],
        kind: &str,
        written_at: i64,
    ) -> Draft {
        let (own, unanswered) = self.ids_of(sent);
        let head = Head {
            written_at,
            write: own,
            vector: base.clone(),
            kind: kind.to_owned(),
            schema: 0,
            erased: true,
            body: String::new(),
        };
        Draft::new(id, head, unanswered)
    }

    /// The id of a write, and of those before it.
    fn ids_of<'a>(&self, sent: &'a [WriteId]) -> (WriteId, &'a [WriteId]) {
        let drawn = || (self.make_write(), &[][..]);
        sent.split_last()
            .map_or_else(drawn, |(own, before)| (*own, before))
    }

    /// One transaction: reads the records' rows, adds the drafts, deletes what they have seen, and what
    /// lies in the clear under these names.
    pub(super) async fn write(
        &self,
        drafts: &[Draft],
        closed: &[&str],
    ) -> Result<Vec<Saved>, Error> {
        let ranges: Vec<Range> = drafts
            .iter()
            .map(|draft| Range::OfRecord(draft.id))
            .collect();
        let mut all = Vec::new();
        let mut decide = |found: &[Vec<Item>]| {
            let close = |name: &&str| Change::Delete(Store::Open, Key::name(name));
            let mut changes: Vec<_> = closed.iter().map(close).collect();
            all.clear();
            for (draft, rows) in drafts.iter().zip(found) {
                let (saved, more) = self.decide(draft, rows)?;
                all.push(saved);
                changes.extend(more);
            }
            let heads = drafts.iter().map(|draft| &draft.head);
            changes.extend(untidy::mark_of(heads, &*self.entropy));
            Ok(changes)
        };
        let outcome = self.disk.update(&ranges, &mut decide).await;
        self.taken.forget(drafts);
        outcome.map(|()| all)
    }

    /// What a write becomes, beside the rows that are there.
    pub(crate) fn decide(
        &self,
        draft: &Draft,
        rows: &[Item],
    ) -> Result<(Saved, Vec<Change>), Error> {
        let (id, write) = (draft.id, draft.head.write);
        let (mut heads, damaged) = self.sort_out(rows);
        let mut changes = Vec::new();
        let seen = match heads.iter().find(|head| head.write == write) {
            // A backend that lost the answer does the update again: it is done already.
            Some(done) if done.says_the_same(&draft.head) => done.vector.clone(),
            Some(_) => return Err(BackendError::Refused("a random id came twice").into()),
            None if let Some(place) = self.covered(draft, &heads) => {
                draft.seen(&heads).with(place.0, place.1)
            }
            None => {
                let (place, vector) = self.next(&draft.seen(&heads), &heads, &damaged);
                draft.place.set(Some(place));
                self.taken.take(id, place, write);
                let new = Head {
                    vector: vector.clone(),
                    ..draft.head.clone()
                };
                let key = |head: &Head| Key::Record(id, head.write);
                let row = self.seal(id, &new)?;
                changes.push(Change::Put(Store::Records, key(&new), row));
                let seen = heads
                    .iter()
                    .filter(|head| new.vector.dominates(&head.vector));
                changes.extend(seen.map(|head| Change::Delete(Store::Records, key(head))));
                heads.push(new);
                vector
            }
        };
        let record = Record::from_heads(id, heads);
        let record = record.ok_or(BackendError::Refused("no head is left"))?;
        Ok((Saved { record, seen }, changes))
    }

    /// The place of a write that is tried again, was on the disk, and is covered by what came after it.
    fn covered(&self, draft: &Draft, heads: &[Head]) -> Option<Place> {
        let place = draft.place.get()?;
        let is_there = heads.iter().any(|head| head.vector.get(place.0) >= place.1);
        let is_own = self.taken.is_by(draft.id, place, draft.head.write);
        (is_there && is_own).then_some(place)
    }

    /// The place of a write by somebody who had seen so much, beside these rows, and its vector.
    fn next(&self, seen: &Vector, heads: &[Head], damaged: &[Damaged]) -> (Place, Vector) {
        let unreadable: Vec<WriteId> = damaged
            .iter()
            .filter_map(|row| write_of(&row.key))
            .collect();
        let name = |branch| self.keys.derive_replica(self.lane, branch, &unreadable);
        next(seen, name, heads)
    }
}

/// The place of a write by somebody who had seen so much, beside these heads, and its vector: under the
/// first of these names of whose writes they have seen all, which is a new one at last.
pub(crate) fn next(
    seen: &Vector,
    name: impl Fn(u32) -> ReplicaId,
    heads: &[Head],
) -> (Place, Vector) {
    let mut branch = 0;
    loop {
        let name = name(branch);
        let known = heads.iter().map(|head| head.vector.get(name)).max();
        let known = known.unwrap_or_default();
        if seen.get(name) == known && known < Vector::MAX_COUNTER {
            let vector = seen.clone().with(name, known + 1);
            return ((name, known + 1), vector);
        }
        branch += 1;
    }
}
