//! What holds for every history of three vaults.

use super::*;
use crate::faulty::{Faulty, Step};
use proptest::collection::vec;
use proptest::prelude::*;

/// What three vaults do with three records.
#[derive(Clone, Debug)]
enum Act {
    Write {
        by: usize,
        record: u8,
        stale: bool,
        erase: bool,
    },
    Merge {
        into: usize,
        from: usize,
        batch: usize,
    },
}

fn acts(most: usize) -> impl Strategy<Value = Vec<Act>> {
    let write = (
        0usize..3,
        0u8..3,
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.3),
    )
        .prop_map(|(by, record, stale, erase)| Act::Write {
            by,
            record,
            stale,
            erase,
        });
    let merge = (0usize..3, 0usize..3, 1usize..4).prop_map(|(into, from, batch)| Act::Merge {
        into,
        from,
        batch,
    });
    vec(prop_oneof![3 => write, 1 => merge], 0..most)
}

/// Three vaults that lived so, and every vector that was ever acknowledged, by record.
async fn lived(acts: &[Act]) -> (Vec<Vault<Memory>>, Vec<(RecordId, Vector)>) {
    let mut vaults = Vec::new();
    for seed in 1..4 {
        vaults.push(vault(seed).await.1);
    }
    let mut acknowledged = Vec::new();
    for (number, act) in acts.iter().enumerate() {
        match *act {
            Act::Write {
                by,
                record,
                stale,
                erase,
            } => {
                let id = RecordId([record; 16]);
                let seen = vaults[by]
                    .read(id)
                    .await
                    .unwrap()
                    .map(|record| record.vector());
                let base = seen.filter(|_| !stale).unwrap_or_default();
                let now = number as i64;
                let written = match erase {
                    true => vaults[by].erase(id, &base, "note", now).await.unwrap(),
                    false => put(&vaults[by], id, &base, &number.to_string(), now).await,
                };
                let new = written.heads().find(|head| head.written_at == now);
                acknowledged.push((id, new.unwrap().vector.clone()));
            }
            Act::Merge { into, from, batch } => {
                let heads = heads_of(&vaults[from]).await;
                // Backwards and in small batches, so that the heads of a record come apart.
                for batch in heads.rchunks(batch) {
                    vaults[into].merge(batch).await.unwrap();
                }
            }
        }
    }
    (vaults, acknowledged)
}

/// A new vault that took in these copies one after the other.
async fn fed(copies: &[&Heads]) -> (Memory, Vault<Memory>) {
    let (disk, fresh) = vault(9).await;
    for heads in copies {
        fresh.merge(heads).await.unwrap();
    }
    (disk, fresh)
}

async fn laws(acts: Vec<Act>) -> Result<(), TestCaseError> {
    let (vaults, acknowledged) = lived(&acts).await;
    let mut copies = Vec::new();
    for vault in &vaults {
        copies.push(copied(vault).await);
    }
    let [a, b, c] = [&copies[0], &copies[1], &copies[2]];
    let (disk, all) = fed(&[a, b, c]).await;
    let expected = records(&all).await;
    for order in [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
        let (_, fresh) = fed(&order).await;
        prop_assert_eq!(&records(&fresh).await, &expected);
    }
    // Two merged first, and then taken in as one.
    let (_, ab) = fed(&[a, b]).await;
    let (_, grouped) = fed(&[c, &heads_of(&ab).await]).await;
    prop_assert_eq!(&records(&grouped).await, &expected);
    // Again, and nothing happens: not a byte.
    let before = rows(&disk).await;
    for heads in [b, a, c, &heads_of(&all).await] {
        prop_assert_eq!(all.merge(heads).await, Ok(Merged::default()));
    }
    prop_assert_eq!(rows(&disk).await, before);
    // Nothing acknowledged is lost: each is covered by a head.
    for (id, vector) in acknowledged {
        let record = expected.iter().find(|record| record.id == id).unwrap();
        prop_assert!(record.heads().any(|head| head.vector.covers(&vector)));
    }
    Ok(())
}

/// A whole restore, with `nth` operation failing at a step; then done again.
async fn survives(
    heads: &Heads,
    chunks: &[Chunk],
    ids: &Ids,
    batch: usize,
) -> Result<(), TestCaseError> {
    let restore = async |vault: &Vault<Rc<Faulty<Memory>>>| {
        vault.adopt_ids(ids).await?;
        vault.compare(heads).await?;
        vault.merge_chunks(chunks).await?;
        for batch in heads.chunks(batch) {
            vault.merge(batch).await?;
        }
        Ok::<(), Error>(())
    };
    let begin = async || {
        let memory = Memory::new();
        let disk = Rc::new(Faulty::new(memory.clone()));
        let vault = Vault::open(disk.clone(), Rc::new(Counting::from(5)), 0).await;
        (memory, disk, vault.unwrap())
    };
    let (once, disk, vault) = begin().await;
    let before = disk.operations();
    restore(&vault).await.unwrap();
    let operations = disk.operations() - before;
    let expected = records(&vault).await;
    let chunks_of =
        async |memory: &Memory| memory.read(&[Range::All(Store::Chunks)]).await.unwrap();
    let keys = |rows: Vec<Item>| rows.into_iter().map(|row| row.key).collect::<Vec<_>>();
    for nth in 0..operations {
        for step in Step::ALL {
            for is_killed in [true, false] {
                let (memory, disk, vault) = begin().await;
                disk.fail(nth, step, BackendError::Lost);
                let answer = restore(&vault).await;
                prop_assert_eq!(answer, Err(Error::Storage(BackendError::Lost)));
                let vault = match is_killed {
                    true => Vault::open(disk, Rc::new(Counting::from(6)), 0)
                        .await
                        .unwrap(),
                    false => vault,
                };
                restore(&vault).await.unwrap();
                prop_assert!(vault.has_ids(ids));
                prop_assert_eq!(&records(&vault).await, &expected);
                prop_assert_eq!(keys(rows(&memory).await), keys(rows(&once).await));
                prop_assert_eq!(chunks_of(&memory).await, chunks_of(&once).await);
            }
        }
    }
    // An answer that was lost and had anew by the backend itself.
    let (_, disk, vault) = begin().await;
    disk.lose_and_retry();
    restore(&vault).await.unwrap();
    disk.lose_and_retry();
    prop_assert_eq!(vault.merge(heads).await, Ok(Merged::default()));
    prop_assert_eq!(&records(&vault).await, &expected);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn merging_copies_is_commutative_associative_idempotent(acts in acts(24)) {
        block_on(laws(acts))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn a_restore_survives_a_kill_anywhere(acts in acts(16), batch in 1usize..4) {
        block_on(async {
            let (vaults, _) = lived(&acts).await;
            let chunk = Chunk { attachment: [1; 16], number: 0, sealed: vec![2; 50] };
            survives(&copied(&vaults[0]).await, &[chunk], &vaults[0].ids(), batch).await
        })?;
    }
}
