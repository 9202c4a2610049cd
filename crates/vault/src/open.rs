//! What the patient chose to be readable without unlocking: it lies in the clear.

use crate::backend::{Backend, Change, Key, Store};
use crate::{Error, Vault};

impl<B: Backend> Vault<B> {
    /// Writes something **in the clear**, to be read without unlocking.
    pub async fn put_open(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let put = Change::Put(Store::Open, Key::name(name), bytes.to_vec());
        self.disk.change(&[put]).await
    }

    /// Reads what [`Vault::put_open`] wrote under this name.
    pub async fn read_open(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        self.disk.read_open(name).await
    }

    /// The names of all that is kept in the clear, sorted.
    pub async fn list_open(&self) -> Result<Vec<String>, Error> {
        self.disk.list_open().await
    }

    /// Removes what is kept in the clear under this name.
    pub async fn erase_open(&self, name: &str) -> Result<(), Error> {
        let delete = Change::Delete(Store::Open, Key::name(name));
        self.disk.change(&[delete]).await
    }

    /// Removes everything that is kept in the clear.
    pub async fn erase_all_open(&self) -> Result<(), Error> {
        self.disk.change(&[Change::Clear(Store::Open)]).await
    }
}
