use super::*;
use crate::faulty::{Faulty, Step};
use crate::testing::Counting;
use crate::{Memory, merge_heads};
use futures_executor::block_on;
use proptest::collection::vec;
use proptest::prelude::*;

/// What a lane does with the one record, from what it has on its screen.
#[derive(Clone, Debug)]
enum Act {
    Look,
    Put { fault: Option<Step> },
    Erase { fault: Option<Step> },
}

fn acts() -> impl Strategy<Value = Vec<(usize, Act)>> {
    let fault = || {
        prop_oneof![
            4 => Just(None),
            1 => prop::sample::select(&Step::ALL[..]).prop_map(Some),
        ]
    };
    let act = prop_oneof![
        2 => Just(Act::Look),
        3 => fault().prop_map(|fault| Act::Put { fault }),
        1 => fault().prop_map(|fault| Act::Erase { fault }),
    ];
    vec((0usize..3, act), 0..30)
}

/// Three tabs on one disk, each with what it last saw.
async fn live(acts: Vec<(usize, Act)>) -> Result<(), TestCaseError> {
    let disk = Rc::new(Faulty::new(Memory::new()));
    let mut tabs = Vec::new();
    for lane in 0..3 {
        let chance = Rc::new(Counting::from(u64::from(lane) + 1));
        let vault = Vault::open(disk.clone(), chance, lane).await.unwrap();
        tabs.push((vault, Vector::new()));
    }
    let id = tabs[0].0.derive_id("the one");
    let heads = |record: Option<Record>| {
        let mut heads: Vec<Head> = record.iter().flat_map(Record::heads).cloned().collect();
        heads.sort();
        heads
    };
    let mut expected: Vec<Head> = Vec::new();
    for (number, (lane, act)) in acts.into_iter().enumerate() {
        let (vault, screen) = &mut tabs[lane];
        let time = number as i64;
        let (fault, answer) = match act {
            Act::Look => {
                let record = vault.read(id).await.unwrap();
                *screen = record.map(|record| record.vector()).unwrap_or_default();
                continue;
            }
            Act::Put { fault } => {
                if let Some(step) = fault {
                    disk.fail(0, step, BackendError::Lost);
                }
                let body = number.to_string();
                (fault, vault.put(id, screen, "note", 1, &body, time).await)
            }
            Act::Erase { fault } => {
                if let Some(step) = fault {
                    disk.fail(0, step, BackendError::Lost);
                }
                (fault, vault.erase(id, screen, "note", time).await)
            }
        };
        let found = heads(vault.read(id).await.unwrap());
        let applied = found.iter().find(|head| head.written_at == time);
        prop_assert_eq!(
            applied.is_some(),
            !matches!(fault, Some(Step::Start | Step::BeforeCommit))
        );
        // On the disk is just what the merge of what was there and what was said would be.
        if let Some(new) = applied {
            prop_assert!(new.vector.covers(screen));
            expected = merge_heads(&expected, std::slice::from_ref(new));
        }
        prop_assert_eq!(&found, &expected);
        match answer {
            Ok(record) => {
                *screen = record.vector();
                prop_assert_eq!(heads(Some(record)), found);
            }
            Err(error) => prop_assert_eq!(error, Error::Storage(BackendError::Lost)),
        }
    }
    let rows = disk.read(&[Range::OfRecord(id)]).await.unwrap().concat();
    prop_assert_eq!(rows.len(), expected.len());
    Ok(())
}

proptest! {
    #[test]
    fn the_disk_follows_the_merge_rule(acts in acts()) {
        block_on(live(acts))?;
    }
}

#[test]
fn prints_neither_keys_nor_records() {
    let vault = block_on(Vault::open(Memory::new(), Rc::new(Counting::from(1)), 3)).unwrap();
    assert_eq!(format!("{vault:?}"), "Vault { lane: 3, .. }");
}

#[test]
fn a_counter_never_leaves_its_bounds() {
    let name = |branch: u32| crate::ReplicaId([branch as u8; 16]);
    let full = Vector::new().with(name(0), Vector::MAX_COUNTER);
    let (place, vector) = next(&full, name, &[]);
    assert_eq!(place, (name(1), 1));
    assert_eq!(vector, full.with(name(1), 1));
    assert_eq!(next(&Vector::new(), name, &[]).0, (name(0), 1));
}

/// Chance that is broken: the vault must not say saved.
#[test]
fn a_write_id_that_comes_twice_is_refused() {
    struct Stuck;
    impl Entropy for Stuck {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }
    block_on(async {
        let vault = Vault::open(Memory::new(), Rc::new(Stuck), 0).await.unwrap();
        let id = vault.derive_id("x");
        let put = vault
            .put(id, &Vector::new(), "note", 1, "1", 1)
            .await
            .unwrap();
        let again = vault.put(id, &put.vector(), "note", 1, "2", 2).await;
        assert!(matches!(
            again,
            Err(Error::Storage(BackendError::Refused(_)))
        ));
        assert_eq!(vault.read(id).await.unwrap(), Some(put));
    });
}

/// A tab that looked before another made the vault, and makes one only after it.
#[test]
fn a_late_tab_takes_the_vault_that_is_there() {
    struct Late(Memory, std::cell::Cell<bool>);
    impl Backend for Late {
        async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, BackendError> {
            match self.1.replace(true) {
                false => Ok(vec![Vec::new(); ranges.len()]),
                true => self.0.read(ranges).await,
            }
        }
        async fn update(
            &self,
            ranges: &[Range],
            decide: &mut crate::Decide<'_>,
        ) -> Result<(), BackendError> {
            self.0.update(ranges, decide).await
        }
    }
    block_on(async {
        let disk = Memory::new();
        let first = Vault::open(disk.clone(), Rc::new(Counting::from(1)), 0)
            .await
            .unwrap();
        let late = Late(disk, std::cell::Cell::new(false));
        let late = Vault::open(late, Rc::new(Counting::from(2)), 1)
            .await
            .unwrap();
        assert_eq!(first.probe().await, Ok(()));
        assert_eq!(late.derive_id("x"), first.derive_id("x"));
    });
}

/// Each byte of what is kept of the keys, flipped in turn, with a lock and without: there is always a way
/// in, nothing is lost, and what was flipped is put right.
#[test]
fn every_flipped_byte_of_the_keys_leaves_a_way() {
    use crate::recovery::Code;
    use crate::{Locked, Stretch, Stretched, Unlock};
    let (stretch, stretched) = (Stretch::usual([5; 16]), Stretched::new([1; 32]));
    let code = Code::make(&Counting::from(7));
    block_on(async {
        for is_locked in [false, true] {
            let disk = Memory::new();
            let chance = || Rc::new(Counting::from(3));
            let mut vault = Vault::open(disk.clone(), chance(), 0).await.unwrap();
            let written = vault.derive_id("x");
            vault
                .put(written, &Vector::new(), "note", 1, "1", 1)
                .await
                .unwrap();
            if is_locked {
                vault = vault.rekey(&stretch, &stretched, &code).await.unwrap();
            }
            let expected = vault.load().await.unwrap();
            let all = disk
                .read(&[Range::All(Store::Meta)])
                .await
                .unwrap()
                .concat();
            let place = async |item: &Item, value: Vec<u8>| {
                let put = crate::Change::Put(Store::Meta, item.key.clone(), value);
                disk.update(&[], &mut |_| vec![put.clone()]).await.unwrap();
            };
            for item in &all {
                for at in 0..item.value.len() {
                    for bits in [0x01, 0x80] {
                        let mut flipped = item.value.clone();
                        flipped[at] ^= bits;
                        place(item, flipped).await;
                        let opened = match is_locked {
                            false => Vault::open(disk.clone(), chance(), 0).await.unwrap(),
                            true => {
                                let locked = Locked::open(disk.clone(), chance(), 0).await;
                                let locked = locked.unwrap();
                                let by = Unlock::Passphrase(stretched.clone());
                                match locked.unlock(by).await {
                                    Ok(vault) => vault,
                                    Err(_) => {
                                        let by = Unlock::Recovery(code.clone());
                                        locked.unlock(by).await.unwrap()
                                    }
                                }
                            }
                        };
                        let told = (&item.key, at, bits);
                        assert_eq!(opened.load().await.unwrap(), expected, "{told:?}");
                        assert_eq!(opened.derive_id("x"), written, "{told:?}");
                        assert!(opened.inbox_public().is_some(), "{told:?}");
                        opened.mend_keys().await.unwrap();
                        place(item, item.value.clone()).await;
                    }
                }
            }
        }
    });
}
