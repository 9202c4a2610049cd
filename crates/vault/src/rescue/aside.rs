//! Setting a vault aside: its keys and rows go to another place, whole, before they leave this one.

use super::{Backend, BackendError, Change, Error, Item, Range, Store, meta};

/// All stores but the chunks: those lie under keys of their own, and stay where they are.
const MOVED: [Store; 5] = [
    Store::Meta,
    Store::Records,
    Store::Shelves,
    Store::Inbox,
    Store::Open,
];
/// How many items are read and written at a time.
const SLICE: u32 = 64;

/// Whether this vault can be set aside there: nothing lies there, or what was cut off on its way.
pub async fn is_free(there: &impl Backend, from: &impl Backend) -> Result<bool, Error> {
    let entries = there.read(&[meta::all()]).await?;
    Ok(entries.iter().all(Vec::is_empty) || entries == from.read(&[meta::all()]).await?)
}

/// Whether a vault lies here whole: its keys come last.
pub async fn is_there(place: &impl Backend) -> Result<bool, Error> {
    Ok(!place.read(&[meta::all()]).await?.concat().is_empty())
}

/// Takes everything but the chunks from here to there, which must be [free](is_free). It leaves this
/// place in one transaction, once all of it lies there, and only if nothing has changed here since.
///
/// May be done again after any error. `Changed` when something was written meanwhile. No other window
/// may have the vault open.
pub async fn set_aside(from: &impl Backend, to: &impl Backend) -> Result<(), Error> {
    // What was cut off before may have changed since.
    let mut clear = |_: &[Vec<Item>]| Store::ALL.map(Change::Clear).to_vec();
    to.update(&[], &mut clear).await?;
    let mut taken = Vec::new();
    for store in MOVED {
        let mut items = read_all(from, store).await?;
        // The keys come last, at once.
        if store != Store::Meta {
            for slice in items.chunks(SLICE as usize) {
                put(to, store, slice).await?;
            }
        }
        taken.append(&mut items);
    }
    let entries: Vec<Item> = from.read(&[meta::all()]).await?.concat();
    put(to, Store::Meta, &entries).await?;
    let mut is_same = false;
    let mut leave = |found: &[Vec<Item>]| {
        is_same = found.iter().flatten().eq(&taken);
        match is_same {
            true => MOVED.map(Change::Clear).to_vec(),
            false => Vec::new(),
        }
    };
    let done = from.update(&MOVED.map(Range::All), &mut leave).await;
    match done {
        // A backend that lost the answer does the update again, and finds nothing.
        Ok(()) if is_same || is_empty(from).await? => Ok(()),
        Ok(()) => Err(Error::Changed),
        Err(error) => Err(error.into()),
    }
}

async fn read_all(from: &impl Backend, store: Store) -> Result<Vec<Item>, BackendError> {
    let mut items: Vec<Item> = Vec::new();
    loop {
        let after = items.last().map(|item| item.key.clone());
        let slice = from
            .read(&[Range::After(store, after, SLICE)])
            .await?
            .concat();
        if slice.is_empty() {
            return Ok(items);
        }
        items.extend(slice);
    }
}

async fn put(to: &impl Backend, store: Store, items: &[Item]) -> Result<(), BackendError> {
    let put = |item: &Item| Change::Put(store, item.key.clone(), item.value.clone());
    let changes: Vec<Change> = items.iter().map(put).collect();
    to.update(&[], &mut |_| changes.clone()).await
}

async fn is_empty(place: &impl Backend) -> Result<bool, BackendError> {
    let firsts = MOVED.map(|store| Range::After(store, None, 1));
    Ok(place.read(&firsts).await?.concat().is_empty())
}
