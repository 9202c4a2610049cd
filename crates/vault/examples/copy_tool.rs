//! Writes and reads copies on the command line, to hold against other programs that do.
//!
//! ```text
//! copy_tool read  SECRET PART…               one JSON line for each live write
//! copy_tool write SECRET RECOVERY BYTES DIR  a copy of the JSON lines on the standard input, in
//!                                            parts of so many bytes, with four chunks
//! ```
//!
//! SECRET is a passphrase or a recovery code; RECOVERY is the latter.
#![allow(clippy::unwrap_used)]

use argon2::{Algorithm, Argon2, Params, Version};
use futures_executor::block_on;
use serde_json::{Map, Value, json};
use std::fs;
use std::io::{BufRead, Read, stdin};
use std::rc::Rc;
use vault::copy::{By, Chunk, Closed, Item, Seals};
use vault::recovery::Code;
use vault::{Entropy, Memory, Stretch, Stretched, Vault, Vector};

struct System;

impl Entropy for System {
    fn fill(&self, bytes: &mut [u8]) {
        let mut source = fs::File::open("/dev/urandom").unwrap();
        source.read_exact(bytes).unwrap();
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["read", secret, files @ ..] => read(secret, files),
        ["write", secret, recovery, bytes, directory] => {
            let recovery = Code::parse(recovery).unwrap();
            block_on(write(secret, &recovery, bytes.parse().unwrap(), directory));
        }
        _ => panic!("read SECRET PART… | write SECRET RECOVERY BYTES DIR"),
    }
}

fn read(secret: &str, names: &[&str]) {
    let files: Vec<Vec<u8>> = names.iter().map(|name| fs::read(name).unwrap()).collect();
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let closed = Closed::read(&files).unwrap();
    let stretched = stretched(secret, closed.stretch());
    let code = Code::parse(secret).ok();
    let by = match &code {
        Some(code) => By::Recovery(code),
        None => By::Passphrase(&stretched),
    };
    vault::copy::verify(&files, by).unwrap();
    let mut reader = closed.unlock(by).unwrap();
    for at in closed.order() {
        for slice in files[*at].chunks(10_000) {
            reader.push(slice).unwrap().iter().for_each(print);
        }
        reader.end_part().unwrap().iter().for_each(print);
    }
    eprintln!("{:?}", reader.finish().unwrap());
}

fn print(item: &Item) {
    let Item::Head { record, head } = item else {
        return;
    };
    let counters = head.vector.iter();
    let mut line = json!({
        "record": record.to_string(),
        "write": head.write.to_string(),
        "kind": head.kind,
        "schema": head.schema,
        "written_at": head.written_at,
        "vector": counters.map(|(id, n)| (id.to_string(), n.into())).collect::<Map<_, _>>(),
    });
    match head.erased {
        true => line["erased"] = true.into(),
        false => line["body"] = serde_json::from_str(&head.body).unwrap(),
    }
    println!("{line}");
}

async fn write(secret: &str, recovery: &Code, bytes: u64, directory: &str) {
    let vault = Vault::open(Memory::new(), Rc::new(System), 0)
        .await
        .unwrap();
    for line in stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let body = line["body"].to_string();
        let kind = line["kind"].as_str().unwrap();
        let schema = line["schema"].as_u64().unwrap() as u32;
        let (id, nothing) = (vault.make_id(), Vector::new());
        let put = vault.put(id, &nothing, kind, schema, &body, 7);
        put.await.unwrap();
    }
    let chunk = |number| Chunk {
        attachment: [7; 16],
        number,
        sealed: vec![number as u8; 100_000],
    };
    let chunks: Vec<Chunk> = (0..4).map(chunk).collect();
    vault.merge_chunks(&chunks).await.unwrap();
    let mut salt = [0; 16];
    System.fill(&mut salt);
    let stretch = Stretch {
        salt,
        memory_kib: 19_456,
        passes: 2,
        lanes: 1,
    };
    let seals = Seals {
        stretch,
        stretched: &stretched(secret, stretch),
        recovery,
    };
    let sizes = [100_000; 4];
    let mut copying = vault.begin_copy(&seals, 5, bytes, &sizes).await.unwrap();
    while vault.copy_rows(&mut copying).unwrap() {}
    for number in 0..4 {
        let copied = vault.copy_chunk(&mut copying, &[7; 16], number).await;
        assert!(copied.unwrap());
    }
    copying.finish().unwrap();
    let parts = copying.parts();
    let mut files = vec![Vec::new(); parts.into()];
    while let Some((part, bytes)) = copying.take() {
        files[usize::from(part) - 1].extend(bytes);
    }
    for (at, file) in files.iter().enumerate() {
        let name = format!("{directory}/homeward-copy-{}of{parts}.hwcopy", at + 1);
        fs::write(name, file).unwrap();
    }
}

/// The passphrase is taken as it is: the app normalises what was typed.
fn stretched(secret: &str, stretch: Stretch) -> Stretched {
    let params = Params::new(stretch.memory_kib, stretch.passes, stretch.lanes, Some(32));
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.unwrap());
    let mut key = [0; 32];
    argon
        .hash_password_into(secret.as_bytes(), &stretch.salt, &mut key)
        .unwrap();
    Stretched::new(key)
}
