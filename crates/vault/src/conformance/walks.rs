//! Cases about going through everything in slices, while others write.

use super::{Bench, Trouble, Verdict, ensure, same, some};
use crate::backend::Backend;
use crate::testing::both;
use crate::{Loaded, Record, RecordId, Vault, Vector, Walk};
use std::cell::RefCell;
use std::collections::BTreeMap;

async fn write<B: Backend>(
    vault: &Vault<B>,
    id: RecordId,
    base: &Vector,
) -> Result<Record, Trouble> {
    Ok(vault.put(id, base, "note", 1, "1", 1).await?)
}

/// As many records of one write, sorted.
async fn records<B: Backend>(vault: &Vault<B>, count: usize) -> Result<Vec<Record>, Trouble> {
    let mut made = Vec::new();
    for _ in 0..count {
        made.push(write(vault, vault.make_id(), &Vector::new()).await?);
    }
    made.sort_by_key(|record| record.id);
    Ok(made)
}

/// Numbers of rows around those of one slice and of two.
pub(super) async fn a_walk_meets_everything_once<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = bench.vault(0).await?;
    let mut all: Vec<Record> = Vec::new();
    for count in [0, 1, 62, 1, 1, 63, 1, 1] {
        all.extend(records(&vault, count).await?);
        all.sort_by_key(|record| record.id);
        let mut walk = Walk::default();
        let mut met = Vec::new();
        while let Some(slice) = vault.load_some(&mut walk).await? {
            ensure!(!slice.records.is_empty(), "a slice of nothing");
            met.extend(slice.records);
        }
        same(met.len(), all.len(), "records")?;
        ensure!(met == all, "other records than were put");
        same(vault.load_some(&mut walk).await?, None, "after the end")?;
    }
    Ok(())
}

/// One of them has more writes than fit into a slice.
pub(super) async fn a_record_is_never_parted<B: Backend>(bench: Bench<B>) -> Verdict {
    const MANY: u32 = 70;
    let vault = bench.vault(0).await?;
    let few = records(&vault, 90).await?;
    let crowded = [few[0].id, few[45].id, vault.make_id()];
    for lane in 1..=MANY {
        let other = bench.vault(lane).await?;
        for id in crowded {
            write(&other, id, &Vector::new()).await?;
        }
    }
    let loaded = vault.load().await?;
    same(loaded.records.len(), few.len() + 1, "records")?;
    for record in loaded.records {
        let id = record.id;
        let heads = match crowded.contains(&id) {
            true => record.heads().count() >= MANY as usize,
            false => record.heads().count() == 1,
        };
        ensure!(heads, "{id} has {} heads", record.heads().count());
        same(vault.read(id).await?, Some(record), "a record")?;
    }
    let report = vault.check_all().await?;
    same(report.records, few.len() + 1, "records in the report")
}

/// Another tab writes before, behind and where the walk stands, and says what it wrote; this one
/// hears of it between two slices, or while it reads the next.
pub(super) async fn what_is_written_meanwhile_is_not_lost<B: Backend>(bench: Bench<B>) -> Verdict {
    let (mine, other) = (bench.vault(0).await?, bench.vault(1).await?);
    let all = records(&mine, 600).await?;
    let shown = RefCell::new(BTreeMap::new());
    // Of two answers the later one stands.
    let show = |record: Record| drop(shown.borrow_mut().insert(record.id, record));
    let hear = async |said: Vec<RecordId>| {
        for id in said {
            show(some(mine.read(id).await?, "what was said")?);
        }
        Ok::<_, Trouble>(())
    };
    let (mut walk, mut round, mut last) = (Walk::default(), 0, all[0].id);
    loop {
        let writing = async {
            let (first, next) = (&all[round], &all[all.len() - 1 - round]);
            let new = write(&other, other.make_id(), &Vector::new()).await?;
            // One beside what is there, which the walk must not meet alone.
            let beside = write(&other, last, &Vector::new()).await?;
            write(&other, first.id, &first.vector()).await?;
            write(&other, next.id, &next.vector()).await?;
            Ok::<_, Trouble>(vec![new.id, beside.id, first.id, next.id])
        };
        let reading = async {
            let slice = mine.load_some(&mut walk).await?;
            let last = slice.as_ref().and_then(|slice| slice.records.last());
            let last = last.map(|record| record.id);
            slice
                .into_iter()
                .flat_map(|slice| slice.records)
                .for_each(show);
            Ok::<_, Trouble>(last)
        };
        let found = match round % 3 {
            0 => {
                hear(writing.await?).await?;
                reading.await?
            }
            1 => {
                let said = writing.await?;
                let (heard, found) = both(hear(said), reading).await;
                heard?;
                found?
            }
            _ => {
                let (said, found) = both(writing, reading).await;
                hear(said?).await?;
                found?
            }
        };
        round += 1;
        match found {
            Some(id) => last = id,
            None => break,
        }
    }
    let Loaded { records, damaged } = bench.vault(1).await?.load().await?;
    same(damaged, Vec::new(), "damaged")?;
    let shown: Vec<Record> = shown.into_inner().into_values().collect();
    same(shown.len(), records.len(), "records")?;
    ensure!(shown == records, "something is older than the disk has it");
    Ok(())
}

/// A slice that could not be read is read again.
pub(super) async fn a_walk_goes_on_after_a_failure<B: Backend>(bench: Bench<B>) -> Verdict {
    let (disk, vault) = super::faults::shaky(&bench).await?;
    records(&vault, 150).await?;
    let whole = vault.load().await?;
    for (step, error) in super::faults::failures() {
        let mut walk = Walk::default();
        let mut met = Vec::new();
        let mut fails = true;
        loop {
            if fails {
                disk.fail(0, step, error);
                let failed = vault.load_some(&mut walk).await;
                same(failed, Err(crate::Error::Storage(error)), "answer")?;
            }
            fails = !fails;
            match vault.load_some(&mut walk).await? {
                Some(slice) => met.extend(slice.records),
                None => break,
            }
        }
        ensure!(met == whole.records, "other records than there are");
    }
    Ok(())
}
