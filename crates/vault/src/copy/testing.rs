//! What the tests of copies share.

use super::header::HEADER;
use super::*;
use crate::recovery::Code;
use crate::testing::Counting;
use crate::{Head, RecordId, ReplicaId, Stretch, Stretched, Vector, WriteId};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::LazyLock;

static STRETCHED: LazyLock<Stretched> = LazyLock::new(|| Stretched::new([7; 32]));
static RECOVERY: LazyLock<Code> = LazyLock::new(|| Code::from_bytes(&[8; 16]).unwrap());

pub(crate) const STRETCH: Stretch = Stretch {
    salt: [9; 16],
    memory_kib: 19_456,
    passes: 2,
    lanes: 1,
};

pub(crate) fn seals() -> Seals<'static> {
    Seals {
        stretch: STRETCH,
        stretched: &STRETCHED,
        recovery: &RECOVERY,
    }
}

pub(crate) fn ways() -> [By<'static>; 2] {
    [By::Passphrase(&STRETCHED), By::Recovery(&RECOVERY)]
}

/// The usual one.
pub(crate) fn way() -> By<'static> {
    By::Passphrase(&STRETCHED)
}

pub(crate) fn ids(byte: u8) -> Ids {
    Ids(crate::key::Key::from_bytes(&[byte; 32]).unwrap())
}

/// What a writer has finished, put behind the files there are.
pub(crate) fn collect(files: &mut Vec<Vec<u8>>, mut take: impl FnMut() -> Option<(u16, Vec<u8>)>) {
    while let Some((part, bytes)) = take() {
        files.resize(files.len().max(part.into()), Vec::new());
        files[usize::from(part) - 1].extend(bytes);
    }
}

/// The files of a copy of these things.
pub(crate) fn written(items: &[Item], plan: Plan, seed: u64) -> Vec<Vec<u8>> {
    let mut writer = Writer::new(&Counting::from(seed), &seals(), &ids(1), 5, plan).unwrap();
    let mut files = Vec::new();
    for item in items {
        match item {
            Item::Head { record, head } => writer.push_record(*record, head),
            Item::Chunk(chunk) => writer.push_chunk(&chunk.attachment, chunk.number, &chunk.sealed),
        }
        .unwrap();
        collect(&mut files, || writer.take());
    }
    writer.finish().unwrap();
    collect(&mut files, || writer.take());
    files
}

pub(crate) fn slices(files: &[Vec<u8>]) -> Vec<&[u8]> {
    files.iter().map(Vec::as_slice).collect()
}

/// Reads files in slices of these lengths, over and over.
pub(crate) fn read(
    files: &[Vec<u8>],
    by: By,
    lengths: &[usize],
) -> Result<(Vec<Item>, Summary), Error> {
    let closed = Closed::read(&slices(files))?;
    let mut reader = closed.unlock(by)?;
    let mut lengths = lengths.iter().cycle();
    let mut items = Vec::new();
    for at in closed.order() {
        let mut rest = files[*at].as_slice();
        while !rest.is_empty() {
            let length = lengths.next().map_or(rest.len(), |length| *length);
            let (now, later) = rest.split_at(length.clamp(1, rest.len()));
            items.extend(reader.push(now)?);
            rest = later;
        }
        items.extend(reader.end_part()?);
    }
    Ok((items, reader.finish()?))
}

/// A file of one part whose seals are right and whose lines are these.
pub(crate) fn sealed(lines: &[u8]) -> Vec<u8> {
    let (header, key) = header::Header::make(&Counting::from(3), &seals(), 1).unwrap();
    let bytes: [u8; HEADER] = header.bytes();
    let mut file = bytes.to_vec();
    let mut frames = lines.chunks(frame::PLAIN).peekable();
    let mut number = 0;
    while let Some(plain) = frames.next() {
        let place = frame::Place {
            header: &bytes,
            part: 1,
            number,
            is_last: frames.peek().is_none(),
        };
        frame::seal(&key, &place, &mut plain.to_vec().into(), &mut file).unwrap();
        number += 1;
    }
    file
}

pub(crate) fn heads() -> impl Strategy<Value = Head> {
    let body = prop_oneof![
        8 => any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
        2 => any::<i64>().prop_map(|number| format!(r#"{{"a":[{number},null,1.50]}}"#)),
        1 => "[a-z🌊\n]{2}".prop_map(|text| serde_json::to_string(&text.repeat(50_000)).unwrap()),
        2 => Just(String::new()),
    ];
    let counters = vec((any::<[u8; 16]>(), 1..=Vector::MAX_COUNTER), 1..4);
    let names = (
        any::<[u8; 16]>(),
        any::<String>(),
        any::<u32>(),
        any::<i64>(),
    );
    (names, counters, body).prop_map(|((write, kind, schema, written_at), counters, body)| Head {
        written_at,
        write: WriteId(write),
        vector: counters
            .into_iter()
            .map(|(replica, counter)| (ReplicaId(replica), counter))
            .collect(),
        kind,
        schema,
        erased: body.is_empty(),
        body,
    })
}

/// Records of one head or many, then chunks.
pub(crate) fn items() -> impl Strategy<Value = Vec<Item>> {
    let record = (any::<[u8; 16]>(), vec(heads(), 1..4));
    let chunk = (any::<[u8; 16]>(), any::<u32>(), vec(any::<u8>(), 0..300));
    (vec(record, 0..5), vec(chunk, 0..6)).prop_map(|(records, chunks)| {
        let of = |(record, heads): ([u8; 16], Vec<Head>)| {
            let record = RecordId(record);
            heads
                .into_iter()
                .map(move |head| Item::Head { record, head })
        };
        let mut items: Vec<Item> = records.into_iter().flat_map(of).collect();
        items.extend(chunks.into_iter().map(|(attachment, number, sealed)| {
            // Repeated, so that some do not fit into a frame.
            let sealed = sealed.repeat(1 + number as usize % 500);
            Item::Chunk(Chunk {
                attachment,
                number,
                sealed,
            })
        }));
        items
    })
}

/// A plan for these, in parts of so many frames.
pub(crate) fn plan(items: &[Item], frames: u64) -> Plan {
    let chunks = items.iter().filter_map(|item| match item {
        Item::Chunk(chunk) => Some(chunk.sealed.len()),
        Item::Head { .. } => None,
    });
    Plan::new(213 + frames * 65_556, 0, chunks).unwrap()
}
