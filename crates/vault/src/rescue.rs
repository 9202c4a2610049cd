//! Rescue: what can still be read where a vault does not open, and how it is set aside.
//!
//! Nothing here writes to what is read. A tag that is damaged is put right in memory: every entry and
//! row says whose it is, and whichever of their answers opens something is the true one.

use crate::backend::{Backend, BackendError, Change, Item, Key, Range, Store};
use crate::copy::Ids;
use crate::key::{self, KeyId};
use crate::keyring::{open_former, open_ids, open_inbox, public_of};
use crate::row::{self, Header};
use crate::vault::{next_rows, record_of};
use crate::{Error, Head, RecordId, ReplicaId, Stretch, Unlock, Vector, Walk, WriteId};
use crate::{inbox, meta, slot};
use std::cell::RefCell;
use std::fmt;

mod aside;

pub use aside::{is_free, is_there, set_aside};

/// How many rows are tried to learn whether a key is the vault's.
const SAMPLE: u32 = 64;

/// A vault that may be damaged, as far as it can be read.
pub struct Rescue<B> {
    backend: B,
    entries: Vec<Item>,
    /// Some rows, to try keys on.
    sample: Vec<Item>,
    keys: RefCell<Vec<(KeyId, key::Key)>>,
}

impl<B> fmt::Debug for Rescue<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rescue")
            .field("is_open", &!self.keys.borrow().is_empty())
            .finish_non_exhaustive()
    }
}

/// What one step found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rescued {
    /// Live writes, with their records.
    pub heads: Vec<(RecordId, Head)>,
    /// How many rows did not open.
    pub shut: usize,
}

impl<B: Backend> Rescue<B> {
    /// Looks at what is there. It is open at once where the data key lies in the clear.
    pub async fn look(backend: B) -> Result<Self, Error> {
        let sample = Range::After(Store::Records, None, SAMPLE);
        let mut found = backend.read(&[meta::all(), sample]).await?.into_iter();
        let (entries, sample) = (found.next(), found.next());
        let rescue = Rescue {
            backend,
            entries: entries.unwrap_or_default(),
            sample: sample.unwrap_or_default(),
            keys: RefCell::default(),
        };
        let _ = rescue.try_all(slot::devices);
        Ok(rescue)
    }

    /// Whether a key was found that opens something.
    pub fn is_open(&self) -> bool {
        !self.keys.borrow().is_empty()
    }

    /// How a passphrase would have to be stretched; `None` where none can open it.
    pub fn passphrase(&self) -> Option<Stretch> {
        let mut ids = self.ids_named().into_iter();
        ids.find_map(|id| slot::passphrase(&self.as_of(id), id))
    }

    /// Whether a recovery code may open it.
    pub fn has_recovery(&self) -> bool {
        meta::find(&self.entries, slot::RECOVERY).is_ok()
    }

    /// Tries the passphrase or the code, and answers whether that opens something.
    pub fn unlock(&self, by: &Unlock) -> bool {
        self.try_all(|entries, id| by.open(entries, id).into_iter().collect())
    }

    /// The key from which its ids were derived, if that opens.
    pub fn ids(&self) -> Option<Ids> {
        let opened = self.own(|entries, own| open_ids(entries, own).ok());
        opened.map(|(ids, _)| Ids(ids))
    }

    /// Opens the next rows; `None` once there are no more.
    pub async fn load_some(&self, walk: &mut Walk) -> Result<Option<Rescued>, Error> {
        let read = async |range| Ok(self.backend.read(&[range]).await?.concat());
        let Some(rows) = next_rows(read, walk).await? else {
            return Ok(None);
        };
        let mut rescued = Rescued::default();
        for row in &rows {
            match (record_of(&row.key), self.open_row(row)) {
                (Some(record), Some(head)) => rescued.heads.push((record, head)),
                _ => rescued.shut += 1,
            }
        }
        Ok(Some(rescued))
    }

    /// The notes that were written while locked, each as the record that it would become: the same at
    /// each reading.
    pub async fn notes(&self) -> Result<Rescued, Error> {
        let private = self.own(open_inbox);
        let pair = private.map(|private| (public_of(&private), private));
        let mut rescued = Rescued::default();
        for item in self
            .backend
            .read(&[Range::All(Store::Inbox)])
            .await?
            .concat()
        {
            let pair = pair.as_ref();
            let note = pair.and_then(|(public, private)| inbox::open_note(&item, public, private));
            let Some(note) = note else {
                rescued.shut += 1;
                continue;
            };
            let [record, write] = note.names();
            let head = Head {
                written_at: note.written_at,
                write: WriteId(write),
                vector: Vector::new().with(ReplicaId(write), 1),
                kind: note.kind,
                schema: note.schema,
                erased: false,
                body: note.body,
            };
            rescued.heads.push((RecordId(record), head));
        }
        Ok(rescued)
    }

    /// Every id that anything here gives the data key, without repetition.
    fn ids_named(&self) -> Vec<KeyId> {
        let of_entry = |item: &Item| Some(*item.value.get(8..)?.first_chunk()?);
        let of_entries = self.entries.iter().filter_map(of_entry);
        let of_rows = self.sample.iter().filter_map(|row| row::key_of(&row.value));
        let mut ids: Vec<KeyId> = of_entries.chain(of_rows).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The entries, with the tag of each put right for this data key.
    fn as_of(&self, id: KeyId) -> Vec<Item> {
        let mut entries = self.entries.clone();
        for entry in &mut entries {
            meta::put_tag_right(entry, id);
        }
        entries
    }

    /// Takes over the keys that this gives and that open something; answers whether there are any.
    fn try_all(&self, give: impl Fn(&[Item], KeyId) -> Vec<key::Key>) -> bool {
        for id in self.ids_named() {
            let entries = self.as_of(id);
            for data in give(&entries, id) {
                if self.opens_something(&entries, (id, &data)) {
                    let mut keys = open_former(&entries, (id, &data)).unwrap_or_default();
                    keys.insert(0, (id, data));
                    self.keys.replace(keys);
                    return true;
                }
            }
        }
        false
    }

    fn opens_something(&self, entries: &[Item], own: (KeyId, &key::Key)) -> bool {
        let opens = |name| meta::count_open(entries, name, own) > 0;
        let keys = [(own.0, own.1.clone())];
        ["ids", "inbox.private", "recovery", "former"]
            .into_iter()
            .any(opens)
            || self.sample.iter().any(|row| open(&keys, row).is_some())
    }

    /// What the vault's own key opens among its entries.
    fn own<T>(&self, open: impl Fn(&[Item], (KeyId, &key::Key)) -> Option<T>) -> Option<T> {
        let keys = self.keys.borrow();
        let (id, data) = keys.first()?;
        open(&self.as_of(*id), (*id, data))
    }

    fn open_row(&self, item: &Item) -> Option<Head> {
        open(&self.keys.borrow(), item)
    }
}

/// Opens a row by whichever of the keys it names.
fn open(keys: &[(KeyId, key::Key)], item: &Item) -> Option<Head> {
    let Key::Record(record, write) = item.key else {
        return None;
    };
    let named = row::key_of(&item.value)?;
    let (id, key) = keys.iter().find(|(id, _)| *id == named)?;
    let header = Header {
        key: *id,
        record,
        write,
    };
    row::open(key, &header, &item.value).ok()
}

#[cfg(test)]
mod tests;
