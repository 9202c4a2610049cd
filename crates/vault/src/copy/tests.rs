use super::testing::*;
use super::*;
use crate::recovery::Code;
use crate::testing::Counting;
use crate::{Head, RecordId, ReplicaId, Stretch, Stretched, Vector, WriteId};
use proptest::prelude::*;

mod lines;

/// A small copy of three parts.
fn three_parts() -> Vec<Vec<u8>> {
    let chunk = |number| {
        Item::Chunk(Chunk {
            attachment: [2; 16],
            number,
            sealed: vec![3; 40_000],
        })
    };
    let head = Item::Head {
        record: RecordId([1; 16]),
        head: head(r#""words""#),
    };
    let items = [head, chunk(0), chunk(1), chunk(2)];
    written(&items, plan(&items, 1), 1)
}

fn head(body: &str) -> Head {
    Head {
        written_at: 1,
        write: WriteId([4; 16]),
        vector: Vector::new().with(ReplicaId([5; 16]), 1),
        kind: "note".into(),
        schema: 1,
        erased: body.is_empty(),
        body: body.into(),
    }
}

#[track_caller]
fn fails(files: &[Vec<u8>], expected: Error) {
    for by in ways() {
        assert_eq!(verify(&slices(files), by).map(drop), Err(expected.clone()));
    }
}

#[test]
fn has_the_size_that_the_page_says() {
    let files = three_parts();
    let lengths: Vec<usize> = files.iter().map(Vec::len).collect();
    assert_eq!(lengths, [213 + 65_556; 3]);
    let empty = written(&[], Plan::one(), 1);
    assert_eq!(empty[0].len(), 213 + 65_556);
    // One byte more than fills a frame makes another.
    let length = |body: usize| {
        let head = head(&format!("\"{}\"", "x".repeat(body)));
        let item = Item::Head {
            record: RecordId([1; 16]),
            head,
        };
        let files = written(&[item], Plan::one(), 1);
        assert!(verify(&slices(&files), way()).is_ok());
        files[0].len()
    };
    let (mut fits, mut too_long) = (65_000, 65_536);
    while too_long - fits > 1 {
        let middle = (fits + too_long) / 2;
        match length(middle) == 213 + 65_556 {
            true => fits = middle,
            false => too_long = middle,
        }
    }
    assert_eq!(length(fits), 213 + 65_556);
    assert_eq!(length(too_long), 213 + 2 * 65_556);
}

#[test]
fn opens_with_either_and_nothing_else() {
    let files = three_parts();
    for by in ways() {
        let summary = verify(&slices(&files), by).unwrap();
        assert_eq!((summary.writes, summary.chunks, summary.newer), (1, 3, 0));
        assert_eq!(summary.made_at, 5);
        assert!(summary.ids.is_same(&ids(1)) && !summary.ids.is_same(&ids(2)));
    }
    let stretched = Stretched::new([1; 32]);
    let code = Code::from_bytes(&[1; 16]).unwrap();
    for by in [By::Passphrase(&stretched), By::Recovery(&code)] {
        assert_eq!(verify(&slices(&files), by).map(drop), Err(Error::Wrong));
    }
}

#[test]
fn tells_what_it_is_not() {
    fails(&[], Error::NotACopy);
    fails(&[vec![]], Error::NotACopy);
    fails(&[b"HMWDCPY\x01".to_vec()], Error::NotACopy);
    fails(&[vec![0; 1000]], Error::NotACopy);
    let change = |at: usize, bytes: &[u8]| {
        let mut files = written(&[], Plan::one(), 1);
        files[0][at..at + bytes.len()].copy_from_slice(bytes);
        files
    };
    fails(&change(7, &[2]), Error::Newer);
    fails(&change(7, &[0]), Error::Damaged);
    fails(&change(24, &[0, 0]), Error::Damaged);
    fails(&change(24, &[0, 2]), Error::Damaged);
    fails(&change(26, &[0, 0]), Error::Damaged);
    fails(&change(26, &[0, 3]), Error::MissingParts(vec![2, 3]));
    for memory in [0, 19_455, 1_048_577, u32::MAX] {
        fails(&change(44, &memory.to_be_bytes()), Error::Refused);
    }
    for passes in [0, 1, 17, u32::MAX] {
        fails(&change(48, &passes.to_be_bytes()), Error::Refused);
    }
    for lanes in [0, 2, u32::MAX] {
        fails(&change(52, &lanes.to_be_bytes()), Error::Refused);
    }
    fails(&change(48, &3u32.to_be_bytes()), Error::Wrong);
}

#[test]
fn a_writer_keeps_to_the_bounds() {
    for (memory_kib, passes, lanes) in [(19_455, 2, 1), (19_456, 1, 1), (65_536, 3, 2)] {
        let stretch = Stretch {
            memory_kib,
            passes,
            lanes,
            ..STRETCH
        };
        let seals = Seals { stretch, ..seals() };
        let chance = Counting::from(1);
        assert!(Writer::new(&chance, &seals, &ids(1), 0, Plan::one()).is_err());
    }
    let mut writer = Writer::new(&Counting::from(1), &seals(), &ids(1), 0, plan(&[], 1)).unwrap();
    assert!(writer.push_chunk(&[1; 16], 0, b"").is_err(), "not planned");
    let no_json = writer.push_record(RecordId([1; 16]), &head("{"));
    assert_eq!(no_json, Err(crate::Error::NotJson));
    writer.finish().unwrap();
    assert!(writer.push_record(RecordId([1; 16]), &head("1")).is_err());
    assert!(writer.finish().is_err());
}

#[test]
fn parts_come_in_any_order_but_all_of_one_copy() {
    let files = three_parts();
    let pick =
        |order: &[usize]| -> Vec<Vec<u8>> { order.iter().map(|at| files[*at].clone()).collect() };
    for order in [[0, 1, 2], [2, 0, 1], [1, 0, 2]] {
        assert!(verify(&slices(&pick(&order)), way()).is_ok());
    }
    fails(&pick(&[1]), Error::MissingParts(vec![1, 3]));
    fails(&pick(&[2, 0]), Error::MissingParts(vec![2]));
    fails(&pick(&[0, 1, 2, 1]), Error::MixedParts);
    fails(&pick(&[0, 0, 2]), Error::MixedParts);
    let other = written(&[], Plan::one(), 2);
    fails(&[pick(&[0]), other].concat(), Error::MixedParts);
    // A part that says it is another opens nothing.
    let mut swapped = pick(&[0, 2, 1]);
    swapped[1][25] = 2;
    swapped[2][25] = 3;
    fails(&swapped, Error::Damaged);
}

#[test]
fn pushed_in_the_wrong_order_it_is_damaged() {
    let files = three_parts();
    let mut reader = Closed::read(&slices(&files))
        .unwrap()
        .unlock(way())
        .unwrap();
    assert_eq!(reader.check(&files[1]), Err(Error::Damaged));
    assert_eq!(
        reader.check(&files[0]),
        Err(Error::Damaged),
        "after an error"
    );
    assert_eq!(reader.finish().map(drop), Err(Error::Damaged));
    let mut reader = Closed::read(&slices(&files))
        .unwrap()
        .unlock(way())
        .unwrap();
    reader.check(&files[0]).unwrap();
    reader.check_end().unwrap();
    assert_eq!(
        reader.finish().map(drop),
        Err(Error::Damaged),
        "not all parts"
    );
}

/// Lengths far beyond what there is are refused before memory is set aside.
#[test]
fn a_length_too_great_is_refused_at_once() {
    let whole = written(&[], Plan::one(), 1);
    for length in [0, 15, 65_553, 655_520_000, u32::MAX] {
        let mut file = whole[0].clone();
        file[213..217].copy_from_slice(&length.to_be_bytes());
        fails(std::slice::from_ref(&file), Error::Damaged);
        let mut reader = Closed::read(&[&file]).unwrap().unlock(way()).unwrap();
        assert_eq!(reader.check(&file[..217]), Err(Error::Damaged));
    }
}

#[test]
fn frames_cannot_change_places() {
    let body = format!("\"{}\"", "x".repeat(200_000));
    let item = Item::Head {
        record: RecordId([1; 16]),
        head: head(&body),
    };
    let file = written(&[item], Plan::one(), 1).remove(0);
    let (header, frames) = file.split_at(213);
    let frames: Vec<&[u8]> = frames.chunks(65_556).collect();
    assert_eq!(frames.len(), 4);
    let with = |order: &[usize]| {
        let frames = order
            .iter()
            .map(|at| frames[*at])
            .collect::<Vec<_>>()
            .concat();
        [header, &frames].concat()
    };
    assert!(verify(&[&with(&[0, 1, 2, 3])], way()).is_ok());
    let wrong: [&[usize]; 7] = [
        &[],
        &[0, 1, 2],
        &[0, 1, 3],
        &[0, 2, 1, 3],
        &[0, 1, 1, 2, 3],
        &[0, 1, 2, 3, 3],
        &[3],
    ];
    for order in wrong {
        fails(&[with(order)], Error::Damaged);
    }
}

/// A line feed between the tokens of a body would end its line.
#[test]
fn a_body_of_many_lines_is_one_line() {
    let item = |body: &str| Item::Head {
        record: RecordId([1; 16]),
        head: head(body),
    };
    let files = written(&[item("{\n \"a\":\r\n\"b\\n\"\n}")], Plan::one(), 1);
    let (items, _) = read(&files, way(), &[]).unwrap();
    assert_eq!(items, [item("{  \"a\":\r \"b\\n\" }")]);
}

#[test]
fn prints_nothing_secret() {
    let files = three_parts();
    let closed = Closed::read(&slices(&files)).unwrap();
    let mut reader = closed.unlock(way()).unwrap();
    reader.push(&files[0]).unwrap();
    let items = reader.end_part().unwrap();
    let writer = Writer::new(&Counting::from(1), &seals(), &ids(1), 0, Plan::one()).unwrap();
    let summary = verify(&slices(&files), way()).unwrap();
    let shown = format!(
        "{reader:?} {items:?} {writer:?} {summary:?} {:?} {:?}",
        seals(),
        ways()
    );
    for secret in ["words", "note", "7, 7", "8, 8", "1, 1, 1, 1", "3, 3"] {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn reads_what_was_written(
        items in items(), frames in 1u64..4, way in 0usize..2,
        lengths in proptest::collection::vec(1usize..200_000, 0..5),
    ) {
        let files = written(&items, plan(&items, frames), 1);
        prop_assert_eq!(files.len(), usize::from(plan(&items, frames).parts()));
        let (found, summary) = read(&files, ways()[way], &lengths).unwrap();
        let chunks = items.iter().filter(|item| matches!(item, Item::Chunk(_))).count() as u64;
        prop_assert_eq!(summary.chunks, chunks);
        prop_assert_eq!(summary.writes + chunks, items.len() as u64);
        prop_assert_eq!(found, items);
    }

    #[test]
    fn every_flipped_byte_is_noticed(file in 0usize..3, at: prop::sample::Index, bits in 1u8..) {
        let mut files = three_parts();
        let at = at.index(files[file].len());
        files[file][at] ^= bits;
        prop_assert!(verify(&slices(&files), way()).is_err());
        prop_assert!(verify(&slices(&files), ways()[1]).is_err());
    }

    #[test]
    fn every_cut_is_noticed(
        file in 0usize..3, at: prop::sample::Index, behind in proptest::collection::vec(any::<u8>(), 1..9),
    ) {
        let mut files = three_parts();
        files[file].extend(&behind);
        prop_assert!(verify(&slices(&files), way()).is_err());
        let length = files[file].len() - behind.len();
        files[file].truncate(at.index(length));
        prop_assert!(verify(&slices(&files), way()).is_err());
    }
}

/// Every byte of the header counts, whichever way it is opened.
#[test]
fn every_flipped_byte_of_the_header_is_noticed() {
    let whole = written(&[], Plan::one(), 1);
    for at in 0..213 {
        for bits in [1, 0x80] {
            let mut files = whole.clone();
            files[0][at] ^= bits;
            for by in ways() {
                assert!(verify(&slices(&files), by).is_err(), "{at}");
            }
        }
    }
}
