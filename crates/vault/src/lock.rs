//! The lock of an open vault: set, changed, asked about, taken away.

use crate::backend::{Backend, Change, Item, Range, Store};
use crate::entropy::draw;
use crate::key::{Key, KeyId};
use crate::recovery::Code;
use crate::slot::{self, Passkey, Prf, Stretch, Stretched, Unlock};
use crate::{Error, Vault, meta};
use zeroize::Zeroizing;

impl<B: Backend> Vault<B> {
    /// Whether a lock was set when the vault was opened, or last changed through this handle.
    pub fn is_locked_at_rest(&self) -> bool {
        self.locked.get()
    }

    /// Whether a passkey opens it, as of the same moment.
    pub fn has_passkey(&self) -> bool {
        self.passkey.get()
    }

    /// The data key, for another part of the app on the same page: see [`Vault::open_lent`]. The caller
    /// lets it touch no storage.
    pub fn lend_key(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(*self.keys.data.expose())
    }

    /// Begins a new *epoch*, in one transaction: a new data key, a new inbox and this recovery code,
    /// which must be a new one, under a lock with this passphrase. Nothing that opened the vault before
    /// opens what is written from now on, also for somebody who has all its bytes of before. A passkey
    /// has to be added anew.
    ///
    /// Answers with the vault under that key; this handle, and every other, answers `Changed` from then
    /// on. Rows that were written before are still to be [sealed anew](Vault::reseal_some).
    ///
    /// `OutOfBounds` of a stretch that is not sound, `DamagedKeys` when former keys are there that do not
    /// open and would be lost. After `Lost`, open the vault again to see.
    pub async fn rekey(
        &self,
        stretch: &Stretch,
        stretched: &Stretched,
        code: &Code,
    ) -> Result<Vault<B>, Error>
    where
        B: Clone,
    {
        let id: KeyId = draw(&*self.entropy);
        let data = Key::make(&*self.entropy);
        let (own, phrase) = ((id, &data), (stretch, stretched));
        let mut answer = Ok(());
        let mut decide = |found: &[Vec<Item>]| {
            let [mark, entries, boxes] = found else {
                return Vec::new();
            };
            let decided = if meta::fits(mark, id) {
                Ok(Vec::new()) // a backend that lost the answer does the update again
            } else if !meta::fits(mark, self.keys.data_id) {
                Err(Error::Changed)
            } else {
                let changes = self.keys.rekey(entries, own, phrase, code, &*self.entropy);
                changes.map(|(mut changes, public)| {
                    changes.extend(self.rebox(boxes, &public));
                    changes
                })
            };
            answer = decided.as_ref().map(|_| ()).map_err(|error| *error);
            decided.unwrap_or_default()
        };
        let backend = &self.disk.backend;
        let ranges = [meta::mark(), meta::all(), Range::All(Store::Inbox)];
        backend.update(&ranges, &mut decide).await?;
        answer?;
        let entries = backend.read(&[meta::all()]).await?.concat();
        if meta::inspect(&entries)? != id {
            return Err(Error::Changed);
        }
        let (backend, entropy) = (backend.clone(), self.entropy.clone());
        Vault::with(backend, entropy, self.lane, &entries, data)
    }

    /// Wraps the data key by another passphrase. `Changed` when no lock is set, as in all that
    /// follow; `OutOfBounds` of a stretch that is not sound.
    pub async fn change_passphrase(
        &self,
        stretch: &Stretch,
        stretched: &Stretched,
    ) -> Result<(), Error> {
        let wrap = self.keys.wrap(&*self.entropy);
        self.rewrap(&[wrap.passphrase(stretch, stretched)?]).await
    }

    /// Wraps the data key by another recovery code, and keeps that to be shown.
    pub async fn change_recovery(&self, code: &Code) -> Result<(), Error> {
        let slot = self.keys.wrap(&*self.entropy).recovery(code)?;
        let mut changes = self.keys.keep(code, &*self.entropy)?;
        changes.push(slot);
        self.rewrap(&changes).await
    }

    /// Wraps the data key by a passkey, in the place of any other. `OutOfBounds` of a credential
    /// id of more than 1023 bytes.
    pub async fn set_passkey(&self, passkey: &Passkey, prf: &Prf) -> Result<(), Error> {
        let wrap = self.keys.wrap(&*self.entropy);
        self.rewrap(&[wrap.passkey(passkey, prf)?]).await?;
        self.passkey.set(true);
        Ok(())
    }

    /// Removes the passkey's slot.
    pub async fn remove_passkey(&self) -> Result<(), Error> {
        self.rewrap(&[meta::delete(slot::PASSKEY)]).await?;
        self.passkey.set(false);
        Ok(())
    }

    /// Puts the data key into the clear, and removes every other slot. Nothing changes where no
    /// lock is set.
    pub async fn remove_lock(&self) -> Result<(), Error> {
        let mut decide = |found: &[Vec<Item>]| {
            if found.first().is_some_and(|entries| self.is_open(entries)) {
                return Ok(Vec::new());
            }
            let mut changes = self.keys.wrap(&*self.entropy).device();
            changes.extend(slot::LOCKS.map(meta::delete));
            Ok(changes)
        };
        self.disk.update(&[meta::all()], &mut decide).await?;
        self.locked.set(false);
        self.passkey.set(false);
        Ok(())
    }

    /// The recovery code that was kept; `None` when there is none that opens.
    pub async fn recovery_code(&self) -> Result<Option<Code>, Error> {
        let entries = self.disk.find(meta::all()).await?;
        let own = (self.keys.data_id, &self.keys.data);
        let secret = meta::open_secret(&entries, "recovery", own).ok();
        Ok(secret.and_then(|secret| Code::from_bytes(&secret)))
    }

    /// Keeps a recovery code for a vault without a lock: for its copies. `Changed` when a lock is
    /// set, which has a code of its own.
    pub async fn keep_recovery_code(&self, code: &Code) -> Result<(), Error> {
        let changes = self.keys.keep(code, &*self.entropy)?;
        self.change_slots(true, &changes).await
    }

    /// Whether the lock opens with this passphrase.
    pub async fn verify_passphrase(&self, stretched: &Stretched) -> Result<bool, Error> {
        self.verify(Unlock::Passphrase(stretched.clone())).await
    }

    /// Whether the lock opens with this recovery code.
    pub async fn verify_recovery(&self, code: &Code) -> Result<bool, Error> {
        self.verify(Unlock::Recovery(code.clone())).await
    }

    /// How the passphrase is to be stretched; `None` when no lock is set, or its slot is damaged.
    pub async fn passphrase_stretch(&self) -> Result<Option<Stretch>, Error> {
        let entries = self.disk.find(meta::all()).await?;
        Ok(slot::passphrase(&entries, self.keys.data_id))
    }

    async fn verify(&self, by: Unlock) -> Result<bool, Error> {
        let entries = self.disk.find(meta::all()).await?;
        let data = by.open(&entries, self.keys.data_id);
        Ok(data.is_some_and(|data| data.expose() == self.keys.data.expose()))
    }

    async fn rewrap(&self, changes: &[Change]) -> Result<(), Error> {
        self.change_slots(false, changes).await
    }

    /// Makes these changes, if the data key lies in the clear just as `in_the_clear` says.
    async fn change_slots(&self, in_the_clear: bool, changes: &[Change]) -> Result<(), Error> {
        let mut decide = |found: &[Vec<Item>]| {
            let is_open = found.first().is_some_and(|entries| self.is_open(entries));
            match is_open == in_the_clear {
                true => Ok(changes.to_vec()),
                false => Err(Error::Changed),
            }
        };
        self.disk.update(&[meta::all()], &mut decide).await
    }

    /// Whether the data key lies in the clear among these entries.
    fn is_open(&self, entries: &[Item]) -> bool {
        slot::device(entries, self.keys.data_id).is_some()
    }
}
