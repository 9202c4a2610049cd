//! Cases about two tabs that write the same record.

use super::{Bench, Verdict, ensure, same, some};
use crate::backend::Backend;
use crate::testing::both;
use crate::{Record, Vector, Write};

fn bodies(record: &Record) -> Vec<&str> {
    record.heads().map(|head| head.body.as_str()).collect()
}

pub(super) async fn two_lanes_make_a_conflict<B: Backend>(bench: Bench<B>) -> Verdict {
    let (a, b) = (bench.vault(0).await?, bench.vault(1).await?);
    let id = a.make_id();
    let base = a.put(id, &Vector::new(), "note", 1, "0", 1).await?.vector();
    a.put(id, &base, "note", 1, "1", 3).await?;
    let both = b.put(id, &base, "note", 1, "2", 2).await?;
    ensure!(both.is_conflict(), "no conflict");
    same(bodies(&both), vec!["1", "2"], "heads, later first")?;
    same(a.read(id).await?, Some(both.clone()), "the other's view")?;
    same(bench.rows().await?.len(), 2, "rows")?;
    // A third save, still from the old base, keeps both: it has seen neither of them.
    let three = a.put(id, &base, "note", 1, "3", 4).await?;
    same(bodies(&three), vec!["3", "1", "2"], "heads")?;
    // Whoever has seen all joins them.
    let joined = b.put(id, &three.vector(), "note", 1, "4", 5).await?;
    ensure!(!joined.is_conflict(), "still a conflict");
    same(bodies(&joined), vec!["4"], "heads")?;
    same(bench.rows().await?.len(), 1, "rows")
}

pub(super) async fn two_lanes_at_once_lose_nothing<B: Backend>(bench: Bench<B>) -> Verdict {
    let (a, b) = (bench.vault(0).await?, bench.vault(1).await?);
    for round in 0..5 {
        let id = a.make_id();
        let base = Vector::new();
        let (first, second) = both(
            a.put(id, &base, "note", 1, "1", round),
            b.put(id, &base, "note", 1, "2", round),
        )
        .await;
        first?;
        second?;
        let record = some(a.read(id).await?, "record")?;
        let mut found = bodies(&record);
        found.sort();
        same(found, vec!["1", "2"], "heads")?;
        same(b.read(id).await?, Some(record), "the other's view")?;
    }
    Ok(())
}

/// Who goes on from what another lane wrote has not seen what their own lane wrote meanwhile.
pub(super) async fn a_write_covers_what_its_base_saw<B: Backend>(bench: Bench<B>) -> Verdict {
    let (a, b) = (bench.vault(0).await?, bench.vault(1).await?);
    let id = a.make_id();
    let base = a.put(id, &Vector::new(), "note", 1, "0", 1).await?.vector();
    a.put(id, &base, "note", 1, "10", 2).await?;
    let both = b.put(id, &base, "note", 1, "20", 3).await?;
    same(bodies(&both), vec!["20", "10"], "heads")?;
    let mut seen = both.shown().vector.clone();
    for (at, body) in [(4, "21"), (5, "22"), (6, "23")] {
        let record = a.put(id, &seen, "note", 1, body, at).await?;
        same(bodies(&record), vec![body, "10"], "heads")?;
        seen = record.shown().vector.clone();
    }
    same(seen.iter().count(), 3, "names, one for the branch")?;
    let joined = a.read(id).await?.map(|record| record.vector());
    let joined = a
        .put(id, &some(joined, "record")?, "note", 1, "30", 7)
        .await?;
    same(bodies(&joined), vec!["30"], "heads")?;
    same(bench.rows().await?.len(), 1, "rows")
}

pub(super) async fn a_lane_follows_itself<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let id = vault.make_id();
    let nothing = Vector::new();
    let mut sent = Vec::new();
    let mut record = None;
    // Saves whose answers were lost: the writer knows that they sent them, and says more.
    for (at, body) in [(1, "1"), (2, "2"), (3, "3")] {
        sent.push(vault.make_write());
        let write = Write {
            id,
            base: &nothing,
            sent: &sent,
            kind: "note",
            schema: 1,
            body,
        };
        let saved = vault.put_one(write, at).await?;
        same(saved.seen, saved.record.vector(), "what was seen")?;
        record = Some(saved.record);
    }
    let again = some(record, "record")?;
    same(bodies(&again), vec!["3"], "heads")?;
    // The tab is closed, and another takes its lane.
    let next = bench.vault(0).await?;
    let later = next.put(id, &again.vector(), "note", 1, "4", 4).await?;
    same(bodies(&later), vec!["4"], "heads")?;
    same(later.vector().iter().count(), 1, "replicas")
}

pub(super) async fn the_same_twice_is_no_conflict<B: Backend>(bench: Bench<B>) -> Verdict {
    let (a, b) = (bench.vault(0).await?, bench.vault(1).await?);
    let id = a.derive_id("tick/1/water");
    a.put(id, &Vector::new(), "tick", 1, "true", 1).await?;
    let record = b.put(id, &Vector::new(), "tick", 1, "true", 2).await?;
    same(record.heads().count(), 2, "heads")?;
    ensure!(!record.is_conflict(), "a conflict about nothing");
    let other_schema = b.put(id, &Vector::new(), "tick", 2, "true", 3).await?;
    ensure!(other_schema.is_conflict(), "two schemas are two things");
    Ok(())
}

pub(super) async fn an_edit_survives_an_erasure<B: Backend>(bench: Bench<B>) -> Verdict {
    let (a, b) = (bench.vault(0).await?, bench.vault(1).await?);
    for erase_first in [true, false] {
        let id = a.make_id();
        let base = a.put(id, &Vector::new(), "note", 1, "0", 1).await?.vector();
        let record = if erase_first {
            a.erase(id, &base, "note", 9).await?;
            b.put(id, &base, "note", 1, "1", 2).await?
        } else {
            b.put(id, &base, "note", 1, "1", 2).await?;
            a.erase(id, &base, "note", 9).await?
        };
        ensure!(record.is_conflict() && !record.is_erased(), "does not ask");
        same(
            bodies(&record),
            vec!["1", ""],
            "the edit is shown, though earlier",
        )?;
        let kept = a.put(id, &record.vector(), "note", 1, "1", 10).await?;
        same(kept.heads().count(), 1, "heads once answered")?;
    }
    Ok(())
}

pub(super) async fn two_erasures_agree<B: Backend>(bench: Bench<B>) -> Verdict {
    let (a, b) = (bench.vault(0).await?, bench.vault(1).await?);
    let id = a.make_id();
    let base = a.put(id, &Vector::new(), "note", 1, "0", 1).await?.vector();
    a.erase(id, &base, "note", 2).await?;
    let record = b.erase(id, &base, "note", 3).await?;
    ensure!(
        record.is_erased() && !record.is_conflict(),
        "two erasures quarrel"
    );
    Ok(())
}
