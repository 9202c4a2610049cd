//! The entries of `meta`: how they are named, tagged and sealed.
//!
//! The bytes are told in `docs/vault-format.md`. What many things need is kept twice, the second time
//! under its name with `.again` behind it: whichever is sound counts, and the other is
//! [mended](crate::Vault::mend_keys).

use crate::backend::{self, Change, Item, Range, Store};
use crate::key::{Key, KeyId, derive_name};
use crate::{Entropy, Error, slot};
use zeroize::Zeroizing;

const FORMAT: u8 = 1;
const MARK: &[u8; 7] = b"HMWDVLT";
const SECRET: &[u8; 7] = b"HMWDMET";
const PUBLIC: &str = "inbox.public";

/// What the entry `ids` has: tag, nonce, two secrets of 32 and 16 bytes, tag of the seal.
const IDS: usize = TAGGED + 24 + 48 + 16;

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
///
/// It is what the mark says or, where that is damaged, what the other entries agree on.
#[inline(never)]
pub(crate) fn inspect(entries: &[Item]) -> Result<KeyId, Error> {
    let mark = find(entries, "vault").and_then(|mark| untag(MARK, mark));
    let mut named = Err(Error::DamagedKeys);
    for (_, entry) in twins(entries, "ids") {
        match untag(SECRET, entry) {
            Err(Error::NewerVault) if mark == Err(Error::NewerVault) => {
                return Err(Error::NewerVault);
            }
            Ok(id) if entry.len() == IDS && slot::is_any(entries, id) => {
                if mark == Ok(id) {
                    return mark;
                }
                named = named.or(Ok(id));
            }
            _ => {}
        }
    }
    named
}

/// What puts the mark right where it is damaged and the rest agrees: without it nothing is read.
pub(crate) fn mend_mark(entries: &[Item]) -> Option<Change> {
    let vault = inspect(entries).ok()?;
    let is_whole = find(entries, "vault") == Ok(&tag(MARK, vault));
    (!is_whole).then(|| put_mark(vault))
}

/// The value of the entry with this name.
#[inline(never)]
pub(crate) fn find<'a>(entries: &'a [Item], name: &str) -> Result<&'a [u8], Error> {
    entries
        .iter()
        .find(|item| matches!(&item.key, backend::Key::Name(of) if of == name))
        .map(|item| item.value.as_slice())
        .ok_or(Error::DamagedKeys)
}

/// The name of the second copy of an entry.
pub(crate) fn again(name: &str) -> String {
    [name, ".again"].concat()
}

/// What there is of an entry that is kept twice, each with its name.
#[inline(never)]
pub(crate) fn twins<'a>(entries: &'a [Item], name: &str) -> Vec<(String, &'a [u8])> {
    let mut twins = Vec::new();
    for name in [name.to_owned(), again(name)] {
        if let Ok(entry) = find(entries, &name) {
            twins.push((name, entry));
        }
    }
    twins
}

pub(crate) fn put(name: &str, value: Vec<u8>) -> Change {
    Change::Put(Store::Meta, backend::Key::name(name), value)
}

pub(crate) fn delete(name: &str) -> Change {
    Change::Delete(Store::Meta, backend::Key::name(name))
}

/// Deletes both copies.
pub(crate) fn delete_twins(name: &str) -> [Change; 2] {
    [delete(name), delete(&again(name))]
}

/// The change that says whose vault this is.
pub(crate) fn put_mark(vault: KeyId) -> Change {
    put("vault", tag(MARK, vault).to_vec())
}

/// The changes that seal a secret under this name, twice; `None` never, in practice (see
/// [`Key::seal`]).
#[inline(never)]
pub(crate) fn put_secret(
    name: &str,
    (vault, data): (KeyId, &Key),
    entropy: &dyn Entropy,
    secret: &[u8],
) -> Option<Vec<Change>> {
    let mut changes = Vec::new();
    for name in [name.to_owned(), again(name)] {
        let plain = Zeroizing::new(secret.to_vec());
        let sealed = data.seal(entropy, &tag(SECRET, vault), name.as_bytes(), plain)?;
        changes.push(put(&name, sealed));
    }
    Some(changes)
}

/// Opens the secret of this name: whichever of the two opens.
pub(crate) fn open_secret(
    entries: &[Item],
    name: &str,
    own: (KeyId, &Key),
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut opened = twins(entries, name).into_iter();
    opened
        .find_map(|(name, entry)| open_one(entry, &name, own))
        .ok_or(Error::DamagedKeys)
}

/// How many of the two open.
pub(crate) fn count_open(entries: &[Item], name: &str, own: (KeyId, &Key)) -> usize {
    let twins = twins(entries, name).into_iter();
    twins
        .filter(|(name, entry)| open_one(entry, name, own).is_some())
        .count()
}

#[inline(never)]
fn open_one(entry: &[u8], name: &str, (vault, data): (KeyId, &Key)) -> Option<Zeroizing<Vec<u8>>> {
    let (bound, sealed) = entry.split_at_checked(TAGGED)?;
    match untag(SECRET, bound) == Ok(vault) {
        true => data.open(bound, name.as_bytes(), sealed),
        false => None,
    }
}

/// The inbox's public key and what tells that it is whole, twice.
pub(crate) fn put_public(public: &[u8; 32]) -> Vec<Change> {
    put_twins(PUBLIC, &[&public[..], &check_of(public)].concat())
}

/// The changes that keep an entry twice.
pub(crate) fn put_twins(name: &str, entry: &[u8]) -> Vec<Change> {
    let names = [name.to_owned(), again(name)];
    names.iter().map(|name| put(name, entry.to_vec())).collect()
}

/// The inbox's public key: whichever of the two is whole.
pub(crate) fn public(entries: &[Item]) -> Option<[u8; 32]> {
    whole_public(entries).first().copied()
}

/// Each of the two that is whole.
pub(crate) fn whole_public(entries: &[Item]) -> Vec<[u8; 32]> {
    let whole = |(_, entry): (String, &[u8])| {
        let (public, check) = entry.split_first_chunk::<32>()?;
        (check == check_of(public)).then_some(*public)
    };
    twins(entries, PUBLIC)
        .into_iter()
        .filter_map(whole)
        .collect()
}

fn check_of(public: &[u8; 32]) -> [u8; 16] {
    derive_name(public, "homeward inbox key", &[])
}

/// Puts the tag of an entry right, if it has one: this is the id of the vault's data key.
pub(crate) fn put_tag_right(entry: &mut Item, vault: KeyId) {
    let magic = match &entry.key {
        backend::Key::Name(name) if name.starts_with(PUBLIC) => return,
        backend::Key::Name(name) if name == "vault" => MARK,
        _ if slot::is_slot(entry) => slot::MAGIC,
        _ => SECRET,
    };
    if let Some(bound) = entry.value.first_chunk_mut() {
        *bound = tag(magic, vault);
    }
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
#[inline(never)]
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
