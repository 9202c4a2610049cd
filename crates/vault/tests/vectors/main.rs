//! The frozen examples of format 1: today's code opens them, and writes the very same bytes.
#![allow(clippy::unwrap_used)]

mod locked;
mod told;

use futures_executor::block_on;
use serde_json::{Value, json};
use std::rc::Rc;
use told::{Ascending, disk_read, head_told, hex, stores_told};
use vault::{Memory, Record, Vault, Vector};

fn frozen() -> Value {
    serde_json::from_str(include_str!("../../vectors/v1.json")).unwrap()
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
