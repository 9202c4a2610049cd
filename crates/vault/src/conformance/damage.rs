//! Cases about bytes that are not what was written, or were written by a newer version.

use super::{Bench, Trouble, Verdict, ensure, only, same, some};
use crate::backend::{Backend, Change, Item, Key, Store};
use crate::{Damaged, Error, Reason, RecordId, Vector};

/// Writes two records: one to be damaged, one that must go on.
pub(super) async fn two_records<B: Backend>(bench: &Bench<B>) -> Result<(Item, Item), Trouble> {
    let vault = bench.vault(0).await?;
    for body in ["1", "2"] {
        vault
            .put(vault.make_id(), &Vector::new(), "note", 1, body, 1)
            .await?;
    }
    match <[Item; 2]>::try_from(bench.rows().await?) {
        Ok([a, b]) => Ok((a, b)),
        Err(_) => Err(Trouble("not two rows".into())),
    }
}

pub(super) async fn place<B: Backend>(
    bench: &Bench<B>,
    store: Store,
    key: &Key,
    value: Vec<u8>,
) -> Verdict {
    bench.apply(&[Change::Put(store, key.clone(), value)]).await
}

/// The one row that is set aside, while `whole` goes on.
async fn set_aside<B: Backend>(bench: &Bench<B>, whole: &Item) -> Result<Damaged, Trouble> {
    let loaded = bench.vault(1).await?.load().await?;
    let record = only(loaded.records)?;
    let key = Key::Record(record.id, record.shown().write);
    same(&key, &whole.key, "the row that goes on")?;
    only(loaded.damaged)
}

pub(super) fn flipped(bytes: &[u8], at: usize, bits: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= bits;
    }
    bytes
}

pub(super) async fn every_flipped_byte_is_noticed<B: Backend>(bench: Bench<B>) -> Verdict {
    let (victim, whole) = two_records(&bench).await?;
    let length = victim.value.len();
    // Every byte of magic, format and ids, and some of nonce, words and tag.
    let rest = (56..length).step_by(13).chain(length - 16..length);
    for at in (0..56).chain(rest) {
        for bits in [0x01, 0x80] {
            let bytes = flipped(&victim.value, at, bits);
            place(&bench, Store::Records, &victim.key, bytes.clone()).await?;
            let damaged = set_aside(&bench, &whole).await?;
            let newer = at == 7 && bits == 0x80;
            let reason = if newer {
                Reason::NewerFormat
            } else {
                Reason::Damaged
            };
            same(
                (&damaged.key, damaged.reason),
                (&victim.key, reason),
                "set aside",
            )?;
            let raw = bench.vault(1).await?.raw(&damaged.key).await?;
            ensure!(raw == Some(bytes), "the bytes cannot be handed out");
        }
    }
    place(&bench, Store::Records, &victim.key, victim.value).await?;
    same(
        bench.vault(1).await?.load().await?.records.len(),
        2,
        "records once mended",
    )
}

pub(super) async fn every_cut_is_noticed<B: Backend>(bench: Bench<B>) -> Verdict {
    let (victim, whole) = two_records(&bench).await?;
    let length = victim.value.len();
    for cut in [
        0,
        1,
        6,
        7,
        8,
        24,
        55,
        56,
        57,
        79,
        80,
        95,
        96,
        97,
        length - 1,
    ] {
        let bytes = victim.value[..cut].to_vec();
        place(&bench, Store::Records, &victim.key, bytes).await?;
        let damaged = set_aside(&bench, &whole).await?;
        same(damaged.reason, Reason::Damaged, "reason")?;
    }
    let longer = [victim.value.as_slice(), &[0]].concat();
    place(&bench, Store::Records, &victim.key, longer).await?;
    same(
        set_aside(&bench, &whole).await?.reason,
        Reason::Damaged,
        "reason",
    )
}

pub(super) async fn rows_cannot_change_places<B: Backend>(bench: Bench<B>) -> Verdict {
    let (a, b) = two_records(&bench).await?;
    let clear = Change::Clear(Store::Records);
    let put = |key: &Key, value: &[u8]| Change::Put(Store::Records, key.clone(), value.to_vec());
    let swapped = [clear, put(&a.key, &b.value), put(&b.key, &a.value)];
    bench.apply(&swapped).await?;
    let loaded = bench.vault(1).await?.load().await?;
    same(
        (loaded.records.len(), loaded.damaged.len()),
        (0, 2),
        "records, damaged",
    )
}

pub(super) async fn a_put_keeps_the_damaged<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let id = vault.make_id();
    let base = vault
        .put(id, &Vector::new(), "note", 1, "1", 1)
        .await?
        .vector();
    let row = only(bench.rows().await?)?;
    let bytes = flipped(&row.value, 100, 1);
    place(&bench, Store::Records, &row.key, bytes.clone()).await?;
    same(vault.read(id).await?, None, "a record that cannot be read")?;
    let put = vault.put(id, &base, "note", 1, "2", 2).await?;
    let put = vault.put(id, &put.vector(), "note", 1, "3", 3).await?;
    let erased = vault.erase(id, &put.vector(), "note", 4).await?;
    same(erased.heads().count(), 1, "heads")?;
    let loaded = vault.load().await?;
    same(only(loaded.records)?, erased, "record")?;
    same(only(loaded.damaged)?.key, row.key.clone(), "damaged")?;
    same(vault.raw(&row.key).await?, Some(bytes), "its bytes")
}

/// Whoever wrote beside a damaged row cannot have seen it: should it ever be read again, both
/// are there.
pub(super) async fn a_mended_row_is_seen_again<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let id = vault.make_id();
    vault.put(id, &Vector::new(), "note", 1, "1", 1).await?;
    let row = only(bench.rows().await?)?;
    let bytes = flipped(&row.value, 100, 1);
    place(&bench, Store::Records, &row.key, bytes).await?;
    let put = vault.put(id, &Vector::new(), "note", 1, "2", 2).await?;
    vault.put(id, &put.vector(), "note", 1, "3", 3).await?;
    place(&bench, Store::Records, &row.key, row.value).await?;
    let both = some(vault.read(id).await?, "record")?;
    let bodies: Vec<&str> = both.heads().map(|head| &*head.body).collect();
    same(bodies, vec!["3", "1"], "heads")
}

pub(super) async fn a_newer_row_is_kept<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let id = vault.make_id();
    let base = vault
        .put(id, &Vector::new(), "note", 1, "1", 1)
        .await?
        .vector();
    let row = only(bench.rows().await?)?;
    for newer in [
        b"HMWDROW\x02".to_vec(),
        [b"HMWDROW\xff", &[7; 300][..]].concat(),
    ] {
        place(&bench, Store::Records, &row.key, newer.clone()).await?;
        vault.put(id, &base, "note", 1, "2", 2).await?;
        let record = some(vault.read(id).await?, "record")?;
        vault.erase(id, &record.vector(), "note", 3).await?;
        let damaged = only(vault.load().await?.damaged)?;
        same(damaged.reason, Reason::NewerFormat, "reason")?;
        same(vault.raw(&row.key).await?, Some(newer), "its bytes")?;
    }
    Ok(())
}

/// A vault is newer when its mark says so and what it keeps of its ids as well: one of them alone is
/// damage, and what else is newer does not count.
pub(super) async fn a_newer_vault_stays_closed<B: Backend>(bench: Bench<B>) -> Verdict {
    two_records(&bench).await?;
    let meta = bench.items(Store::Meta).await?;
    let age = async |name: &str| {
        let key = Key::name(name);
        let item = some(meta.iter().find(|item| item.key == key), name)?;
        place(&bench, Store::Meta, &key, flipped(&item.value, 7, 0x02)).await
    };
    for name in ["slot.device", "inbox.private"] {
        age(name).await?;
    }
    let unheard_of = Key::name("slot.voice");
    place(&bench, Store::Meta, &unheard_of, b"HMWDSLT\x02".to_vec()).await?;
    let loaded = bench.vault(0).await?.load().await?;
    same(loaded.records.len(), 2, "records")?;
    for name in ["vault", "ids"] {
        age(name).await?;
    }
    let before = bench.dump().await?;
    let opened = crate::Vault::open(bench.first.clone(), bench.entropy(), 0).await;
    same(opened.err(), Some(Error::NewerVault), "answer")?;
    same(bench.dump().await?, before, "everything")
}

/// Opens whatever was done to this entry, finds everything, and puts the entry right.
async fn reads_and_mends<B: Backend>(bench: &Bench<B>, item: &Item, id: RecordId) -> Verdict {
    let vault = bench.vault(0).await?;
    same(vault.load().await?.records.len(), 2, "records")?;
    same(vault.derive_id("x"), id, "ids")?;
    ensure!(vault.inbox_public().is_some(), "no inbox");
    // The mark is put right by opening.
    let is_mark = item.key == Key::name("vault");
    same(vault.mend_keys().await?, !is_mark, "mended")?;
    ensure!(!vault.mend_keys().await?, "mended twice");
    let entries = bench.items(Store::Meta).await?;
    let now = entries.iter().find(|of| of.key == item.key);
    let now = some(now, "entry")?.value.len();
    same(now, item.value.len(), "bytes")
}

pub(super) async fn flipped_keys_do_no_harm<B: Backend>(bench: Bench<B>) -> Verdict {
    two_records(&bench).await?;
    let id = bench.vault(0).await?.derive_id("x");
    for item in bench.items(Store::Meta).await? {
        for at in (0..item.value.len()).step_by(5).chain([7]) {
            let bytes = flipped(&item.value, at, 0x40);
            place(&bench, Store::Meta, &item.key, bytes).await?;
            reads_and_mends(&bench, &item, id).await?;
        }
    }
    Ok(())
}

pub(super) async fn missing_keys_do_no_harm<B: Backend>(bench: Bench<B>) -> Verdict {
    two_records(&bench).await?;
    let id = bench.vault(0).await?.derive_id("x");
    for item in bench.items(Store::Meta).await? {
        let delete = Change::Delete(Store::Meta, item.key.clone());
        bench.apply(&[delete]).await?;
        reads_and_mends(&bench, &item, id).await?;
        for remains in [0, 1, 23] {
            let stump = item.value[..remains].to_vec();
            place(&bench, Store::Meta, &item.key, stump).await?;
            reads_and_mends(&bench, &item, id).await?;
        }
    }
    // Both of two gone, there is no way in, and nothing is touched.
    let all = bench.items(Store::Meta).await?;
    for name in ["ids", "slot.device"] {
        for name in [name.to_owned(), format!("{name}.again")] {
            let delete = Change::Delete(Store::Meta, Key::name(&name));
            bench.apply(&[delete]).await?;
        }
        let before = bench.dump().await?;
        let opened = crate::Vault::open(bench.first.clone(), bench.entropy(), 0).await;
        same(opened.err(), Some(Error::DamagedKeys), name)?;
        same(bench.dump().await?, before, "everything")?;
        for item in &all {
            place(&bench, Store::Meta, &item.key, item.value.clone()).await?;
        }
    }
    same(
        bench.vault(0).await?.load().await?.records.len(),
        2,
        "put back",
    )
}

pub(super) async fn strange_keys_do_no_harm<B: Backend>(bench: Bench<B>) -> Verdict {
    let (a, b) = two_records(&bench).await?;
    place(
        &bench,
        Store::Meta,
        &Key::name("from another time"),
        vec![1, 2, 3],
    )
    .await?;
    place(
        &bench,
        Store::Records,
        &Key::name("no record"),
        b"?".to_vec(),
    )
    .await?;
    let loaded = bench.vault(1).await?.load().await?;
    same(loaded.records.len(), 2, "records")?;
    same(only(loaded.damaged)?.key, Key::name("no record"), "damaged")?;
    // Keys made anew, where only the rows are left.
    bench.apply(&[Change::Clear(Store::Meta)]).await?;
    let vault = bench.vault(0).await?;
    let put = vault
        .put(vault.make_id(), &Vector::new(), "note", 1, "3", 1)
        .await?;
    let loaded = vault.load().await?;
    same(only(loaded.records)?, put, "the new record")?;
    let damaged: Vec<Key> = loaded.damaged.into_iter().map(|row| row.key).collect();
    ensure!(
        damaged.contains(&a.key) && damaged.contains(&b.key),
        "rows went missing"
    );
    Ok(())
}
