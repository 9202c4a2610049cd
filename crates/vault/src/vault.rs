//! The vault: records put, read and erased, whatever happens below.

use crate::backend::{Backend, BackendError, Item, Key, Range, Store};
use crate::disk::Disk;
use crate::entropy::draw;
use crate::keyring::Keyring;
use crate::resealing::Pass;
use crate::row::{self, Header};
use crate::{Damaged, Entropy, Error, Head, Reason, Record, RecordId, Vector, WriteId};
use crate::{meta, slot};
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;
use writing::Taken;
use zeroize::Zeroizing;

mod copying;
mod many;
mod merging;
mod walk;
mod writing;

pub use copying::Copying;
pub use merging::{Merged, Preview};
pub use walk::Walk;
pub(crate) use walk::next_rows;
#[cfg(test)]
pub(crate) use writing::next;

/// An open vault, as one tab of the app.
pub struct Vault<B> {
    pub(crate) disk: Disk<B>,
    pub(crate) entropy: Rc<dyn Entropy>,
    pub(crate) keys: Keyring,
    pub(crate) lane: u32,
    pub(crate) locked: Cell<bool>,
    pub(crate) passkey: Cell<bool>,
    pub(crate) pass: RefCell<Pass>,
    taken: Taken,
}

/// One write.
#[derive(Clone, Copy)]
pub struct Write<'a> {
    /// The record's id.
    pub id: RecordId,
    /// What the writer had seen of it.
    pub base: &'a Vector,
    /// The ids of the writes that the writer has sent ([`Vault::make_write`]): the last for this one,
    /// those before it for writes whose answers never came. They have seen them, where they are on
    /// the disk. Empty where one try is all: the id is then drawn.
    pub sent: &'a [WriteId],
    /// Its kind.
    pub kind: &'a str,
    /// The schema of its body.
    pub schema: u32,
    /// Its body, as JSON text.
    pub body: &'a str,
}

impl<B> fmt::Debug for Vault<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault")
            .field("lane", &self.lane)
            .finish_non_exhaustive()
    }
}

/// What came of a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The record as it is now on the disk.
    pub record: Record,
    /// What the writer has seen now: the base of their next write. What others wrote meanwhile is not
    /// in it.
    pub seen: Vector,
}

impl<B: Backend> Vault<B> {
    /// Opens the vault, and makes a new one where there is none.
    ///
    /// `lane` says which of the tabs that are open at the same time this is (0, 1, 2…): no two
    /// may have the same at the same time. `Locked` where a lock is set: see
    /// [`Locked`](crate::Locked).
    pub async fn open(backend: B, entropy: Rc<dyn Entropy>, lane: u32) -> Result<Self, Error> {
        let all = [meta::all()];
        let mut entries = backend.read(&all).await?.concat();
        if entries.is_empty() || meta::mend_mark(&entries).is_some() {
            // Another tab may be faster.
            let mut make = |found: &[Vec<Item>]| match found {
                [entries] if !entries.is_empty() => meta::mend_mark(entries).into_iter().collect(),
                _ => Keyring::make(&*entropy).unwrap_or_default(),
            };
            backend.update(&all, &mut make).await?;
            entries = backend.read(&all).await?.concat();
        }
        let id = meta::inspect(&entries)?;
        match slot::device(&entries, id) {
            Some(data) => Self::with(backend, entropy, lane, &entries, data),
            None if slot::is_locked(&entries, id) => Err(Error::Locked),
            None => Err(Error::DamagedKeys),
        }
    }

    /// Opens a locked vault with a key that [`Vault::lend_key`] gave, on the same page. `Wrong` of a
    /// key that is not the vault's.
    pub async fn open_lent(
        backend: B,
        entropy: Rc<dyn Entropy>,
        lane: u32,
        key: Vec<u8>,
    ) -> Result<Self, Error> {
        let key = Zeroizing::new(key);
        let data = crate::key::Key::from_bytes(&key).ok_or(Error::Wrong)?;
        let entries = backend.read(&[meta::all()]).await?.concat();
        Self::with(backend, entropy, lane, &entries, data).map_err(|error| match error {
            Error::DamagedKeys => Error::Wrong,
            error => error,
        })
    }

    /// The vault with these entries and this data key.
    pub(crate) fn with(
        backend: B,
        entropy: Rc<dyn Entropy>,
        lane: u32,
        entries: &[Item],
        data: crate::key::Key,
    ) -> Result<Self, Error> {
        let keys = Keyring::open(entries, data)?;
        let id = keys.data_id;
        Ok(Vault {
            disk: Disk::new(backend, id),
            entropy,
            keys,
            lane,
            locked: Cell::new(slot::device(entries, id).is_none()),
            passkey: Cell::new(slot::passkey(entries, id).is_some()),
            pass: RefCell::default(),
            taken: Taken::default(),
        })
    }

    /// Reads and opens one record; `None` if there is no readable write of it.
    pub async fn read(&self, id: RecordId) -> Result<Option<Record>, Error> {
        let rows = self.disk.find(Range::OfRecord(id)).await?;
        Ok(Record::from_heads(id, self.sort_out(&rows).0))
    }

    /// Saves a new write of a record, and answers with the record as it now is on disk.
    ///
    /// `base` is what the writer had seen ([`Record::vector`], empty for a new record): heads
    /// that it does not cover stay beside the new one. `body` is JSON text, kept as it is.
    /// `written_at` is in milliseconds since 1970.
    pub async fn put(
        &self,
        id: RecordId,
        base: &Vector,
        kind: &str,
        schema: u32,
        body: &str,
        written_at: i64,
    ) -> Result<Record, Error> {
        let write = Write {
            id,
            base,
            sent: &[],
            kind,
            schema,
            body,
        };
        Ok(self.put_one(write, written_at).await?.record)
    }

    /// As [`Vault::put`], and answers what the writer has seen now.
    pub async fn put_one(&self, write: Write<'_>, written_at: i64) -> Result<Saved, Error> {
        let drafts = [self.draft(write, written_at)?];
        only(self.write(&drafts, &[]).await?)
    }

    /// Saves a write of each of two records in **one** transaction, as [`Vault::put`] does:
    /// an attachment's manifest and the entry it belongs to. `OutOfBounds` when both are one.
    pub async fn put_both(
        &self,
        writes: [Write<'_>; 2],
        written_at: i64,
    ) -> Result<[Record; 2], Error> {
        let records = self.put_all(&writes, written_at).await?;
        records.try_into().map_err(|_| UNDECIDED)
    }

    /// Erases what the writer had seen of a record: nothing of it stays but a head that says so.
    pub async fn erase(
        &self,
        id: RecordId,
        base: &Vector,
        kind: &str,
        written_at: i64,
    ) -> Result<Record, Error> {
        let saved = self.erase_one(id, base, &[], kind, written_at).await?;
        Ok(saved.record)
    }

    /// As [`Vault::erase`], by a writer who has sent these ([`Write::sent`]); answers what they have
    /// seen now.
    pub async fn erase_one(
        &self,
        id: RecordId,
        base: &Vector,
        sent: &[WriteId],
        kind: &str,
        written_at: i64,
    ) -> Result<Saved, Error> {
        let draft = self.draft_erasure((id, base), sent, kind, written_at);
        only(self.write(&[draft], &[]).await?)
    }

    /// Empties every store in one step. The vault is of no use afterwards: open a new one.
    pub async fn erase_everything(&self) -> Result<(), Error> {
        self.disk.erase_everything().await
    }

    /// Asks for something small, to learn whether storage still answers and the vault is still
    /// the one that was opened.
    pub async fn probe(&self) -> Result<(), Error> {
        self.disk.probe().await
    }

    /// The bytes of a row as they are on disk, to hand out when it does not open.
    pub async fn raw(&self, key: &Key) -> Result<Option<Vec<u8>>, Error> {
        self.disk.find_one(Store::Records, key.clone()).await
    }

    /// A new random id.
    pub fn make_id(&self) -> RecordId {
        RecordId(draw(&*self.entropy))
    }

    /// A new random id for one write.
    pub fn make_write(&self) -> WriteId {
        WriteId(draw(&*self.entropy))
    }

    /// The id of what exists once, from its natural name: the same on every device that shares
    /// this vault's keys, and telling nothing to anybody else.
    pub fn derive_id(&self, natural_name: &str) -> RecordId {
        self.keys.derive_record(natural_name)
    }

    /// The public key for which boxes are sealed while locked; `None` if the pair is damaged.
    pub fn inbox_public(&self) -> Option<[u8; 32]> {
        self.keys.inbox
    }

    fn seal(&self, id: RecordId, head: &Head) -> Result<Vec<u8>, BackendError> {
        let header = Header {
            key: self.keys.data_id,
            record: id,
            write: head.write,
        };
        row::seal(&self.keys.data, &header, head, &*self.entropy)
            .ok_or(BackendError::Refused("a record is too large to seal"))
    }

    /// Opens rows; those that do not open are named.
    fn sort_out(&self, rows: &[Item]) -> (Vec<Head>, Vec<Damaged>) {
        let mut heads = Vec::new();
        let mut damaged = Vec::new();
        for item in rows {
            match self.open_row(item) {
                Ok(head) => heads.push(head),
                Err(reason) => damaged.push(Damaged {
                    key: item.key.clone(),
                    reason,
                }),
            }
        }
        (heads, damaged)
    }

    /// Opens one row, by whichever of the vault's keys it names.
    pub(crate) fn open_row(&self, item: &Item) -> Result<Head, Reason> {
        let Key::Record(record, write) = item.key else {
            return Err(Reason::Damaged);
        };
        let (id, key) = self.keys.find(row::key_of(&item.value));
        let header = Header {
            key: id,
            record,
            write,
        };
        row::open(key, &header, &item.value)
    }
}

/// What no backend should lead to: it answered without having asked.
pub(crate) const UNDECIDED: Error = Error::Storage(BackendError::Refused("nothing was decided"));

fn only<T>(list: Vec<T>) -> Result<T, Error> {
    list.into_iter().next().ok_or(UNDECIDED)
}

pub(crate) fn record_of(key: &Key) -> Option<RecordId> {
    match key {
        Key::Record(record, _) => Some(*record),
        _ => None,
    }
}

fn write_of(key: &Key) -> Option<WriteId> {
    match key {
        Key::Record(_, write) => Some(*write),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
