//! A copy of so many megabytes of attachments: made, checked and added, and how much memory that takes
//! beside a small one. The chunks are generated when they are asked for, and forgotten when they are put.
//!
//! ```text
//! cargo run --release -p vault --example large_copy -- 2000
//! ```
#![allow(clippy::unwrap_used)]

use futures_executor::block_on;
use std::cell::Cell;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;
use vault::copy::{By, Closed, Header, Item as Copied, Plan, Seals};
use vault::recovery::Code;
use vault::{
    Attachment, Backend, BackendError, Change, Decide, Entropy, Item, Key, Memory, Naming, Range,
    Store, Stretch, Stretched, Taken, Vault, Vector,
};

/// How long a chunk is as it lies.
const CHUNK: usize = Attachment::MOST + 40;
/// The small copy, in megabytes.
const SMALL: u64 = 64;
/// How much more memory the large one may take.
const FLAT: f64 = 1.5;

struct Chance(Cell<u64>);

impl Entropy for Chance {
    fn fill(&self, bytes: &mut [u8]) {
        for piece in bytes.chunks_mut(8) {
            let mut state = self.0.get();
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            self.0.set(state);
            piece.copy_from_slice(&state.to_be_bytes()[..piece.len()]);
        }
    }
}

/// The chunks of one attachment, of which none is kept; everything else is.
struct Generated {
    rest: Memory,
    id: [u8; 16],
    count: u32,
    put: Cell<u32>,
}

/// The bytes of a chunk: the same whenever they are asked for.
fn chunk(number: u32) -> Vec<u8> {
    let mut bytes = vec![0; CHUNK];
    Chance(Cell::new(u64::from(number) * 2 + 1)).fill(&mut bytes);
    bytes
}

impl Generated {
    fn of(id: [u8; 16], count: u32) -> Rc<Self> {
        let (rest, put) = (Memory::new(), Cell::new(0));
        Rc::new(Generated {
            rest,
            id,
            count,
            put,
        })
    }

    fn chunks(&self, range: &Range) -> Vec<Item> {
        let keys = (0..self.count).map(|number| Key::Chunk(self.id, number));
        let value = |key: &Key| match (range, key) {
            (Range::ChunkKeys(_), _) => Vec::new(),
            (_, Key::Chunk(_, number)) => chunk(*number),
            _ => Vec::new(),
        };
        let item = |key: Key| Item {
            value: value(&key),
            key,
        };
        keys.filter(|key| range.contains(key)).map(item).collect()
    }
}

impl Backend for Generated {
    async fn read(&self, ranges: &[Range]) -> Result<Vec<Vec<Item>>, BackendError> {
        let mut found = self.rest.read(ranges).await?;
        for (range, found) in ranges.iter().zip(&mut found) {
            if range.store() == Store::Chunks {
                *found = self.chunks(range);
            }
        }
        Ok(found)
    }

    async fn update(&self, ranges: &[Range], decide: &mut Decide<'_>) -> Result<(), BackendError> {
        let mut others = |found: &[Vec<Item>]| {
            let mut changes = decide(found);
            changes.retain(|change| match change {
                Change::Put(Store::Chunks, Key::Chunk(_, number), value) => {
                    assert!(*value == chunk(*number), "chunk {number} is another");
                    self.put.set(self.put.get() + 1);
                    false
                }
                _ => true,
            });
            changes
        };
        self.rest.update(ranges, &mut others).await
    }
}

/// Does some work, and tells how long it took and, where Linux counts it, what memory this process had
/// at most, in MB.
fn measured<T>(name: &str, work: impl FnOnce() -> T) -> (T, Option<f64>) {
    let begun = Instant::now();
    let is_told = fs::write("/proc/self/clear_refs", "5").is_ok();
    let answer = work();
    let megabytes = is_told.then(peak).flatten();
    let seconds = begun.elapsed().as_secs_f64();
    let told = megabytes.map_or("memory is not told here".to_owned(), |megabytes| {
        format!("at most {megabytes:.1} MB")
    });
    println!("  {name}: {seconds:.1} s, {told}");
    (answer, megabytes)
}

fn peak() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1000.0)
}

fn main() {
    let megabytes = std::env::args()
        .nth(1)
        .map_or(2_000, |text| text.parse().unwrap());
    let [small, large] = [SMALL, megabytes].map(prove);
    for (small, large) in small.iter().zip(large) {
        let (Some(small), Some(large)) = (small, large) else {
            continue;
        };
        println!("  {:.2} times the memory", large / small);
        assert!(
            large / small < FLAT,
            "it takes more memory for more to copy"
        );
    }
}

fn prove(megabytes: u64) -> [Option<f64>; 3] {
    let count = (megabytes * 1_000_000).div_ceil(CHUNK as u64) as u32;
    println!("{count} chunks, {megabytes} MB");
    let folder = std::env::temp_dir().join(format!("homeward-large-copy-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let chance = Rc::new(Chance(Cell::new(9)));
    let one = Attachment::make(&*chance);
    let code = Code::make(&*chance);
    let stretched = Stretched::new([1; 32]);
    let by = By::Passphrase(&stretched);
    let (paths, made) = measured("making it", || {
        block_on(make(&folder, &one, count, &stretched, &code))
    });
    let (chunks, checked) = measured("checking it", || pass(&paths, by, &mut drop));
    assert_eq!(chunks, u64::from(count));
    let other = Generated::of(one.id(), 0);
    let (_, added) = measured("adding it", || {
        let vault = block_on(Vault::open(other.clone(), chance.clone(), 0)).unwrap();
        let mut batch = Vec::new();
        pass(&paths, by, &mut |item| {
            if let Copied::Chunk(chunk) = item {
                batch.push(chunk);
            }
            if batch.len() == 16 {
                block_on(vault.merge_chunks(&batch)).unwrap();
                batch.clear();
            }
        });
        block_on(vault.merge_chunks(&batch)).unwrap();
    });
    assert_eq!(other.put.get(), count);
    fs::remove_dir_all(&folder).unwrap();
    [made, checked, added]
}

async fn make(
    folder: &Path,
    one: &Attachment,
    count: u32,
    stretched: &Stretched,
    code: &Code,
) -> Vec<PathBuf> {
    let disk = Generated::of(one.id(), count);
    let vault = Vault::open(disk, Rc::new(Chance(Cell::new(5))), 0);
    let vault = vault.await.unwrap();
    let (id, nothing) = (vault.make_id(), Vector::new());
    let manifest = vault.put(id, &nothing, Attachment::KIND, 1, "1", 1);
    manifest.await.unwrap();
    let taken = Taken {
        chunks: count,
        bytes: u64::from(count) * Attachment::MOST as u64,
    };
    let named = vault.find_named(|_, _| Naming::One(one.clone(), Some(taken)));
    let chunks = vault.measure_chunks(&named.await.unwrap()).await.unwrap();
    let sizes: Vec<usize> = chunks.iter().map(|(.., size)| *size).collect();
    let seals = Seals {
        stretch: Stretch::least([1; 16]),
        stretched,
        recovery: code,
    };
    let copying = vault.begin_copy(&seals, 5, Plan::PART, &sizes);
    let mut copying = copying.await.unwrap();
    let path = |part: u16| folder.join(format!("{part}.hwcopy"));
    let mut files: Vec<File> = (1..=copying.parts())
        .map(|part| File::create(path(part)).unwrap())
        .collect();
    while vault.copy_rows(&mut copying).unwrap() {}
    for (id, number, _) in &chunks {
        assert!(vault.copy_chunk(&mut copying, id, *number).await.unwrap());
        while let Some((part, bytes)) = copying.take() {
            files[usize::from(part) - 1].write_all(&bytes).unwrap();
        }
    }
    copying.finish().unwrap();
    while let Some((part, bytes)) = copying.take() {
        files[usize::from(part) - 1].write_all(&bytes).unwrap();
    }
    (1..=copying.parts()).map(path).collect()
}

/// One way through all parts, slice by slice, as the app goes; answers how many chunks there are.
fn pass(paths: &[PathBuf], by: By, take: &mut dyn FnMut(Copied)) -> u64 {
    let beginning = |path: &PathBuf| {
        let mut bytes = vec![0; Header::LENGTH];
        File::open(path).unwrap().read_exact(&mut bytes).unwrap();
        bytes
    };
    let beginnings: Vec<Vec<u8>> = paths.iter().map(beginning).collect();
    let beginnings: Vec<&[u8]> = beginnings.iter().map(Vec::as_slice).collect();
    let closed = Closed::read(&beginnings).unwrap();
    let mut reader = closed.unlock(by).unwrap();
    let mut slice = vec![0; 65_536];
    for path in paths {
        let mut file = File::open(path).unwrap();
        loop {
            let length = file.read(&mut slice).unwrap();
            if length == 0 {
                break;
            }
            reader
                .push(&slice[..length])
                .unwrap()
                .into_iter()
                .for_each(&mut *take);
        }
        reader.end_part().unwrap().into_iter().for_each(&mut *take);
    }
    reader.finish().unwrap().chunks
}
