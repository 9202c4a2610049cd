//! A copy that ended midway, and that somebody goes on with.

use super::*;
use crate::Stretched;
use crate::copy::{Header, Resuming, UnderWay};
use crate::recovery::Code;

const PART: u64 = 300_000;
const CHUNK: usize = 90_000;
const COUNT: u32 = 8;

/// What is in the plan.
fn listed() -> impl Iterator<Item = ([u8; 16], u32)> {
    (0..COUNT).map(|number| ([7; 16], number))
}

fn chunk(number: u32) -> Chunk {
    Chunk {
        attachment: [7; 16],
        number,
        sealed: vec![number as u8; CHUNK],
    }
}

/// A vault with some rows and chunks, a copy of it in four parts, and the note of it while it was
/// under way.
async fn begun() -> (Memory, Vault<Memory>, Vec<Vec<u8>>, Vec<u8>) {
    let (disk, vault) = vault(1).await;
    for number in 0..9 {
        put(
            &vault,
            vault.make_id(),
            &Vector::new(),
            &number.to_string(),
            1,
        )
        .await;
    }
    let all: Vec<Chunk> = (0..COUNT).map(chunk).collect();
    vault.merge_chunks(&all).await.unwrap();
    let sizes = [CHUNK; COUNT as usize];
    let copying = vault.begin_copy(&seals(), 5, PART, &sizes).await;
    let mut copying = copying.unwrap();
    while vault.copy_rows(&mut copying).unwrap() {}
    let note = vault.seal_under_way(&copying, listed()).unwrap();
    let mut files = Vec::new();
    collect(&mut files, || copying.take());
    for (id, number) in listed() {
        assert!(vault.copy_chunk(&mut copying, &id, number).await.unwrap());
        collect(&mut files, || copying.take());
    }
    copying.finish().unwrap();
    collect(&mut files, || copying.take());
    assert_eq!(files.len(), 4);
    (disk, vault, files, note)
}

fn read(under_way: &UnderWay, files: &[Vec<u8>]) -> Result<Resuming, crate::copy::Error> {
    let mut resuming = under_way.resume(seals().stretched, &slices(files))?;
    for file in files {
        for slice in file.chunks(100_000) {
            resuming.check(slice)?;
        }
        resuming.check_end()?;
    }
    Ok(resuming)
}

/// Goes on with it until it is whole.
async fn go_on(vault: &Vault<Memory>, under_way: &UnderWay, files: &mut Vec<Vec<u8>>) {
    let resuming = read(under_way, files).unwrap();
    let whole = resuming.whole();
    assert_eq!(usize::from(whole), files.len());
    let Some(mut copying) = vault.resume_copy(under_way, resuming).unwrap() else {
        assert_eq!(whole, under_way.parts());
        return;
    };
    for (id, number) in &under_way.chunks[under_way.chunks_in(whole)..] {
        vault.copy_chunk(&mut copying, id, *number).await.unwrap();
        collect(files, || copying.take());
    }
    copying.finish().unwrap();
    collect(files, || copying.take());
}

#[test]
fn it_goes_on_behind_any_part_that_is_whole() {
    block_on(async {
        let (disk, vault, files, note) = begun().await;
        // The app was closed; another window opens the vault, and something is written meanwhile.
        let again = Vault::open(disk, Rc::new(Counting::from(7)), 1).await;
        let again = again.unwrap();
        put(&vault, vault.make_id(), &Vector::new(), "\"later\"", 1).await;
        let under_way = again.open_under_way(&note).unwrap();
        assert_eq!(
            (under_way.made_at, under_way.rows, under_way.left_out),
            (5, 9, 0)
        );
        assert!(under_way.chunks.iter().copied().eq(listed()));
        let (heads, chunks, _) = opened(&files);
        for whole in 1..=4 {
            let mut files = files[..whole].to_vec();
            go_on(&again, &under_way, &mut files).await;
            for by in ways() {
                let summary = verify(&slices(&files), by).unwrap();
                assert_eq!((summary.writes, summary.chunks), (9, COUNT.into()));
            }
            assert!(files.iter().all(|file| file.len() as u64 <= PART));
            let (found, same, _) = opened(&files);
            assert_eq!((found, same), (heads.clone(), chunks.clone()));
        }
    });
}

/// A frame that was begun before may have had other bytes: no two share a nonce.
#[test]
fn what_is_written_anew_is_sealed_anew() {
    block_on(async {
        let (disk, vault, files, note) = begun().await;
        let under_way = vault.open_under_way(&note).unwrap();
        apply(&disk, Change::Delete(Store::Chunks, Key::Chunk([7; 16], 7))).await;
        let mut again = files[..2].to_vec();
        go_on(&vault, &under_way, &mut again).await;
        assert_eq!(verify(&slices(&again), way()).unwrap().chunks, 7);
        assert_eq!(again[..2], files[..2]);
        for (one, other) in [(2, 2), (3, 3)] {
            let nonces = |file: &[u8]| file[200..Header::LENGTH].to_vec();
            assert_ne!(nonces(&again[one]), nonces(&files[other]));
            assert_ne!(
                again[one][Header::LENGTH..900],
                files[other][Header::LENGTH..900]
            );
        }
    });
}

#[test]
fn nothing_is_taken_on_trust() {
    block_on(async {
        let (_, vault, files, note) = begun().await;
        let under_way = vault.open_under_way(&note).unwrap();
        let fails = |files: &[Vec<u8>]| assert!(read(&under_way, files).is_err());
        fails(&[]);
        fails(&files[1..2]);
        fails(&[files[0].clone(), files[2].clone()]);
        for at in [30, 205, 5_000] {
            let mut bent = files[..2].to_vec();
            bent[1][at] ^= 1;
            fails(&bent);
        }
        let mut cut = files[..2].to_vec();
        cut[1].truncate(100_000);
        fails(&cut);
        let (_, other, _, _) = begun().await;
        assert_eq!(
            other.open_under_way(&note),
            Some(under_way.clone()),
            "the same chance"
        );
        let (_, other) = super::vault(9).await;
        assert_eq!(other.open_under_way(&note), None, "another vault");
        for at in 0..note.len() {
            let mut bent = note.clone();
            bent[at] ^= 1;
            assert_eq!(vault.open_under_way(&bent), None);
            assert_eq!(vault.open_under_way(&note[..at]), None);
        }
    });
}

#[test]
fn it_is_for_its_passphrase_and_its_code_only() {
    block_on(async {
        let (_, vault, _, note) = begun().await;
        let under_way = vault.open_under_way(&note).unwrap();
        let Seals {
            stretch,
            stretched,
            recovery,
        } = seals();
        assert_eq!(under_way.stretch(), stretch);
        assert!(under_way.is_by(stretched, recovery));
        assert!(!under_way.is_by(&Stretched::new([0; 32]), recovery));
        assert!(!under_way.is_by(stretched, &Code::from_bytes(&[0; 16]).unwrap()));
        // A lock gives the vault another key.
        let code = Code::from_bytes(&[3; 16]).unwrap();
        assert_ne!(code, *recovery);
        let locked = vault.rekey(&stretch, stretched, &code).await.unwrap();
        assert_eq!(locked.open_under_way(&note), None);
    });
}
