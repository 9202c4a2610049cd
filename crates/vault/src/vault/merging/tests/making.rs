//! What is in a copy.

use super::*;
use crate::{Attachment, Naming, Taken};

fn taken(chunks: u32) -> Taken {
    let bytes = chunks.into();
    Taken { chunks, bytes }
}

#[test]
fn a_copy_holds_every_live_write() {
    block_on(async {
        let (disk, a) = vault(1).await;
        let b = Vault::open(disk, Rc::new(Counting::from(2)), 1)
            .await
            .unwrap();
        let none = Vector::new();
        let conflict = a.make_id();
        put(&a, conflict, &none, "1", 1).await;
        put(&b, conflict, &none, "2", 2).await;
        let gone = put(&a, a.make_id(), &none, "3", 3).await;
        a.erase(gone.id, &gone.vector(), "note", 4).await.unwrap();
        a.put(
            a.make_id(),
            &none,
            "from the future",
            99,
            r#"{"a":[1.5]}"#,
            5,
        )
        .await
        .unwrap();
        let heads = copied(&a).await;
        assert_eq!(heads.len(), 4);
        let (_, c) = vault(3).await;
        let merged = c.merge(&heads).await.unwrap();
        assert_eq!(
            merged,
            Merged {
                added: 4,
                ..Merged::default()
            }
        );
        assert_eq!(records(&c).await, records(&a).await);
        assert_eq!(copied(&c).await, heads);
    });
}

#[test]
fn a_copy_goes_in_slices_and_leaves_out_what_does_not_open() {
    block_on(async {
        let (disk, a) = vault(1).await;
        for number in 0..450 {
            put(&a, a.make_id(), &Vector::new(), &number.to_string(), 1).await;
        }
        let row = rows(&disk).await.remove(7);
        apply(&disk, Change::Put(Store::Records, row.key, b"?".to_vec())).await;
        let mut copying = a.begin_copy(&seals(), 5, Plan::PART, &[]).await.unwrap();
        assert!(copying.finish().is_err(), "rows are missing");
        assert!(a.copy_rows(&mut copying).unwrap());
        assert_eq!(copying.progress(), (25, 450));
        // What comes in meanwhile is not in this copy.
        put(&a, a.make_id(), &Vector::new(), "\"new\"", 1).await;
        while a.copy_rows(&mut copying).unwrap() {}
        copying.finish().unwrap();
        assert_eq!((copying.progress(), copying.left_out()), ((450, 450), 1));
        let mut files = Vec::new();
        collect(&mut files, || copying.take());
        let (heads, _, summary) = opened(&files);
        assert_eq!((heads.len(), summary.writes), (449, 449));
    });
}

#[test]
fn writes_of_one_record_stay_together_wherever_a_slice_ends() {
    block_on(async {
        let (disk, a) = vault(1).await;
        let (_, b) = vault(2).await;
        put(&a, a.make_id(), &Vector::new(), "0", 1).await;
        for number in 0..150 {
            let id = a.make_id();
            for vault in [&a, &b] {
                put(vault, id, &Vector::new(), &number.to_string(), 1).await;
            }
        }
        a.merge(&copied(&b).await).await.unwrap();
        assert_eq!(rows(&disk).await.len(), 301);
        let heads = copied(&a).await;
        assert_eq!(heads.len(), 301);
        assert!(heads.is_sorted_by_key(|(record, _)| *record));
    });
}

#[test]
fn chunks_come_back_by_parts() {
    block_on(async {
        let (disk, a) = vault(1).await;
        put(&a, a.make_id(), &Vector::new(), "1", 1).await;
        let chunk = |number: u32| Chunk {
            attachment: [7; 16],
            number,
            sealed: vec![number as u8; 90_000],
        };
        let all: Vec<Chunk> = (0..5).map(chunk).collect();
        assert_eq!(a.merge_chunks(&all).await, Ok(5));
        apply(&disk, Change::Delete(Store::Chunks, Key::Chunk([7; 16], 3))).await;
        let wanted: Vec<(u8, u32, usize)> = (0..5).map(|number| (7, number, 90_000)).collect();
        let files = copy(&a, 300_000, &wanted).await;
        assert_eq!(files.len(), 3);
        assert!(files.iter().all(|file| file.len() <= 300_000));
        let (_, chunks, _) = opened(&files);
        let left = [0, 1, 2, 4].map(chunk);
        assert_eq!(chunks, left);
        let (other, b) = vault(2).await;
        assert_eq!(b.merge_chunks(&chunks[1..2]).await, Ok(1));
        let mine = Change::Put(Store::Chunks, Key::Chunk([7; 16], 0), b"mine".to_vec());
        apply(&other, mine).await;
        assert_eq!(b.merge_chunks(&chunks).await, Ok(2));
        assert_eq!(b.merge_chunks(&chunks).await, Ok(0));
        let found = other
            .read(&[Range::All(Store::Chunks)])
            .await
            .unwrap()
            .concat();
        assert_eq!(found.len(), 4);
        assert_eq!(found[0].value, b"mine");
    });
}

#[test]
fn a_damaged_chunk_is_mended_and_a_sound_one_stays() {
    block_on(async {
        let (disk, a) = vault(1).await;
        let one = Attachment::make(&Counting::from(5));
        let manifest = put(&a, a.make_id(), &Vector::new(), "1", 1).await;
        for number in 0..3 {
            a.put_chunk(&one, number, b"sound", number == 2)
                .await
                .unwrap();
        }
        let range = [Range::All(Store::Chunks)];
        let before = disk.read(&range).await.unwrap().concat();
        let chunk = |item: &Item| match item.key {
            Key::Chunk(attachment, number) => Chunk {
                attachment,
                number,
                sealed: item.value.clone(),
            },
            _ => unreachable!(),
        };
        let mut chunks: Vec<Chunk> = before.iter().map(chunk).collect();
        let nobodys = Chunk {
            attachment: [9; 16],
            ..chunks[0].clone()
        };
        chunks.push(nobodys.clone());
        // The first is damaged here, the second in the copy, the last is another write here.
        let damage = async |at: usize| {
            let key = before[at].key.clone();
            apply(&disk, Change::Put(Store::Chunks, key, b"?".to_vec())).await;
        };
        damage(0).await;
        damage(1).await;
        chunks[1].sealed = b"!".to_vec();
        a.put_chunk(&one, 2, b"newer", true).await.unwrap();
        let taken = Some(taken(3));
        let named = a.find_named(|record, _| match record == manifest.id {
            true => Naming::One(one.clone(), taken),
            false => Naming::Nothing,
        });
        let named = named.await.unwrap();
        assert_eq!(a.merge_chunks(&chunks).await, Ok(1), "nobody's");
        assert_eq!(a.mend_chunks(&chunks, &named).await, Ok(1));
        assert_eq!(a.mend_chunks(&chunks, &named).await, Ok(0));
        let after = disk.read(&range).await.unwrap().concat();
        assert_eq!(after.len(), 4);
        let found = |id, number| {
            let key = Key::Chunk(id, number);
            let item = after.iter().find(|item| item.key == key);
            item.map(|item| item.value.clone()).unwrap()
        };
        assert_eq!(found(one.id(), 0), before[0].value);
        assert_eq!(found(one.id(), 1), b"?");
        assert_ne!(found(one.id(), 2), before[2].value);
        assert_eq!(found([9; 16], 0), nobodys.sealed);
    });
}
