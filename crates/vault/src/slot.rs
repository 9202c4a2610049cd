//! Key slots: the data key, in the clear or wrapped by what the patient knows or has.
//!
//! The bytes are told in `docs/vault-format.md`.

use crate::backend::{self, Change, Item};
use crate::key::{Key, KeyId, NONCE, TAG, derive_key};
use crate::meta::{TAGGED, count_open, find, put, put_twins, tag, twins, untag};
use crate::recovery::Code;
use crate::{Entropy, Error};
use std::fmt;
use zeroize::Zeroizing;

pub(crate) const MAGIC: &[u8; 7] = b"HMWDSLT";
const PREFIX: &str = "slot.";
/// Nonce, data key, tag.
const WRAPPED: usize = NONCE + 32 + TAG;

/// The slots that have to be unlocked, by the names of their entries in `meta`.
pub(crate) const LOCKS: [&str; 3] = [PASSPHRASE, RECOVERY, PASSKEY];
pub(crate) const DEVICE: &str = "slot.device";
const PASSPHRASE: &str = "slot.passphrase";
pub(crate) const RECOVERY: &str = "slot.recovery";
pub(crate) const PASSKEY: &str = "slot.passkey";

/// How a passphrase becomes a key: the arguments of Argon2id, version 1.3, with 32 bytes as its
/// answer. The passphrase goes in as UTF-8, normalised to NFKC and without white space at both
/// ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Random, and no secret.
    pub salt: [u8; 16],
    /// Memory in KiB: 19,456 to 1,048,576.
    pub memory_kib: u32,
    /// Passes over the memory: 2 to 16.
    pub passes: u32,
    /// Lanes: 1.
    pub lanes: u32,
}

impl Stretch {
    /// The usual one: 64 MiB, three passes.
    pub fn usual(salt: [u8; 16]) -> Stretch {
        Stretch {
            salt,
            memory_kib: 65_536,
            passes: 3,
            lanes: 1,
        }
    }

    /// For a phone that is slower: 32 MiB, three passes.
    pub fn middle(salt: [u8; 16]) -> Stretch {
        Stretch {
            memory_kib: 32_768,
            ..Stretch::usual(salt)
        }
    }

    /// The weakest that is allowed: 19 MiB, two passes.
    pub fn least(salt: [u8; 16]) -> Stretch {
        Stretch {
            memory_kib: 19_456,
            passes: 2,
            ..Stretch::usual(salt)
        }
    }

    /// Whether it is neither too weak nor more than any phone should be asked for.
    pub fn is_sound(&self) -> bool {
        matches!(self.memory_kib, 19_456..=1_048_576)
            && matches!(self.passes, 2..=16)
            && self.lanes == 1
    }
}

/// What Argon2id made of a passphrase: 32 bytes, wiped when dropped.
#[derive(Clone)]
pub struct Stretched(Key);

impl Stretched {
    /// Of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Key::new(bytes))
    }

    /// The key that it is.
    pub(crate) fn key(&self) -> &Key {
        &self.0
    }
}

impl fmt::Debug for Stretched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stretched(redacted)")
    }
}

/// What to ask an authenticator for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// The input of its PRF: random, and no secret.
    pub salt: [u8; 32],
    /// The credential's id, at most 1023 bytes.
    pub credential: Vec<u8>,
}

/// What an authenticator's PRF gave for the slot's salt: 32 bytes, wiped when dropped.
#[derive(Clone)]
pub struct Prf(Key);

impl Prf {
    /// Of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Key::new(bytes))
    }

    fn wrapping(&self) -> Key {
        derive_key(self.0.expose(), "homeward passkey slot", &[])
    }
}

impl fmt::Debug for Prf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Prf(redacted)")
    }
}

/// What a lock is opened by.
#[derive(Clone, Debug)]
pub enum Unlock {
    /// The passphrase, stretched as the slot's [`Stretch`] says.
    Passphrase(Stretched),
    /// The recovery code.
    Recovery(Code),
    /// What the passkey gave for the slot's salt.
    Passkey(Prf),
}

impl Unlock {
    /// The data key, if this opens its slot among the entries of the vault with this data key.
    pub(crate) fn open(&self, entries: &[Item], vault: KeyId) -> Option<Key> {
        let (name, middle, wrapping) = match self {
            Unlock::Passphrase(stretched) => {
                passphrase(entries, vault)?;
                (PASSPHRASE, 28, stretched.0.clone())
            }
            Unlock::Recovery(code) => (RECOVERY, 0, code.wrapping()),
            Unlock::Passkey(prf) => {
                let passkey = passkey(entries, vault)?;
                (PASSKEY, 34 + passkey.credential.len(), prf.wrapping())
            }
        };
        let (bound, wrapped) = tagged(entries, name, vault)?.split_at_checked(TAGGED + middle)?;
        let plain = wrapping.open(bound, name.as_bytes(), wrapped)?;
        Key::from_bytes(&plain)
    }
}

/// The data key in the clear, where no lock is set: that of the two which opens the vault's secrets.
pub(crate) fn device(entries: &[Item], vault: KeyId) -> Option<Key> {
    let mut devices = devices(entries, vault).into_iter();
    devices.find(|key| count_open(entries, "ids", (vault, key)) > 0)
}

/// Whatever lies in the clear in the place of the data key.
pub(crate) fn devices(entries: &[Item], vault: KeyId) -> Vec<Key> {
    let key = |(_, slot): (String, &[u8])| match untag(MAGIC, slot) == Ok(vault) {
        true => Key::from_bytes(&slot[TAGGED..]),
        false => None,
    };
    twins(entries, DEVICE).into_iter().filter_map(key).collect()
}

/// How the passphrase is stretched, if its slot is sound.
pub(crate) fn passphrase(entries: &[Item], vault: KeyId) -> Option<Stretch> {
    let slot = tagged(entries, PASSPHRASE, vault)?;
    if slot.len() != TAGGED + 28 + WRAPPED {
        return None;
    }
    let number = |at: usize| {
        let bytes = slot.get(at..).and_then(<[u8]>::first_chunk);
        bytes.map(|bytes| u32::from_be_bytes(*bytes))
    };
    let stretch = Stretch {
        salt: *slot[TAGGED..].first_chunk()?,
        memory_kib: number(40)?,
        passes: number(44)?,
        lanes: number(48)?,
    };
    stretch.is_sound().then_some(stretch)
}

/// What to ask the authenticator for, if the slot is sound.
pub(crate) fn passkey(entries: &[Item], vault: KeyId) -> Option<Passkey> {
    let rest = &tagged(entries, PASSKEY, vault)?[TAGGED..];
    let (salt, rest) = rest.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let length = usize::from(u16::from_be_bytes(*length));
    let credential = rest.get(..length)?.to_vec();
    let fits = length <= MOST_CREDENTIAL && rest.len() == length + WRAPPED;
    fits.then_some(Passkey {
        salt: *salt,
        credential,
    })
}

const MOST_CREDENTIAL: usize = 1023;

/// Whether there is a sound slot that has to be unlocked.
pub(crate) fn is_locked(entries: &[Item], vault: KeyId) -> bool {
    let recovery = tagged(entries, RECOVERY, vault);
    passphrase(entries, vault).is_some()
        || recovery.is_some_and(|slot| slot.len() == TAGGED + WRAPPED)
        || passkey(entries, vault).is_some()
}

/// Whether any slot, of whatever kind, names this data key.
pub(crate) fn is_any(entries: &[Item], vault: KeyId) -> bool {
    let mut slots = entries.iter().filter(|item| is_slot(item));
    slots.any(|slot| untag(MAGIC, &slot.value) == Ok(vault))
}

/// Whether an entry of `meta` is a slot of any kind.
pub(crate) fn is_slot(item: &Item) -> bool {
    matches!(&item.key, backend::Key::Name(name) if name.starts_with(PREFIX))
}

/// Which data key is wrapped, and what wraps it.
pub(crate) struct Wrap<'a> {
    pub vault: KeyId,
    pub data: &'a Key,
    pub entropy: &'a dyn Entropy,
}

impl Wrap<'_> {
    /// The data key in the clear, twice.
    pub fn device(&self) -> Vec<Change> {
        let slot = [&tag(MAGIC, self.vault)[..], self.data.expose()].concat();
        put_twins(DEVICE, &Zeroizing::new(slot))
    }

    /// `OutOfBounds` of a stretch that is not sound.
    pub fn passphrase(&self, stretch: &Stretch, stretched: &Stretched) -> Result<Change, Error> {
        if !stretch.is_sound() {
            return Err(Error::OutOfBounds);
        }
        let mut middle = stretch.salt.to_vec();
        for number in [stretch.memory_kib, stretch.passes, stretch.lanes] {
            middle.extend(number.to_be_bytes());
        }
        self.wrap(PASSPHRASE, &middle, &stretched.0)
    }

    pub fn recovery(&self, code: &Code) -> Result<Change, Error> {
        self.wrap(RECOVERY, &[], &code.wrapping())
    }

    /// `OutOfBounds` of a credential id of more than 1023 bytes.
    pub fn passkey(&self, passkey: &Passkey, prf: &Prf) -> Result<Change, Error> {
        let length = u16::try_from(passkey.credential.len()).map_err(|_| Error::OutOfBounds)?;
        if usize::from(length) > MOST_CREDENTIAL {
            return Err(Error::OutOfBounds);
        }
        let middle = [
            &passkey.salt[..],
            &length.to_be_bytes(),
            &passkey.credential,
        ];
        self.wrap(PASSKEY, &middle.concat(), &prf.wrapping())
    }

    fn wrap(&self, name: &str, middle: &[u8], wrapping: &Key) -> Result<Change, Error> {
        let bound = [&tag(MAGIC, self.vault)[..], middle].concat();
        let plain = Zeroizing::new(self.data.expose().to_vec());
        let slot = wrapping.seal(self.entropy, &bound, name.as_bytes(), plain);
        Ok(put(name, slot.ok_or(Error::OutOfBounds)?))
    }
}

/// The slot of this name, if it names the vault's data key.
fn tagged<'a>(entries: &'a [Item], name: &str, vault: KeyId) -> Option<&'a [u8]> {
    let slot = find(entries, name).ok()?;
    (untag(MAGIC, slot) == Ok(vault)).then_some(slot)
}

#[cfg(test)]
mod tests;
