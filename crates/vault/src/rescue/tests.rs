//! What is damaged is read as far as its keys go, and leaves whole.

use super::*;
use crate::faulty::{Faulty, Step};
use crate::recovery::Code;
use crate::testing::Counting;
use crate::{Attachment, Locked, Memory, Stretched, Vault};
use futures_executor::block_on;
use std::rc::Rc;

const WORDS: [&str; 3] = ["\"one\"", "\"two\"", "\"three\""];

/// A vault with some records, one of them erased, a note and a chunk.
struct Damaged {
    disk: Memory,
    stretched: Stretched,
    code: Code,
    /// The writes that are there.
    heads: Vec<(RecordId, Head)>,
}

fn chance() -> Rc<Counting> {
    Rc::new(Counting::from(3))
}

async fn all_items(disk: &Memory) -> Vec<Vec<Item>> {
    disk.read(&Store::ALL.map(Range::All)).await.unwrap()
}

async fn make(is_locked: bool) -> Damaged {
    let disk = Memory::new();
    let code = Code::make(&Counting::from(7));
    let stretched = Stretched::new([1; 32]);
    let mut vault = Vault::open(disk.clone(), chance(), 0).await.unwrap();
    for (at, words) in WORDS.into_iter().enumerate() {
        let (id, base) = (vault.derive_id(words), Vector::new());
        let put = vault.put(id, &base, "note", 1, words, at as i64);
        put.await.unwrap();
    }
    let gone = vault.derive_id("gone");
    let put = vault
        .put(gone, &Vector::new(), "note", 1, "0", 9)
        .await
        .unwrap();
    vault.erase(gone, &put.vector(), "note", 10).await.unwrap();
    let attachment = Attachment::make(&*chance());
    vault
        .put_chunk(&attachment, 0, b"sound", true)
        .await
        .unwrap();
    if is_locked {
        let stretch = Stretch::usual([5; 16]);
        vault = vault.rekey(&stretch, &stretched, &code).await.unwrap();
        // Two of the rows are still under the former key.
        vault.reseal_some(2).await.unwrap();
        let locked = Locked::open(disk.clone(), chance(), 0).await.unwrap();
        locked
            .add_to_inbox("note", 1, "\"noted\"", 20)
            .await
            .unwrap();
    }
    let mut heads = Vec::new();
    for record in vault.load().await.unwrap().records {
        heads.extend(record.heads().map(|head| (record.id, head.clone())));
    }
    Damaged {
        disk,
        stretched,
        code,
        heads,
    }
}

impl Damaged {
    async fn place(&self, key: &Key, value: Option<&[u8]>) {
        let change = match value {
            Some(value) => Change::Put(Store::Meta, key.clone(), value.to_vec()),
            None => Change::Delete(Store::Meta, key.clone()),
        };
        let mut decide = |_: &[Vec<Item>]| vec![change.clone()];
        self.disk.update(&[], &mut decide).await.unwrap();
    }

    /// Whether it opens as ever, by one of its ways.
    async fn opens(&self) -> bool {
        let open = Vault::open(self.disk.clone(), chance(), 0).await;
        if !matches!(open, Err(Error::Locked)) {
            return open.is_ok();
        }
        let Ok(locked) = Locked::open(self.disk.clone(), chance(), 0).await else {
            return false;
        };
        let ways = [
            Unlock::Passphrase(self.stretched.clone()),
            Unlock::Recovery(self.code.clone()),
        ];
        for way in ways {
            if locked.unlock(way).await.is_ok() {
                return true;
            }
        }
        false
    }

    /// Everything that rescue can read, by one of the ways.
    async fn rescued(&self) -> Vec<(RecordId, Head)> {
        let rescue = Rescue::look(self.disk.clone()).await.unwrap();
        let _ = rescue.is_open()
            || rescue.unlock(&Unlock::Passphrase(self.stretched.clone()))
            || rescue.unlock(&Unlock::Recovery(self.code.clone()));
        read(&rescue).await
    }
}

async fn read(rescue: &Rescue<Memory>) -> Vec<(RecordId, Head)> {
    let (mut walk, mut heads) = (Walk::default(), Vec::new());
    while let Some(some) = rescue.load_some(&mut walk).await.unwrap() {
        heads.extend(some.heads);
    }
    heads
}

/// Both of what is kept twice, damaged at the same byte; and each entry gone, empty or cut. Either it
/// opens, or rescue reads every row; where the key itself is what was damaged, every byte stays for
/// whoever sets it aside.
#[test]
fn whatever_is_damaged_twice_every_row_is_read() {
    block_on(async {
        for is_locked in [false, true] {
            let vault = make(is_locked).await;
            assert_eq!(vault.rescued().await, vault.heads);
            let entries = vault.disk.read(&[meta::all()]).await.unwrap().concat();
            let mut rescues = 0;
            for entry in &entries {
                let Key::Name(name) = &entry.key else {
                    continue;
                };
                if name.ends_with(".again") {
                    continue; // with the other of the two
                }
                let both: Vec<&Item> = entries
                    .iter()
                    .filter(|item| matches!(&item.key, Key::Name(of) if of == name || *of == meta::again(name)))
                    .collect();
                let flips = (0..entry.value.len()).map(Some);
                for at in flips.chain([None]) {
                    for item in &both {
                        let mut value = item.value.clone();
                        match at {
                            Some(at) => value[at] ^= 0x41,
                            None => value.truncate(20),
                        }
                        vault.place(&item.key, Some(&value)).await;
                    }
                    let told = (is_locked, name, at);
                    let opens = vault.opens().await;
                    let read = vault.rescued().await;
                    let is_within = at.is_none_or(|at| at >= meta::TAGGED);
                    match name.as_str() {
                        // The keys themselves: what lies under them stays, and opens no more.
                        "slot.device" if is_within => assert_eq!(read, [], "{told:?}"),
                        "former" if is_within => assert_eq!(read.len(), 2, "{told:?}"),
                        _ => assert_eq!(read, vault.heads, "{told:?}"),
                    }
                    rescues += usize::from(!opens && !read.is_empty());
                    for item in &both {
                        vault.place(&item.key, Some(&item.value)).await;
                    }
                }
            }
            assert!(rescues > 30, "{rescues}");
        }
    });
}

#[test]
fn a_lock_still_asks_for_the_way_in() {
    block_on(async {
        let vault = make(true).await;
        let rescue = Rescue::look(vault.disk.clone()).await.unwrap();
        assert!(!rescue.is_open());
        assert_eq!(read(&rescue).await, []);
        assert_eq!(rescue.passphrase(), Some(Stretch::usual([5; 16])));
        let wrong = Unlock::Passphrase(Stretched::new([2; 32]));
        assert!(!rescue.unlock(&wrong));
        assert!(rescue.unlock(&Unlock::Passphrase(vault.stretched.clone())));
        assert_eq!(read(&rescue).await, vault.heads);
        let notes = rescue.notes().await.unwrap();
        assert_eq!(notes.heads.len(), 1);
        assert_eq!(notes, rescue.notes().await.unwrap());
    });
}

#[test]
fn what_is_set_aside_leaves_whole_and_comes_back() {
    block_on(async {
        for is_locked in [false, true] {
            let vault = make(is_locked).await;
            let before = all_items(&vault.disk).await;
            let aside = Memory::new();
            assert!(is_free(&aside, &vault.disk).await.unwrap());
            set_aside(&vault.disk, &aside).await.unwrap();
            assert!(is_there(&aside).await.unwrap());
            // The chunks stay: whatever names them brings them back.
            let chunks = Store::ALL
                .iter()
                .position(|store| *store == Store::Chunks)
                .unwrap();
            for (at, (now, before)) in all_items(&aside).await.iter().zip(&before).enumerate() {
                assert_eq!(now, if at == chunks { &[] } else { before.as_slice() });
            }
            for (at, (now, before)) in all_items(&vault.disk).await.iter().zip(&before).enumerate()
            {
                assert_eq!(now, if at == chunks { before.as_slice() } else { &[] });
            }
            let fresh = Vault::open(vault.disk.clone(), Rc::new(Counting::from(90)), 0).await;
            let fresh = fresh.unwrap();
            let rescue = Rescue::look(aside.clone()).await.unwrap();
            let _ = rescue.unlock(&Unlock::Recovery(vault.code.clone()));
            for _ in 0..2 {
                let heads = read(&rescue).await;
                fresh.merge(&heads).await.unwrap();
                fresh
                    .merge(&rescue.notes().await.unwrap().heads)
                    .await
                    .unwrap();
            }
            let mut heads = Vec::new();
            for record in fresh.load().await.unwrap().records {
                heads.extend(record.heads().map(|head| (record.id, head.clone())));
            }
            assert_eq!(heads.len(), vault.heads.len() + usize::from(is_locked));
            assert!(vault.heads.iter().all(|head| heads.contains(head)));
        }
    });
}

/// Cut off or failing at any step, here or there: nothing is lost, and doing it again does it.
#[test]
fn setting_aside_may_be_cut_off_anywhere() {
    block_on(async {
        for is_there_faulty in [false, true] {
            for step in Step::ALL {
                for error in [BackendError::Lost, BackendError::Full] {
                    for nth in 0.. {
                        let vault = make(true).await;
                        let before = all_items(&vault.disk).await;
                        let aside = Memory::new();
                        let from = Faulty::new(vault.disk.clone());
                        let to = Faulty::new(aside.clone());
                        let faulty = if is_there_faulty { &to } else { &from };
                        faulty.fail(nth, step, error);
                        let done = set_aside(&from, &to).await;
                        if faulty.is_armed() {
                            done.unwrap();
                            break;
                        }
                        // Either place holds all of it.
                        let rescue = |disk: Memory| async {
                            let rescue = Rescue::look(disk).await.unwrap();
                            rescue.unlock(&Unlock::Recovery(vault.code.clone()));
                            read(&rescue).await
                        };
                        let here = rescue(vault.disk.clone()).await;
                        if here != vault.heads {
                            assert_eq!(rescue(aside.clone()).await, vault.heads);
                        } else if done.is_err() {
                            assert!(is_free(&aside, &vault.disk).await.unwrap());
                            set_aside(&vault.disk, &aside).await.unwrap();
                        }
                        for (now, before) in all_items(&aside).await.iter().zip(&before) {
                            let is_chunk =
                                before.iter().any(|item| matches!(item.key, Key::Chunk(..)));
                            assert!(is_chunk || now == before);
                        }
                    }
                }
            }
        }
    });
}

#[test]
fn nothing_leaves_that_was_written_meanwhile() {
    struct Written(Memory, std::cell::Cell<bool>);
    impl Backend for Written {
        async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, BackendError> {
            let found = self.0.read(ranges).await;
            let is_last = matches!(ranges, [Range::All(Store::Meta)]);
            if is_last && !self.1.replace(true) {
                let put = Change::Put(Store::Open, Key::name("late"), vec![1]);
                self.0.update(&[], &mut |_| vec![put.clone()]).await?;
            }
            found
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
        let vault = make(false).await;
        let (from, aside) = (Written(vault.disk.clone(), false.into()), Memory::new());
        assert_eq!(set_aside(&from, &aside).await, Err(Error::Changed));
        assert_eq!(vault.rescued().await, vault.heads);
        set_aside(&from, &aside).await.unwrap();
        let open = aside
            .read(&[Range::All(Store::Open)])
            .await
            .unwrap()
            .concat();
        assert_eq!(open.len(), 1);
    });
}
