//! The frozen example of format 1: today's code opens it, and writes the very same bytes.
#![allow(clippy::unwrap_used)]

use futures_executor::block_on;
use serde_json::{Map, Value, json};
use std::cell::Cell;
use std::rc::Rc;
use vault::{
    Backend, Change, Entropy, Head, Item, Key, Memory, Range, Record, Store, Vault, Vector,
};

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

fn frozen() -> Value {
    serde_json::from_str(include_str!("../vectors/v1.json")).unwrap()
}

/// What the example's writers did.
async fn write(disk: &Memory) -> Vault<Memory> {
    let chance = Rc::new(Ascending::default());
    let first = Vault::open(disk.clone(), chance.clone(), 0).await.unwrap();
    let second = Vault::open(disk.clone(), chance, 1).await.unwrap();
    let nothing = Vector::new();

    let entry = first.make_id();
    let text = r#"{"text":"It was quiet. 🌊 Zoë, مرحبا"}"#;
    let seen = first
        .put(entry, &nothing, "journal", 1, text, 1_763_900_000_000)
        .await
        .unwrap();
    let edit = r#"{"text":"It was quiet, then not."}"#;
    first
        .put(entry, &seen.vector(), "journal", 1, edit, 1_763_900_060_000)
        .await
        .unwrap();
    let other = r#"{"text":"It was loud."}"#;
    second
        .put(
            entry,
            &seen.vector(),
            "journal",
            1,
            other,
            1_763_900_030_000,
        )
        .await
        .unwrap();

    let tick = first.derive_id("tick/1/water");
    first
        .put(tick, &nothing, "tick", 1, "null", -1)
        .await
        .unwrap();

    let gone = second.make_id();
    let long = serde_json::to_string(&"long ".repeat(200)).unwrap();
    let seen = second
        .put(gone, &nothing, "note", 2, &long, 5)
        .await
        .unwrap();
    let kept = second.make_id();
    second
        .put(kept, &nothing, "note", 2, &long, 6)
        .await
        .unwrap();
    second.erase(gone, &seen.vector(), "note", 7).await.unwrap();

    first.put_open("numbers", b"988").await.unwrap();
    first
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(value: &Value) -> Vec<u8> {
    let text = value.as_str().unwrap();
    let byte = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    (0..text.len()).step_by(2).map(byte).collect()
}

fn key_told(key: &Key) -> Value {
    match key {
        Key::Name(name) => json!(name),
        Key::Record(record, write) => json!([record.to_string(), write.to_string()]),
        other => panic!("{other:?}"),
    }
}

fn key_read(told: &Value) -> Key {
    let id = |at: usize| told[at].as_str().unwrap();
    match told {
        Value::String(name) => Key::Name(name.clone()),
        _ => Key::Record(id(0).parse().unwrap(), id(1).parse().unwrap()),
    }
}

/// Everything on a disk, as the file tells it.
async fn stores_told(disk: &Memory) -> Value {
    let found = disk.read(&Store::ALL.map(Range::All)).await.unwrap();
    let item = |item: &Item| json!({"key": key_told(&item.key), "value": hex(&item.value)});
    let items = |items: &Vec<Item>| items.iter().map(item).collect::<Value>();
    let names = Store::ALL.map(|store| store.name().to_owned());
    names
        .into_iter()
        .zip(found.iter().map(items))
        .collect::<Map<String, Value>>()
        .into()
}

/// The disk that the file tells of.
async fn disk_read(told: &Value) -> Memory {
    let disk = Memory::new();
    let mut changes = Vec::new();
    for store in Store::ALL {
        for item in told[store.name()].as_array().unwrap() {
            changes.push(Change::Put(
                store,
                key_read(&item["key"]),
                unhex(&item["value"]),
            ));
        }
    }
    disk.update(&[], &mut |_| changes.clone()).await.unwrap();
    disk
}

fn head_told(head: &Head) -> Value {
    let counters = head.vector.iter();
    json!({
        "write": head.write.to_string(),
        "kind": head.kind,
        "schema": head.schema,
        "written_at": head.written_at,
        "vector": counters.map(|(id, n)| (id.to_string(), n.into())).collect::<Map<_, _>>(),
        "erased": head.erased,
        "body": head.body,
    })
}

async fn opened_told(vault: &Vault<Memory>) -> Value {
    let loaded = vault.load().await.unwrap();
    assert_eq!(loaded.damaged, []);
    let record = |record: &Record| {
        let heads: Vec<Value> = record.heads().map(head_told).collect();
        json!({"id": record.id.to_string(), "heads": heads})
    };
    json!({
        "derived": {"tick/1/water": vault.derive_id("tick/1/water").to_string()},
        "inbox_public": vault.inbox_public().map(|key| hex(&key)),
        "records": loaded.records.iter().map(record).collect::<Value>(),
    })
}

#[test]
fn opens_what_was_written_then() {
    block_on(async {
        let frozen = frozen();
        let disk = disk_read(&frozen["stores"]).await;
        for lane in [0, 1] {
            let chance = Rc::new(Ascending::default());
            let vault = Vault::open(disk.clone(), chance, lane).await.unwrap();
            assert_eq!(opened_told(&vault).await, frozen["opened"]);
            assert_eq!(vault.read_open("numbers").await.unwrap().unwrap(), b"988");
        }
        assert_eq!(stores_told(&disk).await, frozen["stores"]);
    });
}

#[test]
fn writes_the_same_bytes() {
    block_on(async {
        let disk = Memory::new();
        let vault = write(&disk).await;
        assert_eq!(stores_told(&disk).await, frozen()["stores"]);
        assert_eq!(opened_told(&vault).await, frozen()["opened"]);
    });
}
