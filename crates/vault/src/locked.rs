//! A locked vault: what can be done without its keys, and how it is unlocked.

use crate::backend::{Backend, Change, Item, Key, Store};
use crate::disk::Disk;
use crate::key::KeyId;
use crate::slot::{self, Passkey, Stretch, Unlock};
use crate::{Entropy, Error, Vault, meta};
use std::fmt;
use std::rc::Rc;

/// A vault whose keys are wrapped, as one tab of the app.
pub struct Locked<B> {
    pub(crate) disk: Disk<B>,
    pub(crate) entropy: Rc<dyn Entropy>,
    /// As they were at opening.
    slots: Vec<Item>,
    vault: KeyId,
    lane: u32,
}

impl<B> fmt::Debug for Locked<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locked")
            .field("lane", &self.lane)
            .finish_non_exhaustive()
    }
}

impl<B: Backend> Locked<B> {
    /// Looks at the slots of a vault that [`Vault::open`] found to be locked.
    ///
    /// `Changed` when no lock is set (any more): open the vault itself. `lane` is as there.
    pub async fn open(backend: B, entropy: Rc<dyn Entropy>, lane: u32) -> Result<Self, Error> {
        let entries = backend.read(&[meta::all()]).await?.concat();
        if entries.is_empty() {
            return Err(Error::Changed);
        }
        if meta::mend_mark(&entries).is_some() {
            let mut mend = |found: &[Vec<Item>]| {
                let mark = found.first().and_then(|entries| meta::mend_mark(entries));
                mark.into_iter().collect()
            };
            backend.update(&[meta::all()], &mut mend).await?;
        }
        let vault = meta::inspect(&entries)?;
        if slot::device(&entries, vault).is_some() {
            return Err(Error::Changed);
        }
        if !slot::is_locked(&entries, vault) {
            return Err(Error::DamagedKeys);
        }
        Ok(Locked {
            disk: Disk::new(backend, vault),
            entropy,
            slots: slots_of(entries),
            vault,
            lane,
        })
    }

    /// How the passphrase is to be stretched; `None` when its slot is damaged.
    pub fn passphrase(&self) -> Option<Stretch> {
        slot::passphrase(&self.slots, self.vault)
    }

    /// What to ask the authenticator for; `None` when there is no passkey, or its slot is
    /// damaged.
    pub fn passkey(&self) -> Option<Passkey> {
        slot::passkey(&self.slots, self.vault)
    }

    /// Opens the vault. `Wrong` when this does not open its slot; `Changed` when the slots are no
    /// longer what they were: open it again.
    pub async fn unlock(&self, by: Unlock) -> Result<Vault<B>, Error>
    where
        B: Clone,
    {
        let entries = self.disk.find(meta::all()).await?;
        let data = by.open(&entries, self.vault);
        if slots_of(entries.clone()) != self.slots {
            return Err(Error::Changed);
        }
        Vault::with(
            self.disk.backend.clone(),
            self.entropy.clone(),
            self.lane,
            &entries,
            data.ok_or(Error::Wrong)?,
        )
    }

    /// Empties every store in one step: for someone who has lost every way back in.
    pub async fn erase_everything(&self) -> Result<(), Error> {
        self.disk.erase_everything().await
    }

    /// As [`Vault::probe`].
    pub async fn probe(&self) -> Result<(), Error> {
        self.disk.probe().await
    }

    /// As [`Vault::read_open`].
    pub async fn read_open(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        self.disk.read_open(name).await
    }

    /// As [`Vault::erase_open`]: what lies in the clear needs no key to be removed.
    pub async fn erase_open(&self, name: &str) -> Result<(), Error> {
        let delete = Change::Delete(Store::Open, Key::name(name));
        self.disk.change(&[delete]).await
    }

    /// As [`Vault::list_open`].
    pub async fn list_open(&self) -> Result<Vec<String>, Error> {
        self.disk.list_open().await
    }
}

fn slots_of(mut entries: Vec<Item>) -> Vec<Item> {
    entries.retain(slot::is_slot);
    entries
}
