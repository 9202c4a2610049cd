//! Cases about what a start puts in order, and how it knows whether there is anything.

use super::damage::{flipped, place};
use super::faults::shaky;
use super::{Bench, Trouble, Verdict, ensure, only, same, some};
use crate::backend::{Backend, BackendError, Item, Key, Range, Store};
use crate::faulty::Step;
use crate::testing::both;
use crate::{
    Attachment, Chunk, Error, Head, Intake, Manifests, Naming, Record, RecordId, Taken, Vault,
    Vector,
};

/// A manifest here is a text: id, key, and how many chunks and bytes, if it is closed.
struct Texts;

impl Manifests for Texts {
    fn naming(&self, _: RecordId, head: &Head) -> Naming {
        let words: Vec<&str> = head.body.trim_matches('"').split(' ').collect();
        let number = |at: usize| words.get(at).and_then(|word| word.parse().ok());
        let taken = number(2).zip(number(3));
        let taken = taken.map(|(chunks, bytes)| Taken {
            chunks: chunks as u32,
            bytes,
        });
        match (head.kind.as_str(), words.as_slice()) {
            (Attachment::KIND, [id, key, ..]) => match Attachment::from_hex(id, key) {
                Some(one) => Naming::One(one, taken),
                None => Naming::Unknown,
            },
            ("note", _) => Naming::Nothing,
            _ => Naming::Unknown,
        }
    }

    fn with(&self, _: &Head, attachment: &Attachment, taken: Taken) -> Option<String> {
        Some(body(attachment, Some(taken)))
    }
}

fn body(one: &Attachment, taken: Option<Taken>) -> String {
    let (id, key) = (one.id_hex(), one.expose_key_hex());
    let taken = taken.map(|taken| format!(" {} {}", taken.chunks, taken.bytes));
    format!("\"{id} {}{}\"", *key, taken.unwrap_or_default())
}

async fn name<B: Backend>(
    vault: &Vault<B>,
    one: &Attachment,
    taken: Option<Taken>,
) -> Result<Record, Trouble> {
    let (id, nothing) = (vault.make_id(), Vector::new());
    let body = body(one, taken);
    Ok(vault
        .put(id, &nothing, Attachment::KIND, 1, &body, 1)
        .await?)
}

async fn tend<B: Backend>(vault: &Vault<B>) -> Result<Vec<RecordId>, Error> {
    vault.tend(&Texts, 9).await
}

/// How long a slice is: so short that one chunk takes them all, and so long that three do.
const SHORT: usize = 7;
const LONG: usize = 200_000;

/// What is recorded, in slices.
fn sound(length: usize) -> Vec<Vec<u8>> {
    (0..3u8).map(|slice| vec![slice; length]).collect()
}

/// A recording that a kill has left: its slices, and its open manifest before them.
async fn killed<B: Backend, D: Backend>(
    bench: &Bench<B>,
    vault: &Vault<D>,
    length: usize,
) -> Result<(Attachment, Record), Trouble> {
    let one = Attachment::make(&*bench.entropy());
    let manifest = name(vault, &one, None).await?;
    let mut intake = Intake::new(one.clone());
    for slice in sound(length) {
        intake.push(vault, &slice).await?;
        intake.flush(vault).await?;
    }
    Ok((one, manifest))
}

/// Every attachment that a live write of this record names, with how much it says there is.
async fn named<B: Backend>(
    vault: &Vault<B>,
    manifest: RecordId,
) -> Result<Vec<(Attachment, Option<Taken>)>, Trouble> {
    let record = some(vault.read(manifest).await?, "manifest")?;
    let naming = |head: &Head| match Texts.naming(manifest, head) {
        Naming::One(one, taken) => Ok((one, taken)),
        _ => Err(Trouble("no manifest".into())),
    };
    record.heads().map(naming).collect()
}

/// Everything that is recorded, out of the chunks that open.
async fn heard<B: Backend>(vault: &Vault<B>, one: &Attachment) -> Result<Vec<u8>, Trouble> {
    let mut all = Vec::new();
    for number in 0.. {
        match vault.read_chunk(one, number).await? {
            Chunk::Whole { plain, .. } => all.extend(plain),
            Chunk::Absent => return Ok(all),
            Chunk::Damaged => return Err(Trouble("damaged".into())),
        }
    }
    Ok(all)
}

/// The recording lies in full chunks, and nothing else does; a start has nothing more to do.
async fn is_in_order<B: Backend>(vault: &Vault<B>, manifest: RecordId, length: usize) -> Verdict {
    let (one, taken) = only(named(vault, manifest).await?)?;
    let expected = Taken {
        chunks: if length == LONG { 3 } else { 1 },
        bytes: 3 * length as u64,
    };
    same(taken, Some(expected), "extent")?;
    ensure!(
        heard(vault, &one).await? == sound(length).concat(),
        "another sound"
    );
    same(vault.list_attachments().await?, vec![one.id()], "kept")?;
    same(vault.untidy().await?, None, "untidy")
}

pub(super) async fn slices_are_joined<B: Backend>(bench: Bench<B>) -> Verdict {
    let length = LONG;
    let vault = bench.vault(0).await?;
    let (_, manifest) = killed(&bench, &vault, length).await?;
    same(tend(&vault).await?, vec![manifest.id], "written")?;
    is_in_order(&vault, manifest.id, length).await?;
    let before = bench.dump().await?;
    same(tend(&vault).await?, Vec::new(), "again")?;
    same(bench.dump().await?, before, "everything")?;

    // A recorder that comes to its end does it at once, and the slices go at a start.
    let vault = bench.vault(1).await?;
    let one = Attachment::make(&*bench.entropy());
    let open = name(&vault, &one, None).await?;
    let mut intake = Intake::new(one.clone());
    for slice in sound(length) {
        intake.push(&vault, &slice).await?;
        intake.flush(&vault).await?;
    }
    let (joined, taken) = intake.finish_joined(&vault).await?;
    ensure!(joined.id() != one.id(), "the same id");
    let body = body(&joined, Some(taken));
    let seen = open.vector();
    vault
        .put(open.id, &seen, Attachment::KIND, 1, &body, 2)
        .await?;
    tend(&vault).await?;
    same(vault.count_chunks(one.id()).await?, 0, "slices")?;
    vault
        .erase(
            manifest.id,
            &manifest_seen(&vault, manifest.id).await?,
            Attachment::KIND,
            3,
        )
        .await?;
    same(tend(&vault).await?, Vec::new(), "nothing to write")?;
    is_in_order(&vault, open.id, length).await
}

async fn manifest_seen<B: Backend>(vault: &Vault<B>, id: RecordId) -> Result<Vector, Trouble> {
    Ok(some(vault.read(id).await?, "manifest")?.vector())
}

pub(super) async fn what_is_closed_in_slices_is_joined<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let (one, open) = killed(&bench, &vault, SHORT).await?;
    let taken = some(vault.end_chunks(&one).await?, "end")?;
    let seen = open.vector();
    let closed = body(&one, Some(taken));
    vault
        .put(open.id, &seen, Attachment::KIND, 1, &closed, 2)
        .await?;
    // One slice does not open: they stay as they are, until it does.
    let key = Key::Chunk(one.id(), 1);
    let range = [Range::One(Store::Chunks, key.clone())];
    let Item { value, .. } = only(bench.second.read(&range).await?.concat())?;
    place(&bench, Store::Chunks, &key, flipped(&value, 30, 1)).await?;
    same(tend(&vault).await?, Vec::new(), "written")?;
    let (still, _) = only(named(&vault, open.id).await?)?;
    same(still.id(), one.id(), "id")?;
    same(vault.list_attachments().await?, vec![one.id()], "kept")?;
    same(vault.untidy().await?, None, "untidy")?;
    // A copy that mends it says so.
    place(&bench, Store::Chunks, &key, vec![1]).await?;
    let chunk = crate::copy::Chunk {
        attachment: one.id(),
        number: 1,
        sealed: value,
    };
    let all = vault.find_named(|id, head| Texts.naming(id, head)).await?;
    same(vault.mend_chunks(&[chunk], &all).await?, 1, "mended")?;
    same(tend(&vault).await?, vec![open.id], "written")?;
    is_in_order(&vault, open.id, SHORT).await
}

pub(super) async fn nothing_is_joined_in_doubt<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let (one, open) = killed(&bench, &vault, SHORT).await?;
    let (doubt, nothing) = (vault.make_id(), Vector::new());
    let put = vault
        .put(doubt, &nothing, "of the future", 1, "1", 1)
        .await?;
    same(tend(&vault).await?, vec![open.id], "closed")?;
    let (still, taken) = only(named(&vault, open.id).await?)?;
    same(still.id(), one.id(), "id")?;
    same(taken.map(|taken| taken.chunks), Some(3), "slices")?;
    // It is looked at again at every start.
    same(tend(&vault).await?, Vec::new(), "closed")?;
    ensure!(vault.untidy().await?.is_some(), "the doubt is forgotten");
    vault
        .erase(doubt, &put.vector(), "of the future", 2)
        .await?;
    same(tend(&vault).await?, vec![open.id], "joined")?;
    is_in_order(&vault, open.id, SHORT).await
}

pub(super) async fn two_heads_are_left_alone<B: Backend>(bench: Bench<B>) -> Verdict {
    let (vault, other) = (bench.vault(0).await?, bench.vault(1).await?);
    let (one, open) = killed(&bench, &vault, SHORT).await?;
    let (seen, open_body) = (open.vector(), body(&one, None));
    let another = format!("{} changed\"", open_body.trim_end_matches('"'));
    for (tab, body) in [(&vault, &open_body), (&other, &another)] {
        tab.put(open.id, &seen, Attachment::KIND, 1, body, 2)
            .await?;
    }
    let before = bench.dump().await?;
    same(tend(&vault).await?, Vec::new(), "written")?;
    let rows = |dump: Vec<Vec<Item>>| dump.into_iter().skip(1).collect::<Vec<_>>();
    same(rows(bench.dump().await?), rows(before), "everything")?;
    // The next save joins them, and is to be put in order.
    let seen = manifest_seen(&vault, open.id).await?;
    vault
        .put(open.id, &seen, Attachment::KIND, 1, &open_body, 3)
        .await?;
    same(tend(&vault).await?, vec![open.id], "written")?;
    is_in_order(&vault, open.id, SHORT).await
}

pub(super) async fn tending_survives_every_failure<B: Backend>(bench: Bench<B>) -> Verdict {
    let (disk, vault) = shaky(&bench).await?;
    for step in Step::ALL {
        for operations in 0.. {
            let (_, manifest) = killed(&bench, &vault, SHORT).await?;
            disk.fail(operations, step, BackendError::Lost);
            let tended = tend(&vault).await;
            let is_over = disk.is_armed();
            disk.disarm();
            same(tended.is_ok(), is_over, "answer")?;
            // Whatever the manifest names is all there.
            let (one, _) = only(named(&vault, manifest.id).await?)?;
            let all = heard(&vault, &one).await?;
            ensure!(
                all == sound(SHORT).concat(),
                "lost at {operations}, {step:?}"
            );
            // What is there is known to want a look, or in order.
            tend(&vault).await?;
            is_in_order(&vault, manifest.id, SHORT).await?;
            let seen = manifest_seen(&vault, manifest.id).await?;
            vault.erase(manifest.id, &seen, Attachment::KIND, 3).await?;
            tend(&vault).await?;
            same(vault.list_attachments().await?, Vec::new(), "left")?;
            if is_over {
                break;
            }
        }
    }
    Ok(())
}

pub(super) async fn two_windows_may_tend_at_once<B: Backend>(bench: Bench<B>) -> Verdict {
    let (vault, other) = (bench.vault(0).await?, bench.vault(1).await?);
    let (_, manifest) = killed(&bench, &vault, SHORT).await?;
    let (one, two) = both(tend(&vault), tend(&other)).await;
    one?;
    two?;
    // They join apart, and each may take the other's chunks for nobody's: a lock keeps them apart.
    // What a manifest names is whole in any case.
    let all = named(&vault, manifest.id).await?;
    let mut is_any = false;
    for (one, _) in all {
        is_any |= heard(&vault, &one).await? == sound(SHORT).concat();
    }
    ensure!(is_any, "the recording is lost");
    Ok(())
}

pub(super) async fn what_is_begun_is_known<B: Backend>(bench: Bench<B>) -> Verdict {
    let (vault, other) = (bench.vault(0).await?, bench.vault(1).await?);
    let nothing = Vector::new();
    vault
        .put(vault.make_id(), &nothing, "note", 1, "1", 1)
        .await?;
    same(vault.untidy().await?, None, "a note")?;
    same(vault.glance().await?, (0, false), "a glance")?;
    let one = Attachment::make(&*bench.entropy());
    vault.put_chunk(&one, 0, b"x", true).await?;
    let begun = some(other.untidy().await?, "mark")?;
    same(other.glance().await?, (0, true), "a glance")?;
    // What is begun meanwhile is not taken for put in order.
    other.put_chunk(&one, 0, b"y", true).await?;
    same(vault.tidied(&begun).await?, false, "tidied")?;
    let begun = some(vault.untidy().await?, "mark")?;
    let taken = Taken {
        chunks: 1,
        bytes: 1,
    };
    let manifest = name(&other, &one, Some(taken)).await?;
    same(vault.tidied(&begun).await?, false, "tidied")?;
    same(tend(&vault).await?, Vec::new(), "written")?;
    same(vault.untidy().await?, None, "in order")?;
    // Erased here, erased by a copy, and brought by one.
    let erased = other
        .erase(manifest.id, &manifest.vector(), Attachment::KIND, 2)
        .await?;
    ensure!(vault.untidy().await?.is_some(), "an erasure");
    same(tend(&vault).await?, Vec::new(), "written")?;
    same(vault.count_chunks(one.id()).await?, 0, "chunks")?;
    same(vault.untidy().await?, None, "in order")?;
    let far = Head {
        write: vault.make_write(),
        vector: erased.vector().with(crate::ReplicaId([7; 16]), 1),
        ..manifest.shown().clone()
    };
    let merged = vault.merge(&[(manifest.id, far)]).await?;
    same((merged.added, merged.replaced), (1, 1), "merged")?;
    ensure!(vault.untidy().await?.is_some(), "a merge");
    tend(&vault).await?;
    let chunk = crate::copy::Chunk {
        attachment: one.id(),
        number: 0,
        sealed: vec![1; 41],
    };
    vault.merge_chunks(std::slice::from_ref(&chunk)).await?;
    ensure!(vault.untidy().await?.is_some(), "a chunk of a copy");
    tend(&vault).await?;
    vault.merge_chunks(&[chunk]).await?;
    same(vault.untidy().await?, None, "a chunk that is there")
}
