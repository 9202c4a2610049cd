//! A vault with a lock: every slot, a row still under a former key, a note and a chunk.

use super::opened_told;
use super::told::{Ascending, disk_read, hex, stores_told, unhex};
use argon2::{Algorithm, Argon2, Params, Version};
use futures_executor::block_on;
use serde_json::{Value, json};
use std::rc::Rc;
use vault::{
    Attachment, Chunk, Locked, Memory, Passkey, Prf, Stretch, Stretched, Unlock, Vault, Vector,
    Write, recovery,
};

const PASSPHRASE: &str = "el río está tranquilo";

fn frozen() -> Value {
    serde_json::from_str(include_str!("../../vectors/v1-locked.json")).unwrap()
}

fn argon2(passphrase: &str, stretch: &Stretch) -> Stretched {
    let Stretch {
        salt,
        memory_kib,
        passes,
        lanes,
    } = *stretch;
    let params = Params::new(memory_kib, passes, lanes, Some(32)).unwrap();
    let mut bytes = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), &salt, &mut bytes)
        .unwrap();
    Stretched::new(bytes)
}

fn ascending(first: u8) -> [u8; 32] {
    std::array::from_fn(|at| first + at as u8)
}

fn passkey() -> Passkey {
    Passkey {
        salt: ascending(0x40),
        credential: (0x60..0x74).collect(),
    }
}

/// What the example's writers did.
async fn write(disk: &Memory) -> (Vault<Memory>, recovery::Code, Attachment) {
    let chance = Rc::new(Ascending::default());
    let open = Vault::open(disk.clone(), chance.clone(), 0).await.unwrap();
    let nothing = Vector::new();
    for body in [r#"{"text":"Before the lock."}"#, r#"{"text":"Antes."}"#] {
        let id = open.make_id();
        open.put(id, &nothing, "journal", 1, body, 1_763_900_000_000)
            .await
            .unwrap();
    }
    let code = recovery::Code::make(&*chance);
    let stretch = Stretch::least(*b"salt of 16 bytes");
    let stretched = argon2(PASSPHRASE, &stretch);
    let vault = open.rekey(&stretch, &stretched, &code).await;
    let vault = vault.unwrap();
    let prf = Prf::new(ascending(0x80));
    vault.set_passkey(&passkey(), &prf).await.unwrap();
    assert_eq!(vault.reseal_some(1).await.unwrap().resealed, 1);

    let attachment = Attachment::make(&*chance);
    vault
        .put_chunk(&attachment, 0, b"the sound of rain", true)
        .await
        .unwrap();
    let manifest = json!({
        "id": attachment.id_hex(),
        "key": attachment.expose_key_hex().as_str(),
    })
    .to_string();
    let write = |kind, body| Write {
        id: vault.make_id(),
        base: &nothing,
        sent: &[],
        kind,
        schema: 1,
        body,
    };
    let both = [
        write("attachment", &manifest),
        write("journal", r#"{"text":"Rain."}"#),
    ];
    vault.put_both(both, 1_763_900_120_000).await.unwrap();

    let locked = Locked::open(disk.clone(), chance, 0).await.unwrap();
    let note = r#"{"text":"Written while locked. 🌊"}"#;
    locked
        .add_to_inbox("note", 2, note, 1_763_900_180_000)
        .await
        .unwrap();
    (vault, code, attachment)
}

/// What can be seen of it once it is unlocked.
async fn told(vault: &Vault<Memory>, attachment: &Attachment) -> Value {
    let code = vault.recovery_code().await.unwrap().unwrap();
    let inbox = vault.inbox().await.unwrap();
    assert_eq!(inbox.damaged, 0);
    let note = &inbox.notes[0];
    let chunk = match vault.read_chunk(attachment, 0).await.unwrap() {
        Chunk::Whole { plain, is_last } => json!({"plain": hex(&plain), "is_last": is_last}),
        other => panic!("{other:?}"),
    };
    let report = vault.check_all().await.unwrap();
    json!({
        "records": opened_told(vault).await,
        "recovery_code": code.to_string(),
        "note": {
            "number": note.number,
            "kind": note.kind,
            "schema": note.schema,
            "written_at": note.written_at,
            "body": note.body,
        },
        "chunk": chunk,
        "rows_under_a_former_key": report.former,
    })
}

async fn whole_told(disk: &Memory, vault: &Vault<Memory>, attachment: &Attachment) -> Value {
    let stretch = vault.passphrase_stretch().await.unwrap().unwrap();
    json!({
        "about": "A vault of format 1 with a lock, frozen: see docs/vault-format.md. Values are hexadecimal. All chance was the bytes 00, 01, 02 ... ff, 00, 01 ... in the order in which they were asked for; salts, credential and the answer of the passkey's PRF were given.",
        "unlocking": {
            "passphrase": PASSPHRASE,
            "argon2id": {
                "salt": hex(&stretch.salt),
                "memory_kib": stretch.memory_kib,
                "passes": stretch.passes,
                "lanes": stretch.lanes,
            },
            "passkey": {
                "salt": hex(&passkey().salt),
                "credential": hex(&passkey().credential),
                "prf": hex(&ascending(0x80)),
            },
        },
        "opened": told(vault, attachment).await,
        "stores": stores_told(disk).await,
    })
}

#[test]
fn opens_what_was_written_then() {
    block_on(async {
        let frozen = frozen();
        let disk = disk_read(&frozen["stores"]).await;
        let chance = Rc::new(Ascending::default());
        let locked = Locked::open(disk.clone(), chance, 0).await.unwrap();
        assert_eq!(locked.passkey(), Some(passkey()));
        let unlocking = &frozen["unlocking"];
        let passphrase = unlocking["passphrase"].as_str().unwrap();
        let prf = unhex(&unlocking["passkey"]["prf"]).try_into().unwrap();
        let code = frozen["opened"]["recovery_code"].as_str().unwrap();
        let ways = [
            Unlock::Passphrase(argon2(passphrase, &locked.passphrase().unwrap())),
            Unlock::Recovery(code.parse().unwrap()),
            Unlock::Passkey(Prf::new(prf)),
        ];
        for by in ways {
            let vault = locked.unlock(by).await.unwrap();
            let manifest = manifest(&vault).await;
            assert_eq!(told(&vault, &manifest).await, frozen["opened"]);
        }
        assert_eq!(stores_told(&disk).await, frozen["stores"]);
        // Sealed anew to the end, it says the same.
        let by = Unlock::Recovery(code.parse().unwrap());
        let vault = locked.unlock(by).await.unwrap();
        let records = vault.load().await.unwrap();
        while !vault.reseal_some(2).await.unwrap().is_complete {}
        assert_eq!(vault.load().await.unwrap(), records);
        assert_eq!(vault.check_all().await.unwrap().former, 0);
    });
}

/// The attachment that the one manifest names.
async fn manifest(vault: &Vault<Memory>) -> Attachment {
    let records = vault.load().await.unwrap().records;
    let is_manifest = |record: &&vault::Record| record.shown().kind == "attachment";
    let body = &records.iter().find(is_manifest).unwrap().shown().body;
    let body: Value = serde_json::from_str(body).unwrap();
    let field = |name| body[name].as_str().unwrap();
    Attachment::from_hex(field("id"), field("key")).unwrap()
}

#[test]
fn writes_the_same_bytes() {
    block_on(async {
        let disk = Memory::new();
        let (vault, code, attachment) = write(&disk).await;
        assert_eq!(vault.recovery_code().await.unwrap(), Some(code));
        let now = whole_told(&disk, &vault, &attachment).await;
        assert_eq!(now, frozen());
    });
}
