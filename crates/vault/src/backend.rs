//! What the vault asks of the place where bytes are kept.
//!
//! A backend has six stores and knows nothing of what is in them. It must be *atomic*: the
//! changes of one [`Backend::update`] are all there afterwards, or none is. And it must be
//! *honest*: it answers `Ok` only after the changes are durable.

use crate::{RecordId, WriteId};
use std::fmt;
use std::rc::Rc;

/// The six stores. Their names and number never change; what is inside is versioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Store {
    /// Key slots, replica id, inbox keys, by [`Key::Name`].
    Meta,
    /// One sealed row per live write, by [`Key::Record`].
    Records,
    /// Sealed chunks of attachments, by [`Key::Chunk`].
    Chunks,
    /// Sealed lists that can be rebuilt, by [`Key::Shelf`].
    Shelves,
    /// Sealed boxes written while locked, by [`Key::Number`].
    Inbox,
    /// What the patient chose to be readable without unlocking, by [`Key::Name`].
    Open,
}

impl Store {
    /// Every store, in the order of the enum.
    pub const ALL: [Store; 6] = [
        Store::Meta,
        Store::Records,
        Store::Chunks,
        Store::Shelves,
        Store::Inbox,
        Store::Open,
    ];

    /// The store's name on disk.
    pub fn name(self) -> &'static str {
        match self {
            Store::Meta => "meta",
            Store::Records => "records",
            Store::Chunks => "chunks",
            Store::Shelves => "shelves",
            Store::Inbox => "inbox",
            Store::Open => "open",
        }
    }
}

/// The key of one item. On disk in IndexedDB: see each variant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A number (an exact integer below 2^53).
    Number(u64),
    /// A string.
    Name(String),
    /// An array of two binary keys of 16 bytes: record id, write id.
    Record(RecordId, WriteId),
    /// An array of a binary key of 16 bytes and a number: attachment id, chunk number.
    Chunk([u8; 16], u32),
    /// An array of two strings: kind, month.
    Shelf(String, String),
}

impl Key {
    /// A key that is a name.
    pub fn name(name: &str) -> Key {
        Key::Name(name.to_owned())
    }
}

/// Which items to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Range {
    /// Every item of a store.
    All(Store),
    /// The item with this key, or none.
    One(Store, Key),
    /// Every write of one record in [`Store::Records`]: in IndexedDB the keys from `[id]` to
    /// `[id, []]`, since arrays sort after binary keys.
    OfRecord(RecordId),
    /// So many items of a store at most, in the order of their keys, from the first after this
    /// key, or from the very first: in IndexedDB an open lower bound, with a count.
    After(Store, Option<Key>, u32),
    /// The keys of the chunks of one attachment, or of all, **without their bytes**: the values
    /// are empty. In IndexedDB the range is as for a record's writes.
    ChunkKeys(Option<[u8; 16]>),
}

impl Range {
    /// The store that the range lies in.
    pub fn store(&self) -> Store {
        match self {
            Range::All(store) | Range::One(store, _) | Range::After(store, ..) => *store,
            Range::OfRecord(_) => Store::Records,
            Range::ChunkKeys(_) => Store::Chunks,
        }
    }

    /// How many items it has at the very most.
    pub fn limit(&self) -> u32 {
        match self {
            Range::After(_, _, limit) => *limit,
            _ => u32::MAX,
        }
    }

    /// Whether an item of the range's store with this key lies in the range, its limit aside.
    pub fn contains(&self, key: &Key) -> bool {
        match self {
            Range::All(_) => true,
            Range::One(_, one) => one == key,
            Range::OfRecord(record) => matches!(key, Key::Record(of, _) if of == record),
            Range::After(_, after, _) => after.as_ref().is_none_or(|after| key > after),
            Range::ChunkKeys(None) => true,
            Range::ChunkKeys(Some(id)) => matches!(key, Key::Chunk(of, _) if of == id),
        }
    }
}

/// One item as it was read.
#[derive(Clone, PartialEq, Eq)]
pub struct Item {
    /// Its key within the store of the range.
    pub key: Key,
    /// Its bytes, in IndexedDB a `Uint8Array`.
    pub value: Vec<u8>,
}

impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Item({:?}, {} bytes)", self.key, self.value.len())
    }
}

/// One change of an [`Backend::update`].
#[derive(Clone, PartialEq, Eq)]
pub enum Change {
    /// Adds or replaces the item with this key.
    Put(Store, Key, Vec<u8>),
    /// Removes the item with this key, if it is there.
    Delete(Store, Key),
    /// Removes every item of the store.
    Clear(Store),
}

impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::Put(store, key, value) => {
                write!(f, "Put({store:?}, {key:?}, {} bytes)", value.len())
            }
            Change::Delete(store, key) => write!(f, "Delete({store:?}, {key:?})"),
            Change::Clear(store) => write!(f, "Clear({store:?})"),
        }
    }
}

/// Why a backend could not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackendError {
    /// There is no room left: nothing was written; it may work once there is room.
    Full,
    /// The browser offers no storage here, or refuses it.
    Blocked,
    /// The connection was lost and could not be had again. It is not known whether the changes
    /// were applied.
    Lost,
    /// Another tab needs a newer shape of the stores: this one must reload.
    VersionChange,
    /// What is kept has a shape of a newer app: update.
    Newer,
    /// Anything else, in fixed words of ours: never the browser's, which may quote a value.
    Refused(&'static str),
}

impl fmt::Display for BackendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BackendError::Full => "storage is full",
            BackendError::Blocked => "storage is not available",
            BackendError::Lost => "the connection to storage was lost",
            BackendError::Newer => "storage has a newer shape",
            BackendError::VersionChange => "storage is in use by a newer version",
            BackendError::Refused(why) => why,
        })
    }
}

impl std::error::Error for BackendError {}

/// What [`Backend::update`] calls to learn the changes: given one list per range, in the
/// order of the ranges. No changes means that nothing is to be written, and is not an error.
pub type Decide<'a> = dyn FnMut(&[Vec<Item>]) -> Vec<Change> + 'a;

/// A place where bytes are kept, used from one thread.
#[allow(async_fn_in_trait)]
pub trait Backend {
    /// Reads in **one** read-only transaction. The answer has one list per range, in the order
    /// of the ranges, each sorted by key.
    async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, BackendError>;

    /// Reads, decides and writes in **one** read-write transaction over all stores, with strict
    /// durability: reads `ranges` (as [`Backend::read`] does), calls `decide` once with what it
    /// found, without awaiting anything in between, applies the changes in their order, commits,
    /// and answers `Ok` only after the transaction is complete. On an error nothing is applied,
    /// except that after [`BackendError::Lost`] it is unknown.
    ///
    /// A backend that loses its connection may reopen and do all of this again: `decide` then
    /// sees what is there by that time, and knows its own changes if they had been applied.
    async fn update(&self, ranges: &[Range], decide: &mut Decide<'_>) -> Result<(), BackendError>;
}

impl<B: Backend + ?Sized> Backend for Rc<B> {
    async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, BackendError> {
        (**self).read(ranges).await
    }

    async fn update(&self, ranges: &[Range], decide: &mut Decide<'_>) -> Result<(), BackendError> {
        (**self).update(ranges, decide).await
    }
}
