//! Copies and rows that were changed at random, in every way that comes to mind.
//!
//! A few hundred with every `cargo test`; `HOMEWARD_FUZZ_SECONDS=300 cargo test --release -p vault
//! --test fuzz_copy -- --nocapture` goes on for that long and says how far it came, and
//! `HOMEWARD_FUZZ_SEED` begins elsewhere.
//!
//! Nothing may panic, no more memory may be taken than the bytes that are there explain, and
//! nothing that was changed may pass.
#![allow(clippy::unwrap_used)]

mod by_hand;
mod dice;

use by_hand::{ended, key_of, plain, sealed};
use dice::Dice;
use futures_executor::block_on;
use std::rc::Rc;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use vault::copy::{By, Closed, Error, Ids, Item, Plan, Seals, Writer};
use vault::recovery::Code;
use vault::{
    Backend, Change, Head, Memory, Range, RecordId, Store, Stretch, Stretched, Vault, Vector,
};

/// What all copies here are sealed with.
static STRETCHED: LazyLock<Stretched> = LazyLock::new(|| Stretched::new([2; 32]));
static CODE: LazyLock<Code> = LazyLock::new(|| Code::make(&Dice::from(2)));

fn seals() -> Seals<'static> {
    Seals {
        stretch: Stretch::least([1; 16]),
        stretched: &STRETCHED,
        recovery: &CODE,
    }
}

fn ways() -> [By<'static>; 2] {
    [By::Passphrase(&STRETCHED), By::Recovery(&CODE)]
}

type Files = Vec<Vec<u8>>;

fn slices(files: &Files) -> Vec<&[u8]> {
    files.iter().map(Vec::as_slice).collect()
}

/// A vault with some records, the id key of which the copies take along.
async fn some_vault(dice: &Rc<Dice>) -> (Memory, Vault<Memory>) {
    let disk = Memory::new();
    let vault = Vault::open(disk.clone(), dice.clone(), 0).await.unwrap();
    for number in 0..6usize {
        let body = serde_json::to_string(&"é\n🌊x".repeat(number * number)).unwrap();
        let (id, nothing) = (vault.make_id(), Vector::new());
        let put = vault.put(id, &nothing, "note", 1, &body, 1).await.unwrap();
        if number == 3 {
            vault.erase(id, &put.vector(), "note", 2).await.unwrap();
        }
    }
    (disk, vault)
}

/// A copy in parts, of these heads and some chunks.
fn written(
    dice: &Dice,
    ids: &Ids,
    heads: &[(RecordId, Head)],
    chunks: &[usize],
    part: u64,
) -> Files {
    let plan = Plan::new(part, 0, chunks.iter().copied()).unwrap();
    let mut writer = Writer::new(dice, &seals(), ids, 7, plan).unwrap();
    for (record, head) in heads {
        writer.push_record(*record, head).unwrap();
    }
    for (number, length) in chunks.iter().enumerate() {
        let chunk = vec![number as u8; *length];
        writer.push_chunk(&[9; 16], number as u32, &chunk).unwrap();
    }
    writer.finish().unwrap();
    let mut files = vec![Vec::new(); writer.parts().into()];
    while let Some((part, bytes)) = writer.take() {
        files[usize::from(part) - 1].extend(bytes);
    }
    files
}

/// Reads in slices at random; what came out before an error comes too.
fn read(dice: &Dice, files: &Files, by: By) -> (Vec<Item>, Result<(), Error>) {
    let mut items = Vec::new();
    let mut go = || {
        let closed = Closed::read(&slices(files))?;
        let mut reader = closed.unlock(by)?;
        for at in closed.order() {
            let mut rest = files[*at].as_slice();
            while !rest.is_empty() {
                let length = 1 + dice.below(1 << dice.below(18));
                let (now, later) = rest.split_at(length.min(rest.len()));
                items.extend(reader.push(now)?);
                rest = later;
            }
            items.extend(reader.end_part()?);
        }
        reader.finish().map(drop)
    };
    let answer = go();
    (items, answer)
}

/// Files that were sealed right and then changed: none may pass, unless nothing is other.
fn changed_files(dice: &Dice, copies: &[(Files, Vec<Item>)], passed: &mut u64) {
    let (whole, items) = &copies[dice.below(copies.len())];
    let (other, _) = &copies[dice.below(copies.len())];
    let mut files = whole.clone();
    for _ in 0..=dice.below(3) {
        if files.is_empty() {
            break;
        }
        let at = dice.below(files.len());
        let foreign = &other[dice.below(other.len())];
        match dice.below(12) {
            0 => drop(files.remove(at)),
            1 => files.push(foreign.clone()),
            2 => files[at] = foreign.clone(),
            3 => files[at] = (0..dice.below(500)).map(|_| dice.next() as u8).collect(),
            _ => dice.change(&mut files[at], foreign),
        }
    }
    let (found, answer) = read(dice, &files, ways()[dice.below(2)]);
    files.sort();
    let is_sound = copies.iter().any(|(whole, _)| {
        let mut whole = whole.clone();
        whole.sort();
        whole == files
    });
    assert_eq!(answer.is_ok(), is_sound, "{answer:?}");
    *passed += u64::from(is_sound);
    // What came out is genuine: the beginning of some copy.
    let is_genuine = copies.iter().any(|(_, items)| items.starts_with(&found));
    assert!(is_genuine || items.starts_with(&found));
}

/// Lines that nobody wrote, behind seals that are right.
fn changed_lines(
    dice: &Dice,
    ids: &Ids,
    (whole, key, lines): (&[u8], &[u8; 32], &[u8]),
    passed: &mut u64,
) {
    let mut changed = lines.to_vec();
    for _ in 0..dice.below(4) {
        dice.change(&mut changed, lines);
    }
    if dice.below(3) > 0 {
        changed = ended(&changed);
    }
    let files = vec![sealed(whole, key, &changed)];
    let (items, answer) = read(dice, &files, ways()[dice.below(2)]);
    *passed += u64::from(answer.is_ok());
    // Whatever comes out can be written again, and is the same then.
    let head = |item: &Item| match item {
        Item::Head { record, head } => Some((*record, head.clone())),
        Item::Chunk(_) => None,
    };
    let heads: Vec<(RecordId, Head)> = items.iter().filter_map(head).collect();
    let chunks: Vec<usize> = items
        .iter()
        .filter_map(|item| match item {
            Item::Chunk(chunk) => Some(chunk.sealed.len()),
            Item::Head { .. } => None,
        })
        .collect();
    if dice.below(20) == 0 {
        let again = written(dice, ids, &heads, &chunks, Plan::PART);
        let (again, answer) = read(dice, &again, ways()[0]);
        assert_eq!(answer, Ok(()));
        assert_eq!(again.len(), items.len());
    }
    block_on(async {
        let vault = Vault::open(Memory::new(), Rc::new(Dice::from(5)), 0)
            .await
            .unwrap();
        vault.merge(&heads).await.unwrap();
        let loaded = vault.load().await.unwrap();
        assert_eq!(loaded.damaged, []);
        let again = vault.merge(&heads).await.unwrap();
        assert_eq!((again.added, again.replaced, again.blocked), (0, 0, 0));
    });
}

/// Rows of a vault that were changed: set aside, and the rest goes on.
async fn changed_rows(dice: &Dice, disk: &Memory, vault: &Vault<Memory>) {
    let rows = disk
        .read(&[Range::All(Store::Records)])
        .await
        .unwrap()
        .concat();
    let before = vault.load().await.unwrap();
    let (row, other) = (&rows[dice.below(rows.len())], &rows[dice.below(rows.len())]);
    let mut bytes = row.value.clone();
    for _ in 0..=dice.below(3) {
        dice.change(&mut bytes, &other.value);
    }
    let put = |bytes: &[u8]| Change::Put(Store::Records, row.key.clone(), bytes.to_vec());
    disk.update(&[], &mut |_| vec![put(&bytes)]).await.unwrap();
    let after = vault.load().await.unwrap();
    match bytes == row.value {
        true => assert_eq!(after, before),
        false => {
            assert_eq!(after.damaged.len(), 1);
            assert!(
                after
                    .records
                    .iter()
                    .all(|record| before.records.contains(record))
            );
        }
    }
    disk.update(&[], &mut |_| vec![put(&row.value)])
        .await
        .unwrap();
}

/// The most memory that this process has had, in KiB, where that can be asked.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[test]
fn nothing_changed_passes() {
    let number = |name: &str| {
        std::env::var(name)
            .ok()
            .and_then(|text| text.parse::<u64>().ok())
    };
    let seconds = number("HOMEWARD_FUZZ_SECONDS");
    let seed = number("HOMEWARD_FUZZ_SEED").unwrap_or(1);
    let dice = Rc::new(Dice::from(seed));
    let (disk, vault) = block_on(some_vault(&dice));
    let loaded = block_on(vault.load()).unwrap();
    let heads: Vec<(RecordId, Head)> = loaded
        .records
        .iter()
        .flat_map(|record| record.heads().map(|head| (record.id, head.clone())))
        .collect();
    let mut long = heads[0].clone();
    long.1.body = serde_json::to_string(&"long".repeat(50_000)).unwrap();
    let ids = vault.ids();
    let copies: Vec<(Files, Vec<Item>)> = [
        written(&dice, &ids, &heads, &[], Plan::PART),
        written(&dice, &ids, &heads, &[0, 5, 40_000, 40_000], 66_000),
        written(&dice, &ids, &[long], &[], Plan::PART),
        written(&dice, &ids, &heads[..2], &[0, 10, 300, 7], Plan::PART),
    ]
    .into_iter()
    .map(|files| {
        let (items, answer) = read(&dice, &files, ways()[0]);
        assert_eq!(answer, Ok(()));
        (files, items)
    })
    .collect();
    // One of records alone, and one with chunks.
    let texts = [0, 3].map(|at| {
        let whole = &copies[at].0[0];
        let key = key_of(whole, &[2; 32]);
        (whole, key, plain(whole, &key))
    });

    let began = Instant::now();
    let (mut runs, mut passed) = ([0u64; 3], [0u64; 2]);
    loop {
        let total = runs.iter().sum::<u64>();
        match seconds {
            Some(seconds) if began.elapsed() > Duration::from_secs(seconds) => break,
            None if total >= 300 => break,
            _ => {}
        }
        let which = [0, 1, 1, 2][dice.below(4)];
        runs[which] += 1;
        match which {
            0 => changed_files(&dice, &copies, &mut passed[0]),
            1 => {
                let (whole, key, lines) = &texts[dice.below(2)];
                let text = (whole.as_slice(), key, without_last(lines));
                changed_lines(&dice, &ids, text, &mut passed[1]);
            }
            _ => block_on(changed_rows(&dice, &disk, &vault)),
        }
    }
    let [files, texts, rows] = runs;
    println!(
        "{files} changed files, {} of them sound again; {texts} changed lines, {} of them copies; {rows} changed rows; peak {:?} KiB",
        passed[0],
        passed[1],
        peak()
    );
    // The copies themselves are less than a megabyte.
    assert!(peak().is_none_or(|peak| peak < 128 * 1024));
}

/// All lines but the last.
fn without_last(lines: &[u8]) -> &[u8] {
    let inner = lines.strip_suffix(b"\n").unwrap();
    let end = inner.iter().rposition(|byte| *byte == b'\n').unwrap();
    &lines[..=end]
}
