//! Cases about attachments and their manifests, and about the report.

use super::damage::{flipped, place};
use super::faults::{failures, shaky};
use super::locks::lock;
use super::{Bench, Trouble, Verdict, ensure, only, same};
use crate::backend::{Backend, Item, Key, Store};
use crate::faulty::Step;
use crate::{Attachment, Chunk, Error, Report, Vault, Vector, Write};

fn whole(plain: &[u8], is_last: bool) -> Chunk {
    let plain = plain.to_vec();
    Chunk::Whole { plain, is_last }
}

/// Three chunks of one attachment.
async fn recording<B: Backend, D: Backend>(
    bench: &Bench<B>,
    vault: &Vault<D>,
) -> Result<Attachment, Trouble> {
    let one = Attachment::make(&*bench.entropy());
    for (number, plain) in [(0, "a"), (1, "bb"), (2, "ccc")] {
        vault
            .put_chunk(&one, number, plain.as_bytes(), number == 2)
            .await?;
    }
    Ok(one)
}

async fn reads<B: Backend>(vault: &Vault<B>, one: &Attachment) -> Verdict {
    for (number, plain) in [(0, "a"), (1, "bb"), (2, "ccc")] {
        let expected = whole(plain.as_bytes(), number == 2);
        same(vault.read_chunk(one, number).await?, expected, "chunk")?;
    }
    Ok(())
}

pub(super) async fn chunks_come_back_as_put<B: Backend>(bench: Bench<B>) -> Verdict {
    let (vault, again) = (bench.vault(0).await?, bench.vault(1).await?);
    let one = recording(&bench, &vault).await?;
    let two = Attachment::make(&*bench.entropy());
    reads(&again, &one).await?;
    same(again.count_chunks(one.id()).await?, 3, "chunks")?;
    same(again.read_chunk(&one, 3).await?, Chunk::Absent, "absent")?;
    same(again.count_chunks(two.id()).await?, 0, "chunks")?;
    let large = vec![7; Attachment::MOST];
    vault.put_chunk(&two, u32::MAX, &large, false).await?;
    vault.put_chunk(&two, 0, b"", true).await?;
    ensure!(
        again.read_chunk(&two, u32::MAX).await? == whole(&large, false),
        "a large one is another"
    );
    same(again.read_chunk(&two, 0).await?, whole(b"", true), "empty")?;
    let larger = vec![7; Attachment::MOST + 1];
    let refused = vault.put_chunk(&two, 1, &larger, false).await;
    same(refused, Err(Error::OutOfBounds), "too large")?;
    // The same chunk again, for instance as the last after all.
    vault.put_chunk(&two, 0, b"more", false).await?;
    same(
        again.read_chunk(&two, 0).await?,
        whole(b"more", false),
        "again",
    )?;
    again.erase_chunks(two.id()).await?;
    same(vault.count_chunks(two.id()).await?, 0, "chunks, erased")?;
    reads(&vault, &one).await
}

pub(super) async fn chunks_are_whole_or_absent<B: Backend>(bench: Bench<B>) -> Verdict {
    let (disk, vault) = shaky(&bench).await?;
    for (step, error) in failures() {
        let failed = Error::Storage(error);
        let one = recording(&bench, &vault).await?;
        let is_done = step == Step::AfterCommit;
        disk.fail(0, step, error);
        let put = vault.put_chunk(&one, 3, b"dddd", true).await;
        same(put, Err(failed), "put")?;
        let count = vault.count_chunks(one.id()).await?;
        same(count, 3 + u32::from(is_done), "chunks")?;
        reads(&vault, &one).await?;
        disk.fail(0, step, error);
        same(vault.read_chunk(&one, 0).await, Err(failed), "read")?;
        disk.fail(0, step, error);
        same(vault.erase_chunks(one.id()).await, Err(failed), "erase")?;
        let left = if is_done { 0 } else { count };
        same(vault.count_chunks(one.id()).await?, left, "chunks left")?;
        disk.fail(0, step, error);
        same(vault.erase_chunks(one.id()).await, Err(failed), "again")?;
        let left = if is_done { 0 } else { left };
        same(
            vault.erase_chunks(one.id()).await?,
            left as usize,
            "the rest",
        )?;
    }
    Ok(())
}

pub(super) async fn flipped_chunks_are_noticed<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let one = recording(&bench, &vault).await?;
    let chunks = bench.items(Store::Chunks).await?;
    let Some(Item { key, value }) = chunks.first() else {
        return Err(Trouble("no chunk".into()));
    };
    for at in 0..value.len() {
        place(&bench, Store::Chunks, key, flipped(value, at, 1)).await?;
        same(vault.read_chunk(&one, 0).await?, Chunk::Damaged, "flipped")?;
        place(&bench, Store::Chunks, key, value[..at].to_vec()).await?;
        same(vault.read_chunk(&one, 0).await?, Chunk::Damaged, "cut")?;
    }
    // Chunks cannot change places, nor their attachment.
    place(&bench, Store::Chunks, key, chunks[1].value.clone()).await?;
    same(vault.read_chunk(&one, 0).await?, Chunk::Damaged, "moved")?;
    let two = Attachment::make(&*bench.entropy());
    let there = Key::Chunk(two.id(), 0);
    place(&bench, Store::Chunks, &there, value.clone()).await?;
    same(
        vault.read_chunk(&two, 0).await?,
        Chunk::Damaged,
        "another's",
    )?;
    place(&bench, Store::Chunks, key, value.clone()).await?;
    reads(&vault, &one).await
}

pub(super) async fn two_records_are_whole_or_absent<B: Backend>(bench: Bench<B>) -> Verdict {
    let (disk, vault) = shaky(&bench).await?;
    let nothing = Vector::new();
    let write = |id, body| Write {
        id,
        base: &nothing,
        sent: &[],
        kind: "note",
        schema: 1,
        body,
    };
    for (step, error) in failures() {
        let (a, b) = (vault.make_id(), vault.make_id());
        let before = bench.dump().await?;
        disk.fail(0, step, error);
        let put = vault.put_both([write(a, "1"), write(b, "2")], 1).await;
        same(put.err(), Some(Error::Storage(error)), "answer")?;
        if step != Step::AfterCommit {
            same(bench.dump().await?, before, "everything")?;
        }
        let put = vault.put_both([write(a, "1"), write(b, "2")], 1).await?;
        for record in put {
            ensure!(!record.is_conflict(), "a conflict about nothing");
            same(vault.read(record.id).await?, Some(record), "record")?;
        }
    }
    let (a, b) = (vault.make_id(), vault.make_id());
    disk.lose_and_retry();
    let put = vault.put_both([write(a, "1"), write(b, "2")], 1).await?;
    same(vault.read(b).await?, Some(put[1].clone()), "done twice")?;
    let before = bench.dump().await?;
    let twice = vault.put_both([write(a, "1"), write(a, "2")], 1).await;
    same(twice, Err(Error::OutOfBounds), "one record twice")?;
    let half = vault.put_both([write(a, "1"), write(b, "{")], 1).await;
    same(half, Err(Error::NotJson), "half of it no JSON")?;
    same(bench.dump().await?, before, "everything")
}

pub(super) async fn another_key_leaves_chunks_alone<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let one = recording(&bench, &vault).await?;
    let before = bench.items(Store::Chunks).await?;
    let vault = lock(&vault).await?;
    while !vault.reseal_some(9).await?.is_complete {}
    same(bench.items(Store::Chunks).await?, before, "chunks")?;
    reads(&vault, &one).await
}

pub(super) async fn a_report_counts_everything<B: Backend>(bench: Bench<B>) -> Verdict {
    let (vault, other) = (bench.vault(0).await?, bench.vault(1).await?);
    same(vault.check_all().await?, Report::default(), "an empty one")?;
    let id = vault.make_id();
    for tab in [&vault, &other] {
        tab.put(id, &Vector::new(), "note", 1, "1", 1).await?;
    }
    let spoilt = vault
        .put(vault.make_id(), &Vector::new(), "note", 1, "1", 1)
        .await?;
    let key = Key::Record(spoilt.id, spoilt.shown().write);
    let vault = lock(&vault).await?;
    let newer = Key::Record(vault.make_id(), spoilt.shown().write);
    place(&bench, Store::Records, &newer, b"HMWDROW\x09".to_vec()).await?;
    let row = bench.rows().await?.into_iter().find(|row| row.key == key);
    let row = only(row.into_iter().collect())?;
    place(&bench, Store::Records, &key, flipped(&row.value, 99, 1)).await?;
    vault
        .put(vault.make_id(), &Vector::new(), "note", 1, "1", 1)
        .await?;
    let locked = bench.locked().await?;
    locked.add_to_inbox("note", 1, "1", 1).await?;
    place(&bench, Store::Inbox, &Key::Number(9), b"?".to_vec()).await?;
    recording(&bench, &vault).await?;
    let before = bench.dump().await?;
    let expected = Report {
        records: 2,
        writes: 3,
        damaged: 1,
        newer: 1,
        former: 3,
        notes: 1,
        damaged_notes: 1,
    };
    same(vault.check_all().await?, expected, "report")?;
    same(bench.dump().await?, before, "everything")
}
