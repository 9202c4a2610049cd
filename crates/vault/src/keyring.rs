//! The keyring: all keys of an open vault, made once and opened at every start.

use crate::backend::{Change, Item};
use crate::entropy::draw;
use crate::key::{Key, KeyId, derive_name};
use crate::recovery::Code;
use crate::slot::{self, Stretch, Stretched, Wrap};
use crate::{Entropy, Error, RecordId, ReplicaId, WriteId, meta};
use std::cell::RefCell;
use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};
use zeroize::Zeroizing;

mod mend;

/// All keys of an open vault.
#[derive(Debug)]
pub(crate) struct Keyring {
    /// The key that seals rows.
    pub data: Key,
    /// Its id.
    pub data_id: KeyId,
    /// Keys under which rows may still lie.
    pub former: Vec<(KeyId, Key)>,
    /// The public key of the inbox, unless the pair is damaged.
    pub inbox: Option<[u8; 32]>,
    /// Its private key, if it opens.
    pub inbox_private: Option<Key>,
    ids: RefCell<Key>,
    device: [u8; 16],
}

/// Key id ‖ key, for each key in `former`.
const FORMER: usize = 16 + 32;

impl Keyring {
    /// The entries of a new vault; `None` never, in practice (see [`Key::seal`]).
    pub fn make(entropy: &dyn Entropy) -> Option<Vec<Change>> {
        let vault: KeyId = draw(entropy);
        let data = &Key::make(entropy);
        let device: [u8; 16] = draw(entropy);
        let ids = Key::make(entropy);
        let inbox = Key::make(entropy);
        let wrap = Wrap {
            vault,
            data,
            entropy,
        };
        let seal = |name, secret: &[u8]| meta::put_secret(name, (vault, data), entropy, secret);
        let mut changes = wrap.device();
        changes.push(meta::put_mark(vault));
        changes.extend(seal("ids", &with_device(&ids, device))?);
        changes.extend(meta::put_public(&public_of(&inbox)));
        changes.extend(seal("inbox.private", inbox.expose())?);
        Some(changes)
    }

    /// Opens the entries of a vault by its data key.
    pub fn open(entries: &[Item], data: Key) -> Result<Keyring, Error> {
        let data_id = meta::inspect(entries)?;
        let own = (data_id, &data);
        let (ids, device) = open_ids(entries, own)?;
        let inbox_private = open_inbox(entries, own);
        let inbox = inbox_private
            .as_ref()
            .map(public_of)
            .filter(|public| meta::whole_public(entries).contains(public));
        let former = open_former(entries, (data_id, &data)).unwrap_or_default();
        Ok(Keyring {
            data,
            data_id,
            former,
            inbox,
            inbox_private,
            ids: RefCell::new(ids),
            device,
        })
    }

    /// The key of this id, and the id of the vault's own where it is not known.
    pub fn find(&self, id: Option<KeyId>) -> (KeyId, &Key) {
        let former = self.former.iter().find(|(of, _)| Some(*of) == id);
        former.map_or((self.data_id, &self.data), |(id, key)| (*id, key))
    }

    /// Whether this is the id of a former key.
    pub fn is_former(&self, id: Option<KeyId>) -> bool {
        self.former.iter().any(|(of, _)| Some(*of) == id)
    }

    /// The data key, to be wrapped.
    pub fn wrap<'a>(&'a self, entropy: &'a dyn Entropy) -> Wrap<'a> {
        Wrap {
            vault: self.data_id,
            data: &self.data,
            entropy,
        }
    }

    /// The changes that keep the recovery code, to be shown again.
    pub fn keep(&self, code: &Code, entropy: &dyn Entropy) -> Result<Vec<Change>, Error> {
        let own = (self.data_id, &self.data);
        meta::put_secret("recovery", own, entropy, code.expose()).ok_or(Error::OutOfBounds)
    }

    /// What begins a new epoch beside these entries: another data key, inbox pair and recovery code.
    /// Every secret is sealed anew, and the old key goes to the former ones. Answers with the public key
    /// of the new inbox.
    ///
    /// `DamagedKeys` when there are former keys that do not open: they would be lost.
    pub fn rekey(
        &self,
        entries: &[Item],
        (vault, data): (KeyId, &Key),
        (stretch, stretched): (&Stretch, &Stretched),
        code: &Code,
        entropy: &dyn Entropy,
    ) -> Result<(Vec<Change>, [u8; 32]), Error> {
        let own = (self.data_id, &self.data);
        let mut former = Zeroizing::new(Vec::new());
        if !meta::twins(entries, "former").is_empty() {
            let known = open_former(entries, own).ok_or(Error::DamagedKeys)?;
            for (id, key) in &known {
                push_former(&mut former, *id, key);
            }
        }
        push_former(&mut former, self.data_id, &self.data);
        let wrap = Wrap {
            vault,
            data,
            entropy,
        };
        let seal = |name, secret: &[u8]| {
            let changes = meta::put_secret(name, (vault, data), entropy, secret);
            changes.ok_or(Error::OutOfBounds)
        };
        // As it is on the disk: a restored copy may have brought another since it was opened.
        let ids = meta::open_secret(entries, "ids", own)?;
        let inbox = Key::make(entropy);
        let public = public_of(&inbox);
        let mut changes = vec![meta::put_mark(vault)];
        changes.extend(meta::delete_twins(slot::DEVICE));
        // A passkey is asked for by a tap of its own: it is added anew.
        changes.push(meta::delete(slot::PASSKEY));
        changes.push(wrap.passphrase(stretch, stretched)?);
        changes.push(wrap.recovery(code)?);
        changes.extend(seal("ids", &ids)?);
        changes.extend(meta::put_public(&public));
        changes.extend(seal("inbox.private", inbox.expose())?);
        changes.extend(seal("recovery", code.expose())?);
        changes.extend(seal("former", &former)?);
        Ok((changes, public))
    }

    /// The id of what exists once, from its natural name.
    pub fn derive_record(&self, natural_name: &str) -> RecordId {
        record_named(&self.ids.borrow(), natural_name)
    }

    /// The key from which ids are derived.
    pub fn ids(&self) -> Key {
        self.ids.borrow().clone()
    }

    /// Derives ids from another key from now on.
    pub fn take_ids(&self, ids: Key) {
        *self.ids.borrow_mut() = ids;
    }

    /// The entries that keep this key for ids; `None` never, in practice (see [`Key::seal`]).
    pub fn seal_ids(&self, ids: &Key, entropy: &dyn Entropy) -> Option<Vec<Change>> {
        let secret = with_device(ids, self.device);
        meta::put_secret("ids", (self.data_id, &self.data), entropy, &secret)
    }

    /// The name under which a lane counts its writes on one of its branches of a record, of which
    /// these rows cannot be read.
    pub fn derive_replica(&self, lane: u32, branch: u32, unreadable: &[WriteId]) -> ReplicaId {
        let (lane, branch) = (lane.to_be_bytes(), branch.to_be_bytes());
        let mut parts = vec![lane.as_slice(), branch.as_slice()];
        parts.extend(unreadable.iter().map(|write| write.bytes().as_slice()));
        ReplicaId(derive_name(&self.device, "homeward replica id", &parts))
    }
}

/// The id of what exists once, in a vault with this key for ids.
pub(crate) fn record_named(ids: &Key, natural_name: &str) -> RecordId {
    let parts = [natural_name.as_bytes()];
    RecordId(derive_name(ids.expose(), "homeward record id", &parts))
}

/// What the entry `ids` seals: the key for ids, and the device's own id.
fn with_device(ids: &Key, device: [u8; 16]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([&ids.expose()[..], &device].concat())
}

pub(crate) fn open_ids(entries: &[Item], own: (KeyId, &Key)) -> Result<(Key, [u8; 16]), Error> {
    let plain = meta::open_secret(entries, "ids", own)?;
    let (ids, device) = plain.split_at_checked(32).ok_or(Error::DamagedKeys)?;
    let device = device.try_into().map_err(|_| Error::DamagedKeys)?;
    Ok((Key::from_bytes(ids).ok_or(Error::DamagedKeys)?, device))
}

pub(crate) fn open_inbox(entries: &[Item], own: (KeyId, &Key)) -> Option<Key> {
    let plain = meta::open_secret(entries, "inbox.private", own).ok()?;
    Key::from_bytes(&plain)
}

/// The former keys, `None` if there are none that can be read.
pub(crate) fn open_former(entries: &[Item], own: (KeyId, &Key)) -> Option<Vec<(KeyId, Key)>> {
    let plain = meta::open_secret(entries, "former", own).ok()?;
    if plain.len() % FORMER != 0 {
        return None;
    }
    let pairs = plain.chunks_exact(FORMER);
    pairs
        .map(|pair| {
            let (id, key) = pair.split_first_chunk()?;
            Some((*id, Key::from_bytes(key)?))
        })
        .collect()
}

/// The list is short: moving it would leave a copy of keys behind.
fn push_former(list: &mut Zeroizing<Vec<u8>>, id: KeyId, key: &Key) {
    let mut longer = Zeroizing::new(Vec::with_capacity(list.len() + FORMER));
    longer.extend_from_slice(list);
    longer.extend_from_slice(&id);
    longer.extend_from_slice(key.expose());
    *list = longer;
}

pub(crate) fn public_of(private: &Key) -> [u8; 32] {
    x25519(*private.expose(), X25519_BASEPOINT_BYTES)
}

#[cfg(test)]
mod tests;
