//! Cases about storage that fails while a lock is set, changed or taken away.

use super::damage::two_records;
use super::faults::{Shaky, failures, shaky};
use super::locks::{code, lock, locked_bench, opens, passkey, phrase, prf, stretch, ways};
use super::{Bench, Verdict, same, some};
use crate::backend::{Backend, Change, Store};
use crate::faulty::{Faulty, Step};
use crate::{Error, Loaded, Locked, Vault};
use std::rc::Rc;

/// Two operations: the transaction, and a look at what it wrote.
pub(super) async fn the_first_lock_is_whole_or_absent<B: Backend>(bench: Bench<B>) -> Verdict {
    two_records(&bench).await?;
    for nth in 0..2 {
        for (step, error) in failures() {
            let (disk, vault) = shaky(&bench).await?;
            let (before, loaded) = (bench.dump().await?, vault.load().await?);
            disk.fail(nth, step, error);
            same(
                lock(&vault).await.err(),
                Some(Error::Storage(error)),
                "answer",
            )?;
            if nth == 0 && step != Step::AfterCommit {
                same(bench.dump().await?, before, "everything")?;
                same(vault.load().await?, loaded, "records")?;
                continue;
            }
            same(vault.probe().await, Err(Error::Changed), "the old handle")?;
            let [by, ..] = ways(1);
            let opened = bench.locked().await?.unlock(by).await?;
            same(opened.load().await?, loaded, "records")?;
            opened.remove_lock().await?;
        }
    }
    let (disk, vault) = shaky(&bench).await?;
    disk.lose_and_retry();
    let locked = lock(&vault).await?;
    same(locked.load().await?.records.len(), 2, "records")?;
    same(opens(&bench, 1).await?, vec![true, true, false], "ways")
}

/// One of the other changes of a lock.
async fn change<B: Backend>(vault: &Vault<Shaky<B>>, which: usize, to: u8) -> Result<(), Error> {
    match which {
        0 => vault.change_passphrase(&stretch(), &phrase(to)).await,
        1 => vault.change_recovery(&code(to.into())).await,
        2 => vault.set_passkey(&passkey(), &prf(to)).await,
        3 => vault.remove_passkey().await,
        _ => vault.remove_lock().await,
    }
}

pub(super) async fn every_change_is_whole_or_absent<B: Backend>(bench: Bench<B>) -> Verdict {
    locked_bench(&bench).await?;
    let first = bench.items(Store::Meta).await?;
    let disk = Rc::new(Faulty::new(bench.first.clone()));
    let expected: [&[bool]; 4] = [
        &[false, true, true],
        &[true, false, true],
        &[true, true, false],
        &[true, true, false],
    ];
    for which in 0..5 {
        let mut plans: Vec<_> = failures().map(Some).collect();
        plans.push(None);
        for plan in plans {
            let locked = Locked::open(disk.clone(), bench.entropy(), 0).await?;
            let [by, ..] = ways(1);
            let vault = locked.unlock(by).await?;
            let loaded: Loaded = vault.load().await?;
            let before = bench.dump().await?;
            match plan {
                Some((step, error)) => {
                    disk.fail(0, step, error);
                    let answer = change(&vault, which, 2).await;
                    same(answer, Err(Error::Storage(error)), "answer")?;
                    if step != Step::AfterCommit {
                        same(bench.dump().await?, before, "everything")?;
                    }
                    change(&vault, which, 2).await?;
                }
                None => {
                    disk.lose_and_retry();
                    change(&vault, which, 2).await?;
                }
            }
            same(vault.load().await?, loaded.clone(), "records")?;
            match expected.get(which) {
                Some(ways) => same(opens(&bench, 1).await?, ways.to_vec(), "the first")?,
                None => same(bench.vault(1).await?.load().await?, loaded, "no lock")?,
            }
            let mut back = vec![Change::Clear(Store::Meta)];
            back.extend(
                first
                    .iter()
                    .map(|item| Change::Put(Store::Meta, item.key.clone(), item.value.clone())),
            );
            bench.apply(&back).await?;
        }
    }
    some(bench.locked().await?.passkey(), "passkey").map(|_| ())
}
