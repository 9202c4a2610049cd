//! The entries of `meta`: how they are named, tagged and sealed.
//!
//! The bytes are told in `docs/vault-format.md`.

use crate::backend::{self, Change, Item, Range, Store};
use crate::key::{Key, KeyId};
use crate::{Entropy, Error, slot};
use zeroize::Zeroizing;

const FORMAT: u8 = 1;
const MARK: &[u8; 7] = b"HMWDVLT";
const SECRET: &[u8; 7] = b"HMWDMET";

/// The bytes that [`tag`] gives.
pub(crate) const TAGGED: usize = 24;

/// The range of the entry that says whose vault this is: read with every transaction.
pub(crate) fn mark() -> Range {
    Range::One(Store::Meta, backend::Key::name("vault"))
}

/// All entries.
pub(crate) fn all() -> Range {
    Range::All(Store::Meta)
}

/// Whether what [`mark`] found is the vault with this data key.
pub(crate) fn fits(found: &[Item], vault: KeyId) -> bool {
    matches!(found, [item] if item.value == tag(MARK, vault))
}

/// The id of the data key in use, once everything has been looked at that needs no key.
pub(crate) fn inspect(entries: &[Item]) -> Result<KeyId, Error> {
    let vault = untag(MARK, find(entries, "vault")?)?;
    slot::refuse_newer(entries)?;
    let ids = find(entries, "ids")?;
    if untag(SECRET, ids)? != vault || ids.len() != 96 || find(entries, "replica")?.len() != 16 {
        return Err(Error::DamagedKeys);
    }
    Ok(vault)
}

/// The value of the entry with this name.
pub(crate) fn find<'a>(entries: &'a [Item], name: &str) -> Result<&'a [u8], Error> {
    entries
        .iter()
        .find(|item| matches!(&item.key, backend::Key::Name(of) if of == name))
        .map(|item| item.value.as_slice())
        .ok_or(Error::DamagedKeys)
}

pub(crate) fn put(name: &str, value: Vec<u8>) -> Change {
    Change::Put(Store::Meta, backend::Key::name(name), value)
}

pub(crate) fn delete(name: &str) -> Change {
    Change::Delete(Store::Meta, backend::Key::name(name))
}

/// The change that says whose vault this is.
pub(crate) fn put_mark(vault: KeyId) -> Change {
    put("vault", tag(MARK, vault).to_vec())
}

/// The change that seals a secret under this name; `None` never, in practice (see [`Key::seal`]).
pub(crate) fn put_secret(
    name: &str,
    (vault, data): (KeyId, &Key),
    entropy: &dyn Entropy,
    secret: &[u8],
) -> Option<Change> {
    let plain = Zeroizing::new(secret.to_vec());
    let sealed = data.seal(entropy, &tag(SECRET, vault), name.as_bytes(), plain)?;
    Some(put(name, sealed))
}

/// Opens the secret of this name.
pub(crate) fn open_secret(
    entries: &[Item],
    name: &str,
    (vault, data): (KeyId, &Key),
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let (bound, sealed) = find(entries, name)?
        .split_at_checked(TAGGED)
        .ok_or(Error::DamagedKeys)?;
    if untag(SECRET, bound)? != vault {
        return Err(Error::DamagedKeys);
    }
    data.open(bound, name.as_bytes(), sealed)
        .ok_or(Error::DamagedKeys)
}

/// Magic ‖ format ‖ key id.
pub(crate) fn tag(magic: &[u8; 7], key: KeyId) -> [u8; TAGGED] {
    let mut bytes = [0; TAGGED];
    bytes[..7].copy_from_slice(magic);
    bytes[7] = FORMAT;
    bytes[8..].copy_from_slice(&key);
    bytes
}

/// The key id of an entry that begins with [`tag`].
pub(crate) fn untag(magic: &[u8; 7], entry: &[u8]) -> Result<KeyId, Error> {
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
