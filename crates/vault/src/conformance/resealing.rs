//! Cases about rows that are written anew under another key.

use super::damage::{flipped, place};
use super::locks::{lock, ways};
use super::{Bench, Trouble, Verdict, ensure, same, some};
use crate::backend::{Backend, BackendError, Item, Key, Store};
use crate::faulty::{Faulty, Step};
use crate::row::{self, Header};
use crate::testing::both;
use crate::{Error, Loaded, Locked, Reason, Vault, Vector, key, meta};
use std::rc::Rc;

const ROWS: usize = 7;

/// Some records under the key that lay in the clear, and the lock.
async fn written_before<B: Backend>(bench: &Bench<B>) -> Result<Vault<Rc<B>>, Trouble> {
    let vault = bench.vault(0).await?;
    for number in 0..ROWS {
        let body = number.to_string();
        let (id, base) = (vault.make_id(), Vector::new());
        vault.put(id, &base, "note", 1, &body, 1).await?;
    }
    Ok(vault)
}

async fn reseal_all<B: Backend>(vault: &Vault<B>) -> Result<usize, Error> {
    let mut resealed = 0;
    loop {
        let step = vault.reseal_some(3).await?;
        resealed += step.resealed;
        if step.is_complete {
            return Ok(resealed);
        }
    }
}

async fn entry<B: Backend>(bench: &Bench<B>, name: &str) -> Result<Option<Item>, Trouble> {
    let mut entries = bench.items(Store::Meta).await?;
    entries.retain(|item| item.key == Key::name(name));
    Ok(entries.pop())
}

/// The data key that lies in the clear, and its id.
async fn in_the_clear<B: Backend>(bench: &Bench<B>) -> Result<([u8; 16], key::Key), Trouble> {
    let slot = some(entry(bench, "slot.device").await?, "slot")?.value;
    let id = some(slot[8..24].first_chunk(), "id")?;
    Ok((*id, some(key::Key::from_bytes(&slot[24..]), "key")?))
}

/// Whether this key opens a row, whatever its header says.
fn opens(item: &Item, (id, key): &([u8; 16], key::Key)) -> bool {
    let Key::Record(record, write) = item.key else {
        return false;
    };
    let mut other = item.value.clone();
    other[8..24].copy_from_slice(id);
    [&item.value, &other].into_iter().any(|row| {
        let named = row::key_of(row).unwrap_or_default();
        let header = Header {
            key: named,
            record,
            write,
        };
        row::open(key, &header, row).is_ok()
    })
}

pub(super) async fn former_rows_are_as_any_other<B: Backend>(bench: Bench<B>) -> Verdict {
    let open = written_before(&bench).await?;
    let old = in_the_clear(&bench).await?;
    let loaded = open.load().await?;
    let vault = lock(&open).await?;
    same(vault.load().await?, loaded.clone(), "records")?;
    same(vault.check_all().await?.former, ROWS, "former rows")?;
    let [edited, gone, ..] = &loaded.records[..] else {
        return Err(Trouble("too few records".into()));
    };
    same(vault.read(edited.id).await?, Some(edited.clone()), "read")?;
    let put = vault
        .put(edited.id, &edited.vector(), "note", 1, "\"new\"", 2)
        .await?;
    same(put.heads().count(), 1, "heads")?;
    let beside = vault
        .put(edited.id, &edited.vector(), "note", 1, "\"newer\"", 3)
        .await?;
    let erased = vault.erase(gone.id, &gone.vector(), "note", 2).await?;
    ensure!(erased.is_erased(), "not erased");
    vault
        .put(vault.make_id(), &Vector::new(), "note", 1, "8", 1)
        .await?;
    // None of the new rows opens with the key that lay in the clear.
    let rows = bench.rows().await?;
    let open_by_old = rows.iter().filter(|row| opens(row, &old)).count();
    same(open_by_old, ROWS - 2, "rows that the old key opens")?;
    same(vault.check_all().await?.former, ROWS - 2, "former rows")?;
    same(vault.read(edited.id).await?, Some(beside), "read")?;
    let before = vault.load().await?;
    same(reseal_all(&vault).await?, ROWS - 2, "resealed")?;
    same(vault.load().await?, before, "records")
}

pub(super) async fn the_old_key_opens_nothing<B: Backend>(bench: Bench<B>) -> Verdict {
    let open = written_before(&bench).await?;
    open.keep_recovery_code(&super::locks::code(9)).await?;
    let old = in_the_clear(&bench).await?;
    let rows = bench.rows().await?;
    ensure!(rows.iter().all(|row| opens(row, &old)), "the test is blind");
    let loaded = open.load().await?;
    let vault = lock(&open).await?;
    let step = vault.reseal_some(0).await?;
    same((step.looked_at, step.is_complete), (1, false), "a step")?;
    same(reseal_all(&vault).await?, ROWS - 1, "resealed")?;
    ensure!(vault.reseal_some(9).await?.is_complete, "not complete");
    let rows = bench.rows().await?;
    same(rows.len(), ROWS, "rows")?;
    ensure!(!rows.iter().any(|row| opens(row, &old)), "a row opens");
    let entries = bench.items(Store::Meta).await?;
    same(entry(&bench, "former").await?, None, "former")?;
    let names = ["ids", "inbox.private", "recovery"];
    for name in names
        .map(|name| [name.to_owned(), format!("{name}.again")])
        .as_flattened()
    {
        let mut opened = meta::open_secret(&entries, name, (old.0, &old.1)).is_ok();
        let sealed = some(entry(&bench, name).await?, name)?.value;
        for bound in [&sealed[..24], &[b"HMWDMET\x01", &old.0[..]].concat()] {
            opened |= old.1.open(bound, name.as_bytes(), &sealed[24..]).is_some();
        }
        ensure!(!opened, "{name} opens");
    }
    let secret = old.1.expose();
    for item in bench.dump().await?.concat() {
        let found = item.value.windows(32).any(|part| part == secret);
        ensure!(!found, "the key lies in {:?}", item.key);
    }
    same(vault.load().await?, loaded.clone(), "records")?;
    let [by, ..] = ways(1);
    let again = bench.locked().await?.unlock(by).await?;
    same(again.load().await?, loaded, "records")?;
    let nothing = again.reseal_some(9).await?;
    same((nothing.looked_at, nothing.is_complete), (0, true), "later")
}

/// Interrupted at every step of every operation, and gone on with by whoever unlocks next.
pub(super) async fn it_goes_on_wherever_it_ended<B: Backend>(bench: Bench<B>) -> Verdict {
    let open = written_before(&bench).await?;
    let loaded = open.load().await?;
    lock(&open).await?;
    let before = bench.dump().await?;
    let disk = Rc::new(Faulty::new(bench.first.clone()));
    let operations = 2 + ROWS.div_ceil(3) as u32;
    for nth in 0..operations {
        for step in Step::ALL {
            let [by, ..] = ways(1);
            let locked = Locked::open(disk.clone(), bench.entropy(), 0).await?;
            let vault = locked.unlock(by.clone()).await?;
            disk.fail(nth, step, BackendError::Lost);
            let stopped = reseal_all(&vault).await;
            ensure!(stopped.is_err() || disk.is_armed(), "not stopped");
            let was_late = disk.is_armed();
            disk.fail(u32::MAX, step, BackendError::Lost);
            same(vault.load().await?, loaded.clone(), "records")?;
            // The same handle goes on, or another does.
            let next = match nth % 2 {
                0 => vault,
                _ => locked.unlock(by).await?,
            };
            reseal_all(&next).await?;
            same(next.load().await?, loaded.clone(), "records, at last")?;
            same(next.check_all().await?.former, 0, "former rows")?;
            same(entry(&bench, "former").await?, None, "former")?;
            ensure!(!was_late || nth + 1 == operations, "too few operations");
            back(&bench, &before).await?;
        }
    }
    let [by, ..] = ways(1);
    let vault = Locked::open(disk.clone(), bench.entropy(), 0)
        .await?
        .unlock(by)
        .await?;
    disk.lose_and_retry();
    reseal_all(&vault).await?;
    same(vault.load().await?, loaded, "records")
}

/// Puts everything back as it was.
async fn back<B: Backend>(bench: &Bench<B>, before: &[Vec<Item>]) -> Verdict {
    for (store, items) in Store::ALL.into_iter().zip(before) {
        let mut changes = vec![crate::Change::Clear(store)];
        changes.extend(
            items
                .iter()
                .map(|item| crate::Change::Put(store, item.key.clone(), item.value.clone())),
        );
        bench.apply(&changes).await?;
    }
    Ok(())
}

pub(super) async fn two_tabs_at_once<B: Backend>(bench: Bench<B>) -> Verdict {
    let open = written_before(&bench).await?;
    let loaded = open.load().await?;
    let first = lock(&open).await?;
    let [by, ..] = ways(1);
    let locked = Locked::open(bench.second.clone(), bench.entropy(), 1).await?;
    let second = locked.unlock(by).await?;
    let (a, b) = both(reseal_all(&first), reseal_all(&second)).await;
    same(a? + b?, ROWS, "resealed")?;
    same(first.load().await?, loaded.clone(), "records")?;
    same(second.load().await?, loaded, "records")?;
    same(entry(&bench, "former").await?, None, "former")
}

pub(super) async fn what_does_not_open_keeps_its_key<B: Backend>(bench: Bench<B>) -> Verdict {
    let mut vault = written_before(&bench).await?;
    let loaded = vault.load().await?;
    let rows = bench.rows().await?;
    let (damaged, newer) = (&rows[1], &rows[3]);
    let bytes = flipped(&damaged.value, 100, 1);
    place(&bench, Store::Records, &damaged.key, bytes.clone()).await?;
    let bytes_newer = b"HMWDROW\x02and more".to_vec();
    place(&bench, Store::Records, &newer.key, bytes_newer.clone()).await?;
    // Locked, sealed anew as far as that goes, the lock taken away, and all that once more.
    for round in 1..=3 {
        vault = lock(&vault).await?;
        let resealed = reseal_all(&vault).await?;
        same(resealed, ROWS - 2, "resealed")?;
        same(vault.reseal_some(9).await?.resealed, 0, "again")?;
        let former = some(entry(&bench, "former").await?, "former")?;
        same(former.value.len(), 64 + 48 * round, "former keys")?;
        let left = vault.load().await?;
        same(left.records.len(), ROWS - 2, "records")?;
        let reasons: Vec<Reason> = left.damaged.iter().map(|row| row.reason).collect();
        same(reasons, vec![Reason::Damaged, Reason::NewerFormat], "left")?;
        same(vault.raw(&damaged.key).await?, Some(bytes.clone()), "bytes")?;
        let found = vault.raw(&newer.key).await?;
        same(found, Some(bytes_newer.clone()), "bytes")?;
        vault.remove_lock().await?;
        vault = bench.vault(0).await?;
        same(vault.load().await?, left, "without a lock")?;
    }
    // Mended, they read again; and once sealed anew no former key is needed.
    for row in [damaged, newer] {
        place(&bench, Store::Records, &row.key, row.value.clone()).await?;
    }
    same(vault.load().await?, loaded.clone(), "records, mended")?;
    same(reseal_all(&vault).await?, 2, "resealed, mended")?;
    same(entry(&bench, "former").await?, None, "former")?;
    same(bench.vault(1).await?.load().await?, loaded, "records")
}

pub(super) async fn one_row_is_enough_to_keep_it<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = lock(&written_before(&bench).await?).await?;
    let before = bench.dump().await?;
    for row in bench.rows().await? {
        let damaged = flipped(&row.value, 100, 1);
        let newer = flipped(&row.value, 7, 0x40);
        for bytes in [damaged, newer] {
            place(&bench, Store::Records, &row.key, bytes).await?;
            let [by, ..] = ways(1);
            let vault = bench.locked().await?.unlock(by).await?;
            same(reseal_all(&vault).await?, ROWS - 1, "resealed")?;
            some(entry(&bench, "former").await?, "former")?;
            back(&bench, &before).await?;
        }
    }
    same(reseal_all(&vault).await?, ROWS, "resealed")?;
    same(entry(&bench, "former").await?, None, "former")
}

pub(super) async fn flipped_former_keys_lose_nothing<B: Backend>(bench: Bench<B>) -> Verdict {
    let open = written_before(&bench).await?;
    let loaded = open.load().await?;
    let vault = lock(&open).await?;
    let former = some(entry(&bench, "former").await?, "former")?;
    vault.remove_lock().await?;
    let again = some(entry(&bench, "former.again").await?, "its twin")?;
    for at in (0..former.value.len()).step_by(9) {
        let bytes = flipped(&former.value, at, 0x10);
        place(&bench, Store::Meta, &former.key, bytes.clone()).await?;
        let found = bench.vault(0).await?.load().await?;
        same(found, loaded.clone(), "with one of the two")?;
        let twin = flipped(&again.value, at, 0x10);
        place(&bench, Store::Meta, &again.key, twin).await?;
        let before = bench.dump().await?;
        let vault = bench.vault(0).await?;
        let found: Loaded = vault.load().await?;
        same(found.damaged.len(), ROWS, "damaged")?;
        ensure!(vault.reseal_some(9).await?.is_complete, "work to do");
        // Another lock would lose the keys for ever.
        same(lock(&vault).await.err(), Some(Error::DamagedKeys), "lock")?;
        same(bench.dump().await?, before, "everything")?;
        place(&bench, Store::Meta, &again.key, again.value.clone()).await?;
    }
    ensure!(bench.vault(0).await?.mend_keys().await?, "nothing to mend");
    let vault = lock(&bench.vault(0).await?).await?;
    same(vault.load().await?, loaded.clone(), "records")?;
    same(reseal_all(&vault).await?, ROWS, "resealed")?;
    same(vault.load().await?, loaded, "records, sealed anew")?;
    same(entry(&bench, "former").await?, None, "former")
}
