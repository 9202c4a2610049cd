//! Cases about the backend alone.

use super::{Bench, Trouble, Verdict, ensure, same, some};
use crate::backend::{Backend, BackendError, Change, Item, Key, Range, Store};
use crate::testing::both;
use crate::{RecordId, WriteId};

fn record(record: u8, write: u8) -> Key {
    Key::Record(RecordId([record; 16]), WriteId([write; 16]))
}

fn put(store: Store, key: Key, value: &[u8]) -> Change {
    Change::Put(store, key, value.to_vec())
}

fn item(key: Key, value: &[u8]) -> Item {
    Item {
        key,
        value: value.to_vec(),
    }
}

fn keys(items: &[Item]) -> Vec<Key> {
    items.iter().map(|item| item.key.clone()).collect()
}

pub(super) async fn keys_of_every_shape_come_back<B: Backend>(bench: Bench<B>) -> Verdict {
    let every_byte: Vec<u8> = (0..=255).collect();
    let large = vec![7; 1 << 20];
    let items = [
        (Store::Meta, Key::name(""), every_byte.as_slice()),
        (Store::Meta, Key::name("vault"), &[]),
        (Store::Records, record(0, 255), &every_byte),
        (Store::Records, record(255, 0), &large),
        (Store::Chunks, Key::Chunk([9; 16], 0), &[1]),
        (Store::Chunks, Key::Chunk([9; 16], u32::MAX), &[2]),
        (
            Store::Shelves,
            Key::Shelf("journal".into(), "2026-11".into()),
            &[3],
        ),
        (Store::Inbox, Key::Number(0), &[4]),
        (Store::Inbox, Key::Number((1 << 53) - 1), &[5]),
        (Store::Open, Key::name("card"), &[6]),
    ];
    let changes: Vec<Change> = items
        .iter()
        .map(|(store, key, value)| put(*store, key.clone(), value))
        .collect();
    bench.apply(&changes).await?;
    for (store, key, value) in items {
        let found = bench.second.read(&[Range::One(store, key.clone())]).await?;
        same(found, vec![vec![item(key, value)]], store.name())?;
    }
    let counts: Vec<usize> = bench.dump().await?.iter().map(Vec::len).collect();
    same(counts, vec![2, 2, 2, 1, 2, 1], "items by store")
}

pub(super) async fn a_range_holds_its_own<B: Backend>(bench: Bench<B>) -> Verdict {
    let of = |range: Range| {
        let disk = &bench.second;
        async move { Ok::<_, Trouble>(keys(&disk.read(&[range]).await?.concat())) }
    };
    let all = [
        record(0, 0),
        record(0, 255),
        record(7, 0),
        record(7, 127),
        record(7, 128),
        record(7, 255),
        record(8, 0),
        record(255, 255),
    ];
    let backwards: Vec<Change> = all
        .iter()
        .rev()
        .map(|key| put(Store::Records, key.clone(), b"x"))
        .collect();
    bench.apply(&backwards).await?;
    same(of(Range::All(Store::Records)).await?, all.to_vec(), "all")?;
    for (id, expected) in [(7, &all[2..6]), (0, &all[..2]), (255, &all[7..]), (9, &[])] {
        let found = of(Range::OfRecord(RecordId([id; 16]))).await?;
        same(found, expected.to_vec(), "one record's")?;
    }
    let absent = of(Range::One(Store::Records, record(7, 1))).await?;
    same(absent, vec![], "an absent one")
}

pub(super) async fn a_range_goes_on_after_a_key<B: Backend>(bench: Bench<B>) -> Verdict {
    let all = [
        Key::name("no record"),
        record(0, 0),
        record(7, 0),
        record(7, 255),
        record(255, 255),
    ];
    let value = |at: usize| vec![at as u8; at + 1];
    let puts = all.iter().enumerate();
    let puts: Vec<Change> = puts
        .map(|(at, key)| put(Store::Records, key.clone(), &value(at)))
        .collect();
    bench.apply(&puts).await?;
    let everything: Vec<Item> = bench.rows().await?;
    for limit in [1, 2, 4, 5, 6, u32::MAX] {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let range = Range::After(Store::Records, after, limit);
            let some = bench.second.read(&[range]).await?.concat();
            ensure!(some.len() <= limit as usize, "more than {limit}");
            after = match some.last() {
                Some(item) => Some(item.key.clone()),
                None => break,
            };
            found.extend(some);
        }
        same(found, everything.clone(), "all, step by step")?;
    }
    // The key itself need not be there.
    let after = Some(record(7, 1));
    let found = bench
        .second
        .read(&[Range::After(Store::Records, after, 9)])
        .await?;
    same(
        keys(&found.concat()),
        all[3..].to_vec(),
        "after an absent key",
    )?;
    let last = Range::After(Store::Records, Some(record(255, 255)), 9);
    let found = bench.second.read(&[last]).await?.concat();
    same(found, vec![], "after the last")
}

pub(super) async fn keys_of_chunks_come_alone<B: Backend>(bench: Bench<B>) -> Verdict {
    let chunk = |id: u8, number| Key::Chunk([id; 16], number);
    let all = [
        chunk(0, 0),
        chunk(7, 0),
        chunk(7, 1),
        chunk(7, 300),
        chunk(7, u32::MAX),
        chunk(255, 0),
    ];
    let puts: Vec<Change> = all
        .iter()
        .map(|key| put(Store::Chunks, key.clone(), b"bytes"))
        .collect();
    bench.apply(&puts).await?;
    for (of, expected) in [
        (None, &all[..]),
        (Some([7; 16]), &all[1..5]),
        (Some([255; 16]), &all[5..]),
        (Some([9; 16]), &[]),
    ] {
        let found = bench.second.read(&[Range::ChunkKeys(of)]).await?;
        let expected: Vec<Item> = expected.iter().map(|key| item(key.clone(), b"")).collect();
        same(found, vec![expected], "keys")?;
    }
    Ok(())
}

pub(super) async fn lists_follow_the_ranges<B: Backend>(bench: Bench<B>) -> Verdict {
    let vault = || Range::One(Store::Meta, Key::name("vault"));
    bench
        .apply(&[
            put(Store::Meta, Key::name("vault"), b"1"),
            put(Store::Open, Key::name("b"), b"3"),
            put(Store::Open, Key::name("a"), b"2"),
        ])
        .await?;
    let ranges = [
        Range::All(Store::Open),
        vault(),
        Range::All(Store::Inbox),
        vault(),
    ];
    let mark = vec![item(Key::name("vault"), b"1")];
    let open = vec![item(Key::name("a"), b"2"), item(Key::name("b"), b"3")];
    let expected = vec![open, mark.clone(), vec![], mark];
    same(bench.second.read(&ranges).await?, expected.clone(), "read")?;
    let mut seen = None;
    let mut look = |found: &[Vec<Item>]| {
        seen = Some(found.to_vec());
        Vec::new()
    };
    bench.second.update(&ranges, &mut look).await?;
    same(some(seen, "call")?, expected, "update")?;
    same(bench.first.read(&[]).await?, vec![], "no ranges")
}

pub(super) async fn changes_apply_in_their_order<B: Backend>(bench: Bench<B>) -> Verdict {
    let name = Key::name;
    bench
        .apply(&[
            put(Store::Open, name("a"), b"1"),
            put(Store::Open, name("a"), b"2"),
            put(Store::Open, name("b"), b"3"),
            Change::Delete(Store::Open, name("b")),
            Change::Delete(Store::Open, name("was never there")),
            put(Store::Inbox, Key::Number(1), b"4"),
            Change::Clear(Store::Inbox),
            put(Store::Inbox, Key::Number(2), b"5"),
        ])
        .await?;
    let found = bench.items(Store::Open).await?;
    same(found, vec![item(name("a"), b"2")], "open")?;
    let found = bench.items(Store::Inbox).await?;
    same(found, vec![item(Key::Number(2), b"5")], "inbox")?;
    bench
        .apply(&[
            Change::Delete(Store::Open, name("a")),
            put(Store::Open, name("a"), b"6"),
        ])
        .await?;
    let found = bench.items(Store::Open).await?;
    same(found, vec![item(name("a"), b"6")], "open, later")
}

pub(super) async fn no_changes_change_nothing<B: Backend>(bench: Bench<B>) -> Verdict {
    bench
        .apply(&[put(Store::Open, Key::name("a"), b"1")])
        .await?;
    let before = bench.dump().await?;
    let ranges = [Range::All(Store::Open)];
    let mut calls = 0;
    let mut nothing = |_: &[Vec<Item>]| {
        calls += 1;
        Vec::new()
    };
    bench.first.update(&ranges, &mut nothing).await?;
    ensure!(calls > 0, "was not asked");
    same(bench.dump().await?, before, "everything")
}

/// Two connections add one to the same number, at the same time, over and over.
pub(super) async fn updates_do_not_interleave<B: Backend>(bench: Bench<B>) -> Verdict {
    let key = || Key::name("count");
    let count = async |disk: &B| -> Result<(), BackendError> {
        for _ in 0..20 {
            let mut add = |found: &[Vec<Item>]| {
                let so_far = found.concat().first().map_or(0, |item| item.value.len());
                vec![put(Store::Open, key(), &vec![0; so_far + 1])]
            };
            let ranges = [Range::One(Store::Open, key())];
            disk.update(&ranges, &mut add).await?;
        }
        Ok(())
    };
    let (first, second) = both(count(&bench.first), count(&bench.second)).await;
    first?;
    second?;
    let found = bench.items(Store::Open).await?;
    same(found, vec![item(key(), &[0; 40])], "count")
}
