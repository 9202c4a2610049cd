//! How the frozen files tell a disk.

use serde_json::{Map, Value, json};
use std::cell::Cell;
use vault::{Backend, Change, Entropy, Head, Item, Key, Memory, Range, Store};

/// The bytes 0, 1, 2 … 255, 0, 1 … in the order in which they are asked for.
#[derive(Default)]
pub struct Ascending(Cell<u8>);

impl Entropy for Ascending {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.0.replace(self.0.get().wrapping_add(1));
        }
    }
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn unhex(value: &Value) -> Vec<u8> {
    let text = value.as_str().unwrap();
    let byte = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    (0..text.len()).step_by(2).map(byte).collect()
}

fn key_told(key: &Key) -> Value {
    match key {
        Key::Name(name) => json!(name),
        Key::Record(record, write) => json!([record.to_string(), write.to_string()]),
        Key::Chunk(attachment, number) => json!([hex(attachment), number]),
        Key::Number(number) => json!(number),
        other => panic!("{other:?}"),
    }
}

fn key_read(told: &Value) -> Key {
    let id = |at: usize| told[at].as_str().unwrap();
    match told {
        Value::String(name) => Key::Name(name.clone()),
        Value::Number(number) => Key::Number(number.as_u64().unwrap()),
        Value::Array(pair) if pair[1].is_u64() => {
            let id = unhex(&pair[0]).try_into().unwrap();
            Key::Chunk(id, pair[1].as_u64().unwrap().try_into().unwrap())
        }
        _ => Key::Record(id(0).parse().unwrap(), id(1).parse().unwrap()),
    }
}

/// Everything on a disk, as the file tells it.
pub async fn stores_told(disk: &Memory) -> Value {
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
pub async fn disk_read(told: &Value) -> Memory {
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

pub fn head_told(head: &Head) -> Value {
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
