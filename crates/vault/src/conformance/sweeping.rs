//! Cases about attachments as a whole: streamed in, named, looked at, and swept at a start.

use super::damage::{flipped, place};
use super::faults::{failures, shaky};
use super::{Bench, Trouble, Verdict, ensure, same};
use crate::backend::{Backend, Change, Key, Store};
use crate::{
    Attachment, Chunk, Error, Head, Holdings, Intake, Named, Naming, RecordId, Taken, Vault, Vector,
};

/// A manifest here is a record whose body has the attachment's id, its key, and its chunks.
const KIND: &str = Attachment::KIND;

fn naming(_: RecordId, head: &Head) -> Naming {
    let mut words = head.body.trim_matches('"').split(' ');
    let mut next = || words.next().unwrap_or_default();
    match (head.kind.as_str(), head.schema) {
        (KIND, 1) => match Attachment::from_hex(next(), next()) {
            Some(one) => Naming::One(one, next().parse().ok().map(taken)),
            None => Naming::Unknown,
        },
        ("note", 1) => Naming::Nothing,
        _ => Naming::Unknown,
    }
}

/// So many chunks of a byte.
fn taken(chunks: u32) -> Taken {
    let bytes = chunks.into();
    Taken { chunks, bytes }
}

async fn name<B: Backend>(
    vault: &Vault<B>,
    one: &Attachment,
    chunks: &str,
) -> Result<crate::Record, Trouble> {
    let key = one.expose_key_hex();
    let body = format!("\"{} {} {chunks}\"", one.id_hex(), *key);
    let (id, nothing) = (vault.make_id(), Vector::new());
    Ok(vault.put(id, &nothing, KIND, 1, &body, 1).await?)
}

/// An attachment of so many chunks of one byte.
async fn stored<B: Backend, D: Backend>(
    bench: &Bench<B>,
    vault: &Vault<D>,
    chunks: u32,
) -> Result<Attachment, Trouble> {
    let one = Attachment::make(&*bench.entropy());
    for number in 0..chunks {
        let is_last = number + 1 == chunks;
        vault.put_chunk(&one, number, b"x", is_last).await?;
    }
    Ok(one)
}

async fn named<B: Backend>(vault: &Vault<B>) -> Result<Named, Trouble> {
    Ok(vault.find_named(naming).await?)
}

/// As at a start.
async fn sweep<B: Backend>(vault: &Vault<B>) -> Result<usize, Error> {
    let listed = vault.list_attachments().await?;
    let named = vault.find_named(naming).await?;
    vault.sweep(&listed, &named).await
}

pub(super) async fn orphans_are_swept<B: Backend>(bench: Bench<B>) -> Verdict {
    let (vault, other) = (bench.vault(0).await?, bench.vault(1).await?);
    let known = [
        stored(&bench, &vault, 3).await?,
        stored(&bench, &vault, 1).await?,
    ];
    name(&vault, &known[0], "3").await?;
    name(&vault, &known[1], "open").await?;
    let orphan = stored(&bench, &vault, 2).await?;
    // A manifest that was erased names nothing; one that another has rewritten still does.
    let erased = stored(&bench, &vault, 4).await?;
    let manifest = name(&vault, &erased, "4").await?;
    let seen = manifest.vector();
    vault.erase(manifest.id, &seen, KIND, 2).await?;
    let kept = stored(&bench, &vault, 5).await?;
    let manifest = name(&vault, &kept, "open").await?;
    let seen = manifest.vector();
    let body = manifest.shown().body.clone();
    other.put(manifest.id, &seen, KIND, 1, &body, 2).await?;
    vault.erase(manifest.id, &seen, KIND, 3).await?;
    // Rows enough that they come in more than one reading.
    for _ in 0..120 {
        let (id, nothing) = (vault.make_id(), Vector::new());
        vault.put(id, &nothing, "note", 1, "1", 1).await?;
    }

    let listed = vault.list_attachments().await?;
    same(listed.len(), 5, "listed")?;
    // What is begun while the rows are read stays.
    let begun = stored(&bench, &other, 1).await?;
    let found = named(&vault).await?;
    same((found.count(), found.is_certain), (3, true), "named")?;
    same(vault.sweep(&listed, &found).await?, 2 + 4, "swept")?;
    same(vault.sweep(&listed, &found).await?, 0, "again")?;
    for (one, chunks) in [(&known[0], 3), (&known[1], 1), (&kept, 5), (&begun, 1)] {
        same(vault.count_chunks(one.id()).await?, chunks, "kept")?;
    }
    for one in [&orphan, &erased] {
        same(vault.count_chunks(one.id()).await?, 0, "orphans")?;
    }
    Ok(())
}

pub(super) async fn nothing_is_swept_in_doubt<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    stored(&bench, &vault, 2).await?;
    let nothing = Vector::new();
    let doubts = [
        ("of the future", 1, "1"),
        ("note", 2, "1"),
        (KIND, 2, "1"),
        (KIND, 1, "\"damaged\""),
    ];
    for (kind, schema, body) in doubts {
        let id = vault.make_id();
        let put = vault.put(id, &nothing, kind, schema, body, 1).await?;
        let before = bench.dump().await?;
        same(sweep(&vault).await?, 0, kind)?;
        same(bench.dump().await?, before, "everything")?;
        vault.erase(id, &put.vector(), kind, 2).await?;
    }
    let put = vault
        .put(vault.make_id(), &nothing, "note", 1, "1", 1)
        .await?;
    let key = Key::Record(put.id, put.shown().write);
    let row = bench.rows().await?.into_iter().find(|row| row.key == key);
    let row = row.map(|row| row.value).unwrap_or_default();
    for bent in [flipped(&row, 99, 1), b"HMWDROW\x09".to_vec()] {
        place(&bench, Store::Records, &key, bent).await?;
        same(sweep(&vault).await?, 0, "a row that does not open")?;
    }
    place(&bench, Store::Records, &key, row).await?;
    same(sweep(&vault).await?, 2, "no doubt is left")
}

pub(super) async fn sweeping_survives_every_failure<B: Backend>(bench: Bench<B>) -> Verdict {
    let (disk, vault) = shaky(&bench).await?;
    let one = stored(&bench, &vault, 2).await?;
    name(&vault, &one, "2").await?;
    for (step, error) in failures() {
        for skipped in 0..3 {
            let orphan = stored(&bench, &vault, 3).await?;
            disk.fail(skipped, step, error);
            let swept = sweep(&vault).await;
            same(swept, Err(Error::Storage(error)), "answer")?;
            let left = vault.count_chunks(orphan.id()).await?;
            ensure!(left == 0 || left == 3, "{left} chunks of 3 are left");
            sweep(&vault).await?;
            same(vault.count_chunks(orphan.id()).await?, 0, "orphans")?;
            same(vault.count_chunks(one.id()).await?, 2, "kept")?;
        }
    }
    Ok(())
}

pub(super) async fn pieces_become_chunks<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let most = Attachment::MOST;
    let all: Vec<u8> = (0..2 * most + 5).map(|at| (at / 7) as u8).collect();
    for (length, piece, chunks) in [
        (0, 1, 1),
        (1, 1, 1),
        (most, most, 1),
        (most, 100_000, 1),
        (most + 1, most + 1, 2),
        (2 * most, 2 * most, 2),
        (2 * most + 5, 99_999, 3),
    ] {
        let one = Attachment::make(&*bench.entropy());
        let mut intake = Intake::new(one.clone());
        for piece in all[..length].chunks(piece) {
            intake.push(&vault, piece).await?;
        }
        let bytes = length as u64;
        same(intake.bytes(), bytes, "bytes")?;
        let taken = intake.finish(&vault).await?;
        same(taken, Taken { bytes, chunks }, "taken")?;
        same(vault.count_chunks(one.id()).await?, chunks, "chunks")?;
        ensure!(read(&vault, &one, chunks).await? == all[..length], "bytes");
        vault.erase_chunks(one.id()).await?;
    }
    // A recording: one chunk for each slice.
    let one = Attachment::make(&*bench.entropy());
    let mut intake = Intake::new(one.clone());
    for slice in [&b"aa"[..], b"", b"bb"] {
        intake.push(&vault, slice).await?;
        intake.flush(&vault).await?;
    }
    same(vault.count_chunks(one.id()).await?, 2, "slices")?;
    intake.push(&vault, b"c").await?;
    let (bytes, chunks) = (5, 3);
    let taken = intake.finish(&vault).await?;
    same(taken, Taken { bytes, chunks }, "recorded")?;
    same(read(&vault, &one, 3).await?, b"aabbc".to_vec(), "recording")
}

/// Everything in an attachment, whose last chunk alone says that it is.
async fn read<B: Backend>(
    vault: &Vault<B>,
    one: &Attachment,
    chunks: u32,
) -> Result<Vec<u8>, Trouble> {
    let mut all = Vec::new();
    for number in 0..chunks {
        match vault.read_chunk(one, number).await? {
            Chunk::Whole { plain, is_last } if is_last == (number + 1 == chunks) => {
                all.extend(plain);
            }
            other => return Err(Trouble(format!("chunk {number}: {other:?}"))),
        }
    }
    Ok(all)
}

pub(super) async fn pieces_survive_every_failure<B: Backend>(bench: Bench<B>) -> Verdict {
    let (disk, vault) = shaky(&bench).await?;
    for (step, error) in failures() {
        let one = Attachment::make(&*bench.entropy());
        let mut intake = Intake::new(one.clone());
        intake.push(&vault, b"first").await?;
        disk.fail(0, step, error);
        let flushed = intake.flush(&vault).await;
        same(flushed, Err(Error::Storage(error)), "flush")?;
        intake.flush(&vault).await?;
        intake.push(&vault, b"second").await?;
        disk.fail(0, step, error);
        let ended = intake.finish(&vault).await;
        same(ended, Err(Error::Storage(error)), "finish")?;
        same(intake.finish(&vault).await?.chunks, 2, "chunks")?;
        let all = read(&vault, &one, 2).await?;
        same(all, b"firstsecond".to_vec(), "all")?;
    }
    Ok(())
}

pub(super) async fn an_open_one_ends_at_its_last_whole_chunk<B: Backend>(
    bench: Bench<B>,
) -> Verdict {
    let vault = bench.vault(0).await?;
    let one = Attachment::make(&*bench.entropy());
    same(vault.end_chunks(&one).await?, None, "nothing")?;
    for number in 0..4 {
        vault.put_chunk(&one, number, b"abc", false).await?;
    }
    let last = bench.items(Store::Chunks).await?.pop();
    let last = last.map(|item| item.value).unwrap_or_default();
    // The last was cut by the kill.
    let key = Key::Chunk(one.id(), 3);
    place(&bench, Store::Chunks, &key, flipped(&last, 30, 1)).await?;
    let taken = Taken {
        bytes: 9,
        chunks: 3,
    };
    same(vault.end_chunks(&one).await?, Some(taken), "ended")?;
    same(vault.end_chunks(&one).await?, Some(taken), "again")?;
    same(
        read(&vault, &one, 3).await?,
        b"abcabcabc".to_vec(),
        "what is left",
    )?;
    let nothing = Attachment::make(&*bench.entropy());
    let key = Key::Chunk(nothing.id(), 0);
    place(&bench, Store::Chunks, &key, last).await?;
    same(vault.end_chunks(&nothing).await?, None, "none is whole")
}

pub(super) async fn a_look_tells_what_is_whole<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let look = async || -> Result<Holdings, Trouble> {
        let named = named(&vault).await?;
        Ok(vault.check_attachments(&named).await?)
    };
    same(look().await?, Holdings::default(), "nothing")?;
    let whole = stored(&bench, &vault, 20).await?;
    name(&vault, &whole, "20").await?;
    let open = stored(&bench, &vault, 2).await?;
    name(&vault, &open, "open").await?;
    let begun = Attachment::make(&*bench.entropy());
    name(&vault, &begun, "open").await?;
    let absent = Attachment::make(&*bench.entropy());
    name(&vault, &absent, "3").await?;
    let longer = stored(&bench, &vault, 5).await?;
    name(&vault, &longer, "4").await?;
    stored(&bench, &vault, 2).await?;
    let sound = Holdings {
        named: 5,
        whole: 4,
        absent: 1,
        chunks: 29,
        bytes: 29 * 41,
        damaged: 0,
        missing: 0,
        unnamed: 3,
    };
    same(look().await?, sound, "sound")?;
    same(sound.spoilt(), 0, "spoilt")?;
    let gone = Change::Delete(Store::Chunks, Key::Chunk(whole.id(), 19));
    bench.apply(&[gone]).await?;
    place(
        &bench,
        Store::Chunks,
        &Key::Chunk(open.id(), 1),
        b"?".to_vec(),
    )
    .await?;
    let gap = Change::Delete(Store::Chunks, Key::Chunk(longer.id(), 0));
    bench.apply(&[gap]).await?;
    let before = bench.dump().await?;
    let spoilt = Holdings {
        whole: 1,
        chunks: 27,
        bytes: 26 * 41 + 1,
        damaged: 1,
        missing: 2,
        ..sound
    };
    same(look().await?, spoilt, "spoilt")?;
    same(spoilt.spoilt(), 3, "spoilt")?;
    same(bench.dump().await?, before, "everything")?;
    // Without opening any, those that are missing are known, and the bytes as manifests tell them.
    let found = named(&vault).await?;
    let counted = Holdings {
        whole: 2,
        bytes: 0,
        damaged: 0,
        ..spoilt
    };
    same(vault.count_attachments(&found).await?, counted, "counted")?;
    let sizes = vault.measure_chunks(&found).await?;
    same(sizes.len(), 27, "sizes")?;
    let bytes: usize = sizes.iter().map(|(.., bytes)| bytes).sum();
    same(bytes as u64, spoilt.bytes, "their sum")
}
