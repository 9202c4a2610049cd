//! The vault: records put, read and erased, whatever happens below.

use crate::backend::{Backend, BackendError, Change, Item, Key, Range, Store};
use crate::entropy::draw;
use crate::keyring::{self, Keyring};
use crate::row::{self, Header};
use crate::{Damaged, Entropy, Error, Head, Loaded, Reason, Record, RecordId, Vector, WriteId};
use std::fmt;
use std::rc::Rc;

mod copying;
mod merging;

pub use copying::Copying;
pub use merging::{Merged, Preview};

/// An open vault, as one tab of the app.
pub struct Vault<B> {
    backend: B,
    entropy: Rc<dyn Entropy>,
    keys: Keyring,
    lane: u32,
}

impl<B> fmt::Debug for Vault<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault")
            .field("lane", &self.lane)
            .finish_non_exhaustive()
    }
}

impl<B: Backend> Vault<B> {
    /// Opens the vault, and makes a new one where there is none.
    ///
    /// `lane` says which of the tabs that are open at the same time this is (0, 1, 2…): no two
    /// may have the same at the same time.
    pub async fn open(backend: B, entropy: Rc<dyn Entropy>, lane: u32) -> Result<Self, Error> {
        let all = [Range::All(Store::Meta)];
        let mut found = backend.read(&all).await?;
        if is_empty(&found) {
            let mut make = |found: &[Vec<Item>]| match is_empty(found) {
                true => Keyring::make(&*entropy).unwrap_or_default(),
                false => Vec::new(), // another tab was faster
            };
            backend.update(&all, &mut make).await?;
            found = backend.read(&all).await?;
        }
        let keys = Keyring::open(&found.concat())?;
        Ok(Vault {
            backend,
            entropy,
            keys,
            lane,
        })
    }

    /// Reads and opens every record.
    pub async fn load(&self) -> Result<Loaded, Error> {
        let rows = self.find(Range::All(Store::Records)).await?;
        let mut loaded = Loaded::default();
        // Rows are sorted by key: those of one record lie together.
        for rows in rows.chunk_by(|a, b| record_of(&a.key) == record_of(&b.key)) {
            let (heads, damaged) = self.sort_out(rows);
            loaded.damaged.extend(damaged);
            let record = rows.first().and_then(|row| record_of(&row.key));
            let record = record.and_then(|id| Record::from_heads(id, heads));
            loaded.records.extend(record);
        }
        Ok(loaded)
    }

    /// Reads and opens one record; `None` if there is no readable write of it.
    pub async fn read(&self, id: RecordId) -> Result<Option<Record>, Error> {
        let rows = self.find(Range::OfRecord(id)).await?;
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
        let body = json::Value::new(body).check().map_err(|_| Error::NotJson)?;
        let draft = Head {
            written_at,
            write: WriteId(draw(&*self.entropy)),
            vector: base.clone(),
            kind: kind.to_owned(),
            schema,
            erased: false,
            body: body.raw().to_owned(),
        };
        self.write(id, draft).await
    }

    /// Erases what the writer had seen of a record: nothing of it stays but a head that says so.
    pub async fn erase(
        &self,
        id: RecordId,
        base: &Vector,
        kind: &str,
        written_at: i64,
    ) -> Result<Record, Error> {
        let draft = Head {
            written_at,
            write: WriteId(draw(&*self.entropy)),
            vector: base.clone(),
            kind: kind.to_owned(),
            schema: 0,
            erased: true,
            body: String::new(),
        };
        self.write(id, draft).await
    }

    /// Empties every store in one step. The vault is of no use afterwards: open a new one.
    pub async fn erase_everything(&self) -> Result<(), Error> {
        let mut clear = |_: &[Vec<Item>]| Store::ALL.map(Change::Clear).to_vec();
        Ok(self.backend.update(&[], &mut clear).await?)
    }

    /// Asks for something small, to learn whether storage still answers and the vault is still
    /// the one that was opened.
    pub async fn probe(&self) -> Result<(), Error> {
        let found = self.backend.read(&[keyring::mark()]).await?;
        self.check(&found).map(|_| ())
    }

    /// The bytes of a row as they are on disk, to hand out when it does not open.
    pub async fn raw(&self, key: &Key) -> Result<Option<Vec<u8>>, Error> {
        self.find_one(Store::Records, key.clone()).await
    }

    /// A new random id.
    pub fn make_id(&self) -> RecordId {
        RecordId(draw(&*self.entropy))
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

    /// Writes something **in the clear**, to be read without unlocking.
    pub async fn put_open(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let put = Change::Put(Store::Open, Key::name(name), bytes.to_vec());
        self.change(put).await
    }

    /// Reads what [`Vault::put_open`] wrote under this name.
    pub async fn read_open(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        self.find_one(Store::Open, Key::name(name)).await
    }

    /// The names of all that is kept in the clear, sorted.
    pub async fn list_open(&self) -> Result<Vec<String>, Error> {
        let items = self.find(Range::All(Store::Open)).await?;
        let name = |item: Item| match item.key {
            Key::Name(name) => Some(name),
            _ => None,
        };
        Ok(items.into_iter().filter_map(name).collect())
    }

    /// Removes what is kept in the clear under this name.
    pub async fn erase_open(&self, name: &str) -> Result<(), Error> {
        self.change(Change::Delete(Store::Open, Key::name(name)))
            .await
    }

    /// Removes everything that is kept in the clear.
    pub async fn erase_all_open(&self) -> Result<(), Error> {
        self.change(Change::Clear(Store::Open)).await
    }

    /// One transaction: reads the record's rows, adds the draft, deletes what it has seen.
    async fn write(&self, id: RecordId, draft: Head) -> Result<Record, Error> {
        let mut answer = Err(Error::Storage(BackendError::Refused("nothing was decided")));
        let mut decide = |found: &[Vec<Item>]| {
            let decided = self
                .check(found)
                .and_then(|rows| self.decide(id, draft.clone(), rows));
            let (record, changes) = match decided {
                Ok((record, changes)) => (Ok(record), changes),
                Err(error) => (Err(error), Vec::new()),
            };
            answer = record;
            changes
        };
        let ranges = [keyring::mark(), Range::OfRecord(id)];
        self.backend.update(&ranges, &mut decide).await?;
        answer
    }

    /// What a write becomes, beside the rows that are there; the draft's vector is its base.
    fn decide(
        &self,
        id: RecordId,
        mut draft: Head,
        rows: &[Item],
    ) -> Result<(Record, Vec<Change>), Error> {
        let (mut heads, damaged) = self.sort_out(rows);
        let mut changes = Vec::new();
        match heads.iter().find(|head| head.write == draft.write) {
            // A backend that lost the answer does the update again: it is done already.
            Some(done) if done.says_the_same(&draft) => {}
            Some(_) => return Err(BackendError::Refused("a random id came twice").into()),
            None => {
                draft.vector = self.next(&draft.vector, &heads, &damaged);
                let key = |head: &Head| Key::Record(id, head.write);
                let row = self.seal(id, &draft)?;
                changes.push(Change::Put(Store::Records, key(&draft), row));
                let seen = heads
                    .iter()
                    .filter(|head| draft.vector.dominates(&head.vector));
                changes.extend(seen.map(|head| Change::Delete(Store::Records, key(head))));
                heads.push(draft);
            }
        }
        let record =
            Record::from_heads(id, heads).ok_or(BackendError::Refused("no head is left"))?;
        Ok((record, changes))
    }

    /// The vector of a write beside these rows.
    fn next(&self, base: &Vector, heads: &[Head], damaged: &[Damaged]) -> Vector {
        let unreadable: Vec<WriteId> = damaged
            .iter()
            .filter_map(|row| write_of(&row.key))
            .collect();
        let me = self.keys.derive_replica(self.lane, &unreadable);
        next(base, me, heads)
    }

    fn seal(&self, id: RecordId, head: &Head) -> Result<Vec<u8>, BackendError> {
        let header = self.header(id, head.write);
        row::seal(&self.keys.data, &header, head, &*self.entropy)
            .ok_or(BackendError::Refused("a record is too large to seal"))
    }

    /// Opens rows; those that do not open are named.
    fn sort_out(&self, rows: &[Item]) -> (Vec<Head>, Vec<Damaged>) {
        let mut heads = Vec::new();
        let mut damaged = Vec::new();
        for item in rows {
            let opened = match item.key {
                Key::Record(id, write) => {
                    row::open(&self.keys.data, &self.header(id, write), &item.value)
                }
                _ => Err(Reason::Damaged),
            };
            match opened {
                Ok(head) => heads.push(head),
                Err(reason) => damaged.push(Damaged {
                    key: item.key.clone(),
                    reason,
                }),
            }
        }
        (heads, damaged)
    }

    fn header(&self, record: RecordId, write: WriteId) -> Header {
        Header {
            key: self.keys.data_id,
            record,
            write,
        }
    }

    /// Reads one range, of the vault that was opened and no other.
    async fn find(&self, range: Range) -> Result<Vec<Item>, Error> {
        let mut found = self.backend.read(&[keyring::mark(), range]).await?;
        self.check(&found)?;
        Ok(found.pop().unwrap_or_default())
    }

    async fn find_one(&self, store: Store, key: Key) -> Result<Option<Vec<u8>>, Error> {
        let found = self.find(Range::One(store, key)).await?;
        Ok(found.into_iter().next().map(|item| item.value))
    }

    /// Makes one change, to the vault that was opened and no other.
    async fn change(&self, change: Change) -> Result<(), Error> {
        let mut answer = Ok(());
        let mut decide = |found: &[Vec<Item>]| {
            answer = self.check(found).map(|_| ());
            match answer {
                Ok(()) => vec![change.clone()],
                Err(_) => Vec::new(),
            }
        };
        self.backend.update(&[keyring::mark()], &mut decide).await?;
        answer
    }

    /// The second list of `found`, once the first says that this is still the same vault.
    fn check<'a>(&self, found: &'a [Vec<Item>]) -> Result<&'a [Item], Error> {
        match found {
            [mark, rest @ ..] if self.keys.fits(mark) => {
                Ok(rest.first().map(Vec::as_slice).unwrap_or_default())
            }
            _ => Err(Error::Changed),
        }
    }
}

/// The vector of a write by `me` who had seen `base`, beside these heads: higher than anything
/// that `me` is known to have written, so that its name is its own.
pub(crate) fn next(base: &Vector, me: crate::ReplicaId, heads: &[Head]) -> Vector {
    let known = heads.iter().map(|head| head.vector.get(me));
    let last = known.fold(base.get(me), u64::max);
    base.clone()
        .with(me, last.saturating_add(1).min(Vector::MAX_COUNTER))
}

fn is_empty(found: &[Vec<Item>]) -> bool {
    found.iter().all(Vec::is_empty)
}

fn record_of(key: &Key) -> Option<RecordId> {
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
