//! The frozen copy of format 1: today's code opens it, and writes the very same bytes.
#![allow(clippy::unwrap_used)]

use argon2::{Algorithm, Argon2, Params, Version};
use futures_executor::block_on;
use serde_json::{Map, Value, json};
use std::cell::Cell;
use std::rc::Rc;
use vault::copy::{By, Chunk, Closed, Item, Seals, Summary};
use vault::recovery::Code;
use vault::{Entropy, Head, Memory, RecordId, Stretch, Stretched, Vault, Vector};

const PARTS: [&[u8]; 2] = [
    include_bytes!("../vectors/copy-v1-1of2.hwcopy"),
    include_bytes!("../vectors/copy-v1-2of2.hwcopy"),
];

fn told() -> Value {
    serde_json::from_str(include_str!("../vectors/copy-v1.json")).unwrap()
}

/// The bytes 0, 1, 2 … 255, 0, 1 … in the order in which they are asked for.
#[derive(Default)]
struct Ascending(Cell<u8>);

impl Entropy for Ascending {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.0.replace(self.0.get().wrapping_add(1));
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex<const N: usize>(value: &Value) -> [u8; N] {
    let text = value.as_str().unwrap();
    let byte = |at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap();
    std::array::from_fn(byte)
}

fn stretch() -> Stretch {
    Stretch {
        salt: unhex(&told()["salt"]),
        memory_kib: 19_456,
        passes: 2,
        lanes: 1,
    }
}

fn code() -> Code {
    Code::parse(told()["code"].as_str().unwrap()).unwrap()
}

fn stretched(stretch: Stretch) -> Stretched {
    let params = Params::new(stretch.memory_kib, stretch.passes, stretch.lanes, Some(32));
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.unwrap());
    let told = told();
    let passphrase = told["passphrase"].as_str().unwrap();
    let mut key = [0; 32];
    argon
        .hash_password_into(passphrase.as_bytes(), &stretch.salt, &mut key)
        .unwrap();
    Stretched::new(key)
}

/// What the example's writer did: two heads of one record, one erased, and a chunk.
async fn write() -> Vec<Vec<u8>> {
    let disk = Memory::new();
    let chance = Rc::new(Ascending::default());
    let first = Vault::open(disk.clone(), chance.clone(), 0).await.unwrap();
    let second = Vault::open(disk.clone(), chance, 1).await.unwrap();
    let nothing = Vector::new();
    let entry = first.make_id();
    let text = r#"{"text":"It was quiet. 🌊 Zoë, مرحبا"}"#;
    for (vault, body) in [(&first, text), (&second, r#"{"text":"It was\nloud."}"#)] {
        let put = vault.put(entry, &nothing, "journal", 1, body, 1_763_900_000_000);
        put.await.unwrap();
    }
    let gone = first.make_id();
    let seen = first
        .put(gone, &nothing, "note", 2, "1.50", 5)
        .await
        .unwrap();
    first.erase(gone, &seen.vector(), "note", 6).await.unwrap();
    let tick = first.derive_id("tick/1/water");
    first
        .put(tick, &nothing, "tick", 1, "null", -1)
        .await
        .unwrap();
    let chunk = Chunk {
        attachment: [0xab; 16],
        number: 7,
        sealed: (0..=250).collect(),
    };
    first.merge_chunks(&[chunk]).await.unwrap();

    let told = told();
    let seals = Seals {
        stretch: stretch(),
        stretched: &stretched(stretch()),
        recovery: &code(),
    };
    let made_at = told["made_at"].as_i64().unwrap();
    // Parts so small that the chunk has one of its own.
    let mut copying = first.begin_copy(&seals, made_at, 0, &[251]).await.unwrap();
    while first.copy_rows(&mut copying).unwrap() {}
    assert!(
        first
            .copy_chunk(&mut copying, &[0xab; 16], 7)
            .await
            .unwrap()
    );
    copying.finish().unwrap();
    let mut parts = vec![Vec::new(); 2];
    while let Some((part, bytes)) = copying.take() {
        parts[usize::from(part) - 1].extend(bytes);
    }
    parts
}

fn read(by: By) -> (Vec<Item>, Summary) {
    let closed = Closed::read(&[PARTS[1], PARTS[0]]).unwrap();
    assert_eq!(closed.order(), [1, 0]);
    assert_eq!(closed.stretch(), stretch());
    let mut reader = closed.unlock(by).unwrap();
    let mut items = Vec::new();
    for part in PARTS {
        items.extend(reader.push(part).unwrap());
        items.extend(reader.end_part().unwrap());
    }
    (items, reader.finish().unwrap())
}

fn head_told(record: &RecordId, head: &Head) -> Value {
    let counters = head.vector.iter();
    json!({
        "record": record.to_string(),
        "write": head.write.to_string(),
        "kind": head.kind,
        "schema": head.schema,
        "written_at": head.written_at,
        "vector": counters.map(|(id, n)| (id.to_string(), n.into())).collect::<Map<_, _>>(),
        "erased": head.erased,
        "body": head.body,
    })
}

fn item_told(item: &Item) -> Value {
    match item {
        Item::Head { record, head } => head_told(record, head),
        Item::Chunk(chunk) => json!({
            "attachment": hex(&chunk.attachment),
            "number": chunk.number,
            "sealed": hex(&chunk.sealed),
        }),
    }
}

#[test]
fn opens_what_was_written_then() {
    let told = told();
    let key = stretched(stretch());
    for by in [By::Passphrase(&key), By::Recovery(&code())] {
        let (items, summary) = read(by);
        assert_eq!(
            items.iter().map(item_told).collect::<Value>(),
            told["items"]
        );
        assert_eq!(summary.made_at, told["made_at"].as_i64().unwrap());
        let derived = summary.ids.derive("tick/1/water");
        assert_eq!(derived.to_string(), told["derived"]["tick/1/water"]);
    }
}

#[test]
fn writes_the_same_bytes() {
    let parts = block_on(write());
    assert!(parts == PARTS, "the bytes are others");
}
