//! The vault: records put, read and erased, whatever happens below.

use crate::backend::{Backend, Key};
use crate::{BackendError, Entropy, Error, Record, RecordId, Vector};
use std::rc::Rc;

/// Everything that a [`Vault::load`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The records that opened, sorted by id; erased ones too.
    pub records: Vec<Record>,
    /// Rows that did not open, and stay where they are.
    pub damaged: Vec<Damaged>,
}

/// A row that did not open. It is never changed or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Its key in `records`.
    pub key: Key,
    /// Why it did not open.
    pub reason: Reason,
}

/// Why a row did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Its bytes are not what was written.
    Damaged,
    /// A newer version of the app wrote it.
    NewerFormat,
}

/// An open vault, as one tab of the app.
pub struct Vault<B> {
    backend: B,
    entropy: Rc<dyn Entropy>,
}

const SOON: Error = Error::Storage(BackendError::Refused("not wired yet"));

impl<B: Backend> Vault<B> {
    /// Opens the vault, and makes a new one where there is none.
    ///
    /// `lane` says which of the tabs that are open at the same time this is (0, 1, 2…): no two
    /// may have the same at the same time.
    pub async fn open(backend: B, entropy: Rc<dyn Entropy>, lane: u32) -> Result<Self, Error> {
        let _ = lane;
        Ok(Vault { backend, entropy })
    }

    /// Reads and opens every record.
    pub async fn load(&self) -> Result<Loaded, Error> {
        let _ = &self.backend;
        Err(SOON)
    }

    /// Reads and opens one record; `None` if there is no readable write of it.
    pub async fn read(&self, _id: RecordId) -> Result<Option<Record>, Error> {
        Err(SOON)
    }

    /// Saves a new write of a record, and answers with the record as it now is on disk.
    ///
    /// `base` is what the writer had seen ([`Record::vector`], empty for a new record): heads
    /// that it does not cover stay beside the new one. `body` is JSON text, kept as it is.
    /// `written_at` is in milliseconds since 1970.
    pub async fn put(
        &self,
        _id: RecordId,
        _base: &Vector,
        _kind: &str,
        _schema: u32,
        _body: &str,
        _written_at: i64,
    ) -> Result<Record, Error> {
        Err(SOON)
    }

    /// Erases what the writer had seen of a record: nothing of it stays but a head that says so.
    pub async fn erase(
        &self,
        _id: RecordId,
        _base: &Vector,
        _kind: &str,
        _written_at: i64,
    ) -> Result<Record, Error> {
        Err(SOON)
    }

    /// Empties every store in one step. The vault is of no use afterwards.
    pub async fn erase_everything(&self) -> Result<(), Error> {
        Err(SOON)
    }

    /// Asks for something small, to learn whether storage still answers and the vault is still
    /// the one that was opened.
    pub async fn probe(&self) -> Result<(), Error> {
        Err(SOON)
    }

    /// The bytes of a row as they are on disk, to hand out when it does not open.
    pub async fn raw(&self, _key: &Key) -> Result<Option<Vec<u8>>, Error> {
        Err(SOON)
    }

    /// A new random id.
    pub fn make_id(&self) -> RecordId {
        RecordId(crate::entropy::draw(&*self.entropy))
    }

    /// The id of what exists once, from its natural name: the same on every device that shares
    /// this vault's keys, and telling nothing to anybody else.
    pub fn derive_id(&self, _natural_name: &str) -> RecordId {
        self.make_id()
    }

    /// Writes something **in the clear**, to be read without unlocking.
    pub async fn put_open(&self, _name: &str, _bytes: &[u8]) -> Result<(), Error> {
        Err(SOON)
    }

    /// Reads what [`Vault::put_open`] wrote under this name.
    pub async fn read_open(&self, _name: &str) -> Result<Option<Vec<u8>>, Error> {
        Err(SOON)
    }

    /// The names of all that is kept in the clear, sorted.
    pub async fn list_open(&self) -> Result<Vec<String>, Error> {
        Err(SOON)
    }

    /// Removes what is kept in the clear under this name.
    pub async fn erase_open(&self, _name: &str) -> Result<(), Error> {
        Err(SOON)
    }

    /// Removes everything that is kept in the clear.
    pub async fn erase_all_open(&self) -> Result<(), Error> {
        Err(SOON)
    }
}
