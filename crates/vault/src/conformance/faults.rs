//! Cases about storage that fails: at every step, everything is there or nothing is.

use super::{Bench, Trouble, Verdict, ensure, only, same, some};
use crate::backend::{Backend, BackendError, Range, Store};
use crate::faulty::{Faulty, Step};
use crate::{Error, Record, RecordId, Vault, Vector, Write};
use std::rc::Rc;

const ERRORS: [BackendError; 3] = [
    BackendError::Full,
    BackendError::Lost,
    BackendError::Blocked,
];

/// Every step with every error.
pub(super) fn failures() -> impl Iterator<Item = (Step, BackendError)> {
    Step::ALL
        .into_iter()
        .flat_map(|step| ERRORS.into_iter().map(move |error| (step, error)))
}

pub(super) type Shaky<B> = Rc<Faulty<Rc<B>>>;

pub(super) async fn shaky<B: Backend>(
    bench: &Bench<B>,
) -> Result<(Shaky<B>, Vault<Shaky<B>>), Trouble> {
    let disk = Rc::new(Faulty::new(bench.first.clone()));
    let vault = Vault::open(disk.clone(), bench.entropy(), 0).await?;
    Ok((disk, vault))
}

/// What the second connection sees of a record.
async fn seen<B: Backend>(bench: &Bench<B>, id: RecordId) -> Result<Record, Trouble> {
    some(bench.vault(1).await?.read(id).await?, "record")
}

pub(super) async fn a_put_is_whole_or_absent<B: Backend>(bench: Bench<B>) -> Verdict {
    let (disk, vault) = shaky(&bench).await?;
    for (step, error) in failures() {
        let id = vault.make_id();
        let old = vault.put(id, &Vector::new(), "note", 1, "1", 1).await?;
        let before = bench.dump().await?;
        disk.fail(0, step, error);
        let (base, sent) = (old.vector(), [vault.make_write(), vault.make_write()]);
        let write = |tries| Write {
            id,
            base: &base,
            sent: &sent[..tries],
            kind: "note",
            schema: 1,
            body: "2",
        };
        let put = vault.put_one(write(1), 2).await;
        same(put, Err(Error::Storage(error)), "answer")?;
        if step == Step::AfterCommit {
            same(seen(&bench, id).await?.shown().body.as_str(), "2", "body")?;
        } else {
            same(bench.dump().await?, before, "everything")?;
        }
        // Saving again, from the base one had, is right in any case.
        let again = vault.put_one(write(2), 3).await?.record;
        same(again.heads().count(), 1, "heads")?;
        same(seen(&bench, id).await?, again, "record")?;
    }
    Ok(())
}

pub(super) async fn many_records_are_whole_or_absent<B: Backend>(bench: Bench<B>) -> Verdict {
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
        let ids: Vec<_> = (0..60).map(|_| vault.make_id()).collect();
        let writes: Vec<_> = ids.iter().map(|id| write(*id, "1")).collect();
        let before = bench.dump().await?;
        disk.fail(0, step, error);
        let put = vault.put_all(&writes, 1).await;
        same(put.err(), Some(Error::Storage(error)), "answer")?;
        if step != Step::AfterCommit {
            same(bench.dump().await?, before, "everything")?;
        }
        let put = vault.put_all(&writes, 1).await?;
        same(put.len(), ids.len(), "records")?;
        let known: Vec<_> = put
            .iter()
            .map(|one| (one.id, one.vector(), Vec::new()))
            .collect();
        let before = bench.dump().await?;
        disk.fail(0, step, error);
        let erased = vault.erase_all(&known, "note", 2).await;
        same(erased.err(), Some(Error::Storage(error)), "answer")?;
        if step != Step::AfterCommit {
            same(bench.dump().await?, before, "everything")?;
        }
        vault.erase_all(&known, "note", 3).await?;
        for id in ids {
            ensure!(seen(&bench, id).await?.is_erased(), "one was left");
        }
    }
    let before = bench.dump().await?;
    same(vault.put_all(&[], 1).await?, Vec::new(), "none")?;
    let (a, b) = (vault.make_id(), vault.make_id());
    let twice = [write(a, "1"), write(b, "1"), write(a, "2")];
    let twice = vault.put_all(&twice, 1).await;
    same(twice, Err(Error::OutOfBounds), "one record twice")?;
    let half = vault.put_all(&[write(a, "1"), write(b, "{")], 1).await;
    same(half, Err(Error::NotJson), "half of it no JSON")?;
    same(bench.dump().await?, before, "everything")
}

pub(super) async fn an_erasure_is_whole_or_absent<B: Backend>(bench: Bench<B>) -> Verdict {
    let (disk, vault) = shaky(&bench).await?;
    for (step, error) in failures() {
        let id = vault.make_id();
        let old = vault.put(id, &Vector::new(), "note", 1, "1", 1).await?;
        disk.fail(0, step, error);
        let (base, mut sent) = (old.vector(), vec![vault.make_write()]);
        let erased = vault.erase_one(id, &base, &sent, "note", 2).await;
        same(erased, Err(Error::Storage(error)), "answer")?;
        let now = seen(&bench, id).await?;
        same(now.is_erased(), step == Step::AfterCommit, "erased")?;
        ensure!(now.is_erased() || now == old, "half erased");
        sent.push(vault.make_write());
        let again = vault.erase_one(id, &base, &sent, "note", 3).await?.record;
        same(again.heads().count(), 1, "heads")?;
        same(seen(&bench, id).await?, again, "record")?;
    }
    Ok(())
}

/// A first start has three operations: look, make, look.
pub(super) async fn opening_survives_every_failure<B: Backend>(bench: Bench<B>) -> Verdict {
    for nth in 0..3 {
        for (step, error) in failures() {
            let disk = Rc::new(Faulty::new(bench.first.clone()));
            disk.fail(nth, step, error);
            let opened = Vault::open(disk.clone(), bench.entropy(), 0).await;
            same(opened.err(), Some(Error::Storage(error)), "answer")?;
            let made = bench.items(Store::Meta).await?.len();
            let should_be_made = nth == 2 || (nth == 1 && step == Step::AfterCommit);
            same(made, if should_be_made { 9 } else { 0 }, "entries")?;
            let vault = Vault::open(disk.clone(), bench.entropy(), 0).await?;
            same(vault.load().await?, Default::default(), "records")?;
            vault.erase_everything().await?;
        }
    }
    Ok(())
}

pub(super) async fn reading_survives_every_failure<B: Backend>(bench: Bench<B>) -> Verdict {
    let (disk, vault) = shaky(&bench).await?;
    let id = vault.make_id();
    let record = vault.put(id, &Vector::new(), "note", 1, "1", 1).await?;
    let before = bench.dump().await?;
    for (step, error) in failures() {
        let failed = Error::Storage(error);
        disk.fail(0, step, error);
        same(vault.load().await, Err(failed), "load")?;
        disk.fail(0, step, error);
        same(vault.read(id).await, Err(failed), "read")?;
        disk.fail(0, step, error);
        same(vault.probe().await, Err(failed), "probe")?;
        same(vault.probe().await, Ok(()), "probe, later")?;
        same(vault.read(id).await?, Some(record.clone()), "read, later")?;
        let reopened = Vault::open(disk.clone(), bench.entropy(), 0).await?;
        same(
            only(reopened.load().await?.records)?,
            record.clone(),
            "load, later",
        )?;
    }
    same(bench.dump().await?, before, "everything")
}

pub(super) async fn erasing_everything_is_whole_or_absent<B: Backend>(bench: Bench<B>) -> Verdict {
    for (step, error) in failures() {
        let (disk, vault) = shaky(&bench).await?;
        let id = vault.make_id();
        vault.put(id, &Vector::new(), "note", 1, "1", 1).await?;
        vault.put_open("card", b"1").await?;
        let before = bench.dump().await?;
        disk.fail(0, step, error);
        same(
            vault.erase_everything().await,
            Err(Error::Storage(error)),
            "answer",
        )?;
        let expected = match step {
            Step::AfterCommit => vec![vec![]; 6],
            _ => before,
        };
        same(bench.dump().await?, expected, "everything")?;
        vault.erase_everything().await?;
        same(bench.dump().await?, vec![vec![]; 6], "everything, at last")?;
    }
    Ok(())
}

pub(super) async fn what_is_open_is_whole_or_absent<B: Backend>(bench: Bench<B>) -> Verdict {
    let (disk, vault) = shaky(&bench).await?;
    for (step, error) in failures() {
        vault.put_open("card", b"old").await?;
        disk.fail(0, step, error);
        same(
            vault.put_open("card", b"new").await,
            Err(Error::Storage(error)),
            "put",
        )?;
        let now = match step {
            Step::AfterCommit => b"new",
            _ => b"old",
        };
        same(vault.read_open("card").await?, Some(now.to_vec()), "card")?;
        disk.fail(0, step, error);
        same(
            vault.erase_all_open().await,
            Err(Error::Storage(error)),
            "erase",
        )?;
        let left = usize::from(step != Step::AfterCommit);
        same(vault.list_open().await?.len(), left, "names")?;
    }
    Ok(())
}

/// What came of a record lies in the clear no longer once the record says otherwise: never one without
/// the other.
pub(super) async fn what_is_no_longer_so_is_closed_with_its_record<B: Backend>(
    bench: Bench<B>,
) -> Verdict {
    let (disk, vault) = shaky(&bench).await?;
    vault.put_open("numbers", b"988").await?;
    for (step, error) in failures() {
        let (id, base) = (vault.make_id(), Vector::new());
        let write = Write {
            id,
            base: &base,
            sent: &[],
            kind: "note",
            schema: 1,
            body: "1",
        };
        vault.put_open("message", b"come").await?;
        disk.fail(0, step, error);
        let put = vault.put_all_closing(&[write], &["message"], 1).await;
        same(put.err(), Some(Error::Storage(error)), "answer")?;
        let is_written = vault.read(id).await?.is_some();
        let is_open = vault.read_open("message").await?.is_some();
        same(is_written, step == Step::AfterCommit, "the record")?;
        same(is_open, !is_written, "what lies in the clear")?;
        vault
            .put_all_closing(&[write], &["message", "absent"], 2)
            .await?;
        same(vault.list_open().await?, vec!["numbers".into()], "names")?;
    }
    // What cannot be written takes nothing out of the clear.
    vault.put_open("message", b"come").await?;
    let base = Vector::new();
    let broken = Write {
        id: vault.make_id(),
        base: &base,
        sent: &[],
        kind: "note",
        schema: 1,
        body: "{",
    };
    let put = vault.put_all_closing(&[broken], &["message"], 3).await;
    same(put.err(), Some(Error::NotJson), "answer")?;
    same(vault.list_open().await?.len(), 2, "names")
}

/// A backend that reopens a lost connection does the update a second time, though the first
/// had been applied.
pub(super) async fn an_update_done_twice_counts_once<B: Backend>(bench: Bench<B>) -> Verdict {
    let (disk, vault) = shaky(&bench).await?;
    let id = vault.make_id();
    disk.lose_and_retry();
    let put = vault.put(id, &Vector::new(), "note", 1, "1", 1).await?;
    same(
        put.vector().iter().map(|(_, counter)| counter).collect(),
        vec![1],
        "counters",
    )?;
    disk.lose_and_retry();
    let edited = vault.put(id, &put.vector(), "note", 1, "2", 2).await?;
    same(edited.heads().count(), 1, "heads")?;
    same(seen(&bench, id).await?, edited.clone(), "record")?;
    disk.lose_and_retry();
    let erased = vault.erase(id, &edited.vector(), "note", 3).await?;
    same(seen(&bench, id).await?, erased, "record")?;
    ensure!(!disk.is_armed(), "a failure is still to come");
    let ranges = [Range::OfRecord(id)];
    same(bench.second.read(&ranges).await?.concat().len(), 1, "rows")
}
