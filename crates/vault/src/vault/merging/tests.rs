use super::*;
use crate::backend::{Decide, Store};
use crate::copy::testing::{collect, seals, slices, way, ways};
use crate::copy::{Closed, Item as Copied, Plan, Renamer, Seals, Summary, verify};
use crate::testing::Counting;
use crate::{Memory, Vector};
use futures_executor::block_on;
use std::rc::Rc;

mod laws;
mod making;
mod resuming;

async fn vault(seed: u64) -> (Memory, Vault<Memory>) {
    let disk = Memory::new();
    let opened = Vault::open(disk.clone(), Rc::new(Counting::from(seed)), 0).await;
    (disk, opened.unwrap())
}

/// The files of a copy, made in the smallest steps there are.
async fn copy<B: Backend>(
    vault: &Vault<B>,
    part: u64,
    chunks: &[(u8, u32, usize)],
) -> Vec<Vec<u8>> {
    let sizes: Vec<usize> = chunks.iter().map(|(.., size)| *size).collect();
    let mut copying = vault.begin_copy(&seals(), 5, part, &sizes).await.unwrap();
    let mut files = Vec::new();
    while vault.copy_rows(&mut copying).unwrap() {
        collect(&mut files, || copying.take());
    }
    for (id, number, _) in chunks {
        vault
            .copy_chunk(&mut copying, &[*id; 16], *number)
            .await
            .unwrap();
        collect(&mut files, || copying.take());
    }
    copying.finish().unwrap();
    collect(&mut files, || copying.take());
    assert_eq!(files.len(), usize::from(copying.parts()));
    files
}

type Heads = Vec<(RecordId, Head)>;

fn opened(files: &[Vec<u8>]) -> (Heads, Vec<Chunk>, Summary) {
    let closed = Closed::read(&slices(files)).unwrap();
    let mut reader = closed.unlock(way()).unwrap();
    let (mut heads, mut chunks) = (Vec::new(), Vec::new());
    for at in closed.order() {
        let mut items = reader.push(&files[*at]).unwrap();
        items.extend(reader.end_part().unwrap());
        for item in items {
            match item {
                Copied::Head { record, head } => heads.push((record, head)),
                Copied::Chunk(chunk) => chunks.push(chunk),
            }
        }
    }
    (heads, chunks, reader.finish().unwrap())
}

async fn copied<B: Backend>(vault: &Vault<B>) -> Heads {
    opened(&copy(vault, Plan::PART, &[]).await).0
}

/// The same without the way through a file, which takes longer.
async fn heads_of<B: Backend>(vault: &Vault<B>) -> Heads {
    let mut heads = Vec::new();
    for record in records(vault).await {
        heads.extend(record.heads().map(|head| (record.id, head.clone())));
    }
    heads
}

async fn records<B: Backend>(vault: &Vault<B>) -> Vec<Record> {
    let loaded = vault.load().await.unwrap();
    assert_eq!(loaded.damaged, []);
    loaded.records
}

async fn rows(disk: &Memory) -> Vec<Item> {
    disk.read(&[Range::All(Store::Records)])
        .await
        .unwrap()
        .concat()
}

async fn apply(disk: &Memory, change: Change) {
    disk.update(&[], &mut |_| vec![change.clone()])
        .await
        .unwrap();
}

async fn put<B: Backend>(
    vault: &Vault<B>,
    id: RecordId,
    base: &Vector,
    body: &str,
    at: i64,
) -> Record {
    vault.put(id, base, "note", 1, body, at).await.unwrap()
}

#[test]
fn an_empty_vault_takes_over_the_names() {
    block_on(async {
        let (_, a) = vault(1).await;
        put(&a, a.derive_id("rule/food"), &Vector::new(), "1", 1).await;
        let (heads, _, summary) = opened(&copy(&a, Plan::PART, &[]).await);
        let (disk, b) = vault(2).await;
        assert!(a.has_ids(&summary.ids) && !b.has_ids(&summary.ids));
        assert_eq!(b.adopt_ids(&summary.ids).await, Ok(true));
        assert!(b.has_ids(&summary.ids));
        assert_eq!(b.derive_id("rule/food"), a.derive_id("rule/food"));
        b.merge(&heads).await.unwrap();
        assert_eq!(b.adopt_ids(&summary.ids).await, Ok(true), "again");
        assert_eq!(records(&b).await, records(&a).await);
        let reopened = Vault::open(disk, Rc::new(Counting::from(3)), 0)
            .await
            .unwrap();
        assert_eq!(reopened.derive_id("rule/food"), a.derive_id("rule/food"));
        // With a row of its own it keeps its names, and so it does with one that does not open.
        for row in [None, Some(b"?".to_vec())] {
            let (disk, c) = vault(4).await;
            let before = c.derive_id("rule/food");
            match row {
                None => drop(put(&c, c.make_id(), &Vector::new(), "1", 1).await),
                Some(bytes) => {
                    let key = Key::Record(before, WriteId([1; 16]));
                    apply(&disk, Change::Put(Store::Records, key, bytes)).await;
                }
            }
            assert_eq!(c.adopt_ids(&summary.ids).await, Ok(false));
            assert_eq!(c.derive_id("rule/food"), before);
            // Records that exist once are named anew, where their names are known.
            let names = ["rule/food", "rule/sleep", "rule/food"];
            let renamer = Renamer::new(&summary.ids, &c.ids(), names);
            assert_eq!(renamer.rename(heads[0].0), before);
            assert_eq!(renamer.rename(before), before);
            let random = c.make_id();
            assert_eq!(renamer.rename(random), random);
        }
    });
}

/// The copies of another vault, one after the other: what it erased in between is erased here, under
/// the id that it has here, as far as its name is known.
#[test]
fn what_another_vault_erased_is_erased_under_its_name_here() {
    block_on(async {
        let (_, a) = vault(1).await;
        let there = a.derive_id("ride/1");
        let kept = put(&a, there, &Vector::new(), "1", 1).await;
        let (first, _, summary) = opened(&copy(&a, Plan::PART, &[]).await);
        a.erase(there, &kept.vector(), "note", 2).await.unwrap();
        let (later, ..) = opened(&copy(&a, Plan::PART, &[]).await);
        for (names, is_erased) in [(&["ride/1"][..], true), (&[], false)] {
            let (_, b) = vault(2).await;
            let here = b.derive_id("ride/1");
            put(&b, b.make_id(), &Vector::new(), "1", 1).await;
            let named = |names: &[&str], heads: &[(RecordId, Head)]| {
                let renamer = Renamer::new(&summary.ids, &b.ids(), names.iter().copied());
                let heads = heads.iter().cloned();
                let heads = heads.map(|(record, head)| (renamer.rename(record), head));
                heads.collect::<Vec<_>>()
            };
            b.merge(&named(&["ride/1"], &first)).await.unwrap();
            b.merge(&named(names, &later)).await.unwrap();
            let record = b.read(here).await.unwrap().unwrap();
            assert_eq!(record.is_erased(), is_erased);
            // The first copy, merged once more, brings nothing back.
            b.merge(&named(&["ride/1"], &first)).await.unwrap();
            let record = b.read(here).await.unwrap().unwrap();
            assert_eq!(record.is_erased(), is_erased);
        }
    });
}

/// The names that a copy brought survive the first lock, even one that is set by a tab which
/// does not know of them; and what is not sealed anew yet is in the next copy.
#[test]
fn a_lock_keeps_the_names_and_a_copy_all_rows() {
    block_on(async {
        let (_, a) = vault(1).await;
        put(&a, a.derive_id("rule/food"), &Vector::new(), "1", 1).await;
        let (disk, b) = vault(2).await;
        let other = Vault::open(disk, Rc::new(Counting::from(3)), 1).await;
        assert_eq!(b.adopt_ids(&a.ids()).await, Ok(true));
        b.merge(&copied(&a).await).await.unwrap();
        let Seals {
            stretch,
            stretched,
            recovery,
        } = seals();
        let other = other.unwrap();
        let locked = other.rekey(&stretch, stretched, recovery).await;
        let locked = locked.unwrap();
        assert!(locked.has_ids(&a.ids()));
        assert_eq!(b.merge(&[]).await, Err(Error::Changed));
        put(&locked, locked.make_id(), &Vector::new(), "2", 2).await;
        let heads = copied(&locked).await;
        assert_eq!(heads.len(), 2);
        assert_eq!(locked.merge(&heads).await, Ok(Merged::default()));
        assert_eq!(locked.mend(&heads).await, Ok(Merged::default()));
        let (_, c) = vault(4).await;
        assert_eq!(c.merge(&heads).await.unwrap().added, 2);
        assert_eq!(records(&c).await, records(&locked).await);
    });
}

#[test]
fn a_preview_tells_what_merging_does() {
    block_on(async {
        let (disk, a) = vault(1).await;
        let none = Vector::new();
        let same = put(&a, a.make_id(), &none, "1", 1).await;
        let gone = put(&a, a.make_id(), &none, "\"gone\"", 1).await;
        let older = put(&a, a.make_id(), &none, "1", 1).await;
        let heads_then = copied(&a).await;
        let (_, b) = vault(2).await;
        b.merge(&heads_then).await.unwrap();
        // Here one is erased and one goes on; there one goes on, one is erased and two are new.
        a.erase(gone.id, &gone.vector(), "note", 9).await.unwrap();
        let newer = put(&a, older.id, &older.vector(), "2", 2).await;
        let dead = put(&a, a.make_id(), &none, "1", 1).await;
        b.merge(&copied(&a).await[..0]).await.unwrap();
        let also = [(dead.id, dead.shown().clone())];
        b.merge(&also).await.unwrap();
        b.erase(dead.id, &dead.vector(), "note", 3).await.unwrap();
        put(&b, same.id, &none, "\"other\"", 3).await;
        put(&b, b.make_id(), &none, "\"new\"", 3).await;
        let never = put(&b, b.make_id(), &none, "\"never\"", 3).await;
        b.erase(never.id, &never.vector(), "note", 3).await.unwrap();
        let heads = copied(&b).await;
        let before = rows(&disk).await;
        let preview = a.compare(&heads).await.unwrap();
        let expected = Preview {
            new: 1,
            changed: 2,
            erases: 1,
            same: 2, // `newer`, and what was erased before we ever saw it
            erased_since: vec![(gone.id, gone.shown().clone())],
            blocked: 0,
        };
        assert_eq!(preview, expected);
        assert_eq!(rows(&disk).await, before, "a look changes nothing");
        a.merge(&heads).await.unwrap();
        let after = a.compare(&heads).await.unwrap();
        assert_eq!((after.new, after.changed, after.same), (0, 0, 5));
        assert_eq!(a.read(newer.id).await.unwrap(), Some(newer));
        assert!(a.read(dead.id).await.unwrap().unwrap().is_erased());
        // What was erased since comes back by a write that knows of the erasure.
        let (id, head) = &after.erased_since[0];
        let erased = a.read(*id).await.unwrap().unwrap();
        assert!(erased.is_erased());
        let back = put(&a, *id, &erased.vector(), &head.body, 10).await;
        assert!(!back.is_conflict() && !back.is_erased());
        assert_eq!(a.compare(&heads).await.unwrap().erased_since, []);
    });
}

#[test]
fn rows_that_do_not_open_stay_unless_mended() {
    block_on(async {
        let (disk, a) = vault(1).await;
        let none = Vector::new();
        let record = put(&a, a.make_id(), &none, "1", 1).await;
        let heads = copied(&a).await;
        let key = Key::Record(record.id, record.shown().write);
        let mut newer = rows(&disk).await.remove(0).value;
        newer[7] = 2;
        for (bytes, is_mended) in [(b"HMWDROW\x01?".to_vec(), true), (newer, false)] {
            let change = Change::Put(Store::Records, key.clone(), bytes);
            apply(&disk, change).await;
            let broken = rows(&disk).await;
            let preview = a.compare(&heads).await.unwrap();
            assert_eq!((preview.blocked, preview.same, preview.new), (1, 1, 0));
            let blocked = Merged {
                blocked: 1,
                ..Merged::default()
            };
            assert_eq!(a.merge(&heads).await, Ok(blocked));
            assert_eq!(rows(&disk).await, broken);
            let merged = a.mend(&heads).await.unwrap();
            match is_mended {
                true => {
                    assert_eq!((merged.added, merged.blocked), (1, 0));
                    assert_eq!(records(&a).await, std::slice::from_ref(&record));
                    assert_eq!(a.mend(&heads).await, Ok(Merged::default()));
                }
                false => {
                    assert_eq!(merged, blocked);
                    assert_eq!(rows(&disk).await, broken);
                }
            }
        }
    });
}

#[test]
fn one_write_is_taken_once() {
    block_on(async {
        let (_, a) = vault(1).await;
        let record = put(&a, a.make_id(), &Vector::new(), "1", 1).await;
        let mut forged = record.shown().clone();
        forged.body = "2".into();
        let (disk, b) = vault(2).await;
        let heads = [(record.id, record.shown().clone()), (record.id, forged)];
        assert_eq!(b.merge(&heads).await.unwrap().added, 1);
        assert_eq!(rows(&disk).await.len(), 1);
        assert_eq!(b.merge(&heads[1..]).await, Ok(Merged::default()));
        assert_eq!(records(&b).await, std::slice::from_ref(&record));
        let mut nobody = record.shown().clone();
        nobody.vector = Vector::new();
        assert!(b.merge(&[(record.id, nobody)]).await.is_err());
    });
}

#[test]
fn a_vault_that_was_erased_elsewhere_takes_nothing_in() {
    block_on(async {
        let (disk, a) = vault(1).await;
        put(&a, a.make_id(), &Vector::new(), "1", 1).await;
        let heads = copied(&a).await;
        a.erase_everything().await.unwrap();
        assert_eq!(a.merge(&heads).await, Err(Error::Changed));
        assert_eq!(a.compare(&heads).await, Err(Error::Changed));
        assert_eq!(a.merge_chunks(&[]).await, Err(Error::Changed));
        let (_, b) = vault(2).await;
        assert_eq!(a.adopt_ids(&b.ids()).await, Err(Error::Changed));
        assert_eq!(rows(&disk).await, []);
    });
}

/// A transaction that never asks is not an answer.
#[test]
fn a_backend_that_decides_nothing_is_noticed() {
    struct Mute(Memory);
    impl Backend for Mute {
        async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, BackendError> {
            self.0.read(ranges).await
        }
        async fn update(
            &self,
            ranges: &[Range],
            decide: &mut Decide<'_>,
        ) -> Result<(), BackendError> {
            match ranges {
                [Range::All(Store::Meta)] => self.0.update(ranges, decide).await,
                _ => Ok(()),
            }
        }
    }
    block_on(async {
        let mute = Mute(Memory::new());
        let vault = Vault::open(mute, Rc::new(Counting::from(1)), 0)
            .await
            .unwrap();
        assert!(matches!(vault.merge(&[]).await, Err(Error::Storage(_))));
    });
}

#[test]
fn either_secret_opens_what_a_vault_copied() {
    block_on(async {
        let (_, a) = vault(1).await;
        let files = copy(&a, Plan::PART, &[]).await;
        for by in ways() {
            assert_eq!(verify(&slices(&files), by).unwrap().writes, 0);
        }
    });
}
