//! The keyring: the entries of `meta`, made once and opened at every start.
//!
//! The bytes are told in `docs/vault-format.md`.

use crate::backend::{Change, Item, Range, Store};
use crate::entropy::draw;
use crate::key::{Key, KeyId, derive_name};
use crate::{Entropy, Error, RecordId, ReplicaId, WriteId, backend};
use std::cell::RefCell;
use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};
use zeroize::Zeroizing;

const FORMAT: u8 = 1;
const MARK: &[u8; 7] = b"HMWDVLT";
const SLOT: &[u8; 7] = b"HMWDSLT";
const SECRET: &[u8; 7] = b"HMWDMET";

const SLOT_PREFIX: &str = "slot.";
const DEVICE_SLOT: &str = "slot.device";

/// The range of the entry that says whose vault this is: read with every transaction.
pub(crate) fn mark() -> Range {
    Range::One(Store::Meta, backend::Key::name("vault"))
}

/// All keys of an open vault.
#[derive(Debug)]
pub(crate) struct Keyring {
    /// The key that seals rows.
    pub data: Key,
    /// Its id.
    pub data_id: KeyId,
    /// The public key of the inbox, unless the pair is damaged.
    pub inbox: Option<[u8; 32]>,
    ids: RefCell<Key>,
    device: [u8; 16],
}

impl Keyring {
    /// The entries of a new vault; `None` never, in practice (see [`Key::seal`]).
    pub fn make(entropy: &dyn Entropy) -> Option<Vec<Change>> {
        let data_id: KeyId = draw(entropy);
        let data = Key::make(entropy);
        let device: [u8; 16] = draw(entropy);
        let ids = Key::make(entropy);
        let inbox = Key::make(entropy);
        let slot = Zeroizing::new([&tag(SLOT, data_id)[..], data.expose()].concat());
        let seal = |name: &str, secret: &Key| {
            let plain = Zeroizing::new(secret.expose().to_vec());
            data.seal(entropy, &tag(SECRET, data_id), name.as_bytes(), plain)
        };
        let entries = [
            ("vault", tag(MARK, data_id).to_vec()),
            (DEVICE_SLOT, slot.to_vec()),
            ("replica", device.to_vec()),
            ("ids", seal("ids", &ids)?),
            ("inbox.public", public_of(&inbox).to_vec()),
            ("inbox.private", seal("inbox.private", &inbox)?),
        ];
        let put = |(name, value)| Change::Put(Store::Meta, backend::Key::name(name), value);
        Some(entries.into_iter().map(put).collect())
    }

    /// Opens the entries of a vault.
    pub fn open(entries: &[Item]) -> Result<Keyring, Error> {
        let data_id = untag(MARK, find(entries, "vault")?)?;
        if entries.iter().any(is_foreign_slot) {
            return Err(Error::NewerVault);
        }
        let slot = find(entries, DEVICE_SLOT)?;
        let in_slot = untag(SLOT, slot)?;
        let data = Key::from_bytes(&slot[24..]).ok_or(Error::DamagedKeys)?;
        if in_slot != data_id || slot.len() != 56 {
            return Err(Error::DamagedKeys);
        }
        let secret = |name: &str| -> Result<Key, Error> {
            let (bound, sealed) = find(entries, name)?
                .split_at_checked(24)
                .ok_or(Error::DamagedKeys)?;
            if untag(SECRET, bound)? != data_id {
                return Err(Error::DamagedKeys);
            }
            data.open(bound, name.as_bytes(), sealed)
                .and_then(|plain| Key::from_bytes(&plain))
                .ok_or(Error::DamagedKeys)
        };
        let device = find(entries, "replica")?
            .try_into()
            .map_err(|_| Error::DamagedKeys)?;
        let ids = secret("ids")?;
        let inbox = secret("inbox.private")
            .ok()
            .map(|private| public_of(&private))
            .filter(|public| find(entries, "inbox.public") == Ok(public.as_slice()));
        Ok(Keyring {
            data,
            data_id,
            inbox,
            ids: RefCell::new(ids),
            device,
        })
    }

    /// Whether what [`mark`] found is the vault that these keys belong to.
    pub fn fits(&self, found: &[Item]) -> bool {
        matches!(found, [item] if item.value == tag(MARK, self.data_id))
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

    /// The entry that keeps this key for ids; `None` never, in practice (see [`Key::seal`]).
    pub fn seal_ids(&self, ids: &Key, entropy: &dyn Entropy) -> Option<Change> {
        let plain = Zeroizing::new(ids.expose().to_vec());
        let bound = tag(SECRET, self.data_id);
        let sealed = self.data.seal(entropy, &bound, b"ids", plain)?;
        Some(Change::Put(Store::Meta, backend::Key::name("ids"), sealed))
    }

    /// The name under which a lane writes a record of which these rows cannot be read.
    pub fn derive_replica(&self, lane: u32, unreadable: &[WriteId]) -> ReplicaId {
        let lane = lane.to_be_bytes();
        let mut parts = vec![lane.as_slice()];
        parts.extend(unreadable.iter().map(|write| write.bytes().as_slice()));
        ReplicaId(derive_name(&self.device, "homeward replica id", &parts))
    }
}

/// The id of what exists once, in a vault with this key for ids.
pub(crate) fn record_named(ids: &Key, natural_name: &str) -> RecordId {
    let parts = [natural_name.as_bytes()];
    RecordId(derive_name(ids.expose(), "homeward record id", &parts))
}

fn public_of(private: &Key) -> [u8; 32] {
    x25519(*private.expose(), X25519_BASEPOINT_BYTES)
}

fn find<'a>(entries: &'a [Item], name: &str) -> Result<&'a [u8], Error> {
    entries
        .iter()
        .find(|item| matches!(&item.key, backend::Key::Name(of) if of == name))
        .map(|item| item.value.as_slice())
        .ok_or(Error::DamagedKeys)
}

fn is_foreign_slot(item: &Item) -> bool {
    matches!(&item.key, backend::Key::Name(name)
        if name.starts_with(SLOT_PREFIX) && name != DEVICE_SLOT)
}

/// Magic ‖ format ‖ key id.
fn tag(magic: &[u8; 7], key: KeyId) -> [u8; 24] {
    let mut bytes = [0; 24];
    bytes[..7].copy_from_slice(magic);
    bytes[7] = FORMAT;
    bytes[8..].copy_from_slice(&key);
    bytes
}

/// The key id of an entry that begins with [`tag`].
fn untag(magic: &[u8; 7], entry: &[u8]) -> Result<KeyId, Error> {
    let (format, rest) = entry
        .strip_prefix(magic)
        .and_then(|rest| rest.split_first())
        .ok_or(Error::DamagedKeys)?;
    if *format > FORMAT {
        return Err(Error::NewerVault);
    }
    if *format != FORMAT {
        return Err(Error::DamagedKeys);
    }
    rest.first_chunk().copied().ok_or(Error::DamagedKeys)
}

#[cfg(test)]
mod tests;
