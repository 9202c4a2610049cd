//! Copies sealed and opened by what the page says, without the code that is tested.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// One part whose seals are right, and whose lines are these: written from the page, since the
/// app's own code writes no wrong lines.
pub fn sealed(whole: &[u8], key: &[u8; 32], lines: &[u8]) -> Vec<u8> {
    let cipher = XChaCha20Poly1305::new(key.into());
    let mut file = whole[..213].to_vec();
    let count = lines.len().div_ceil(65_536).max(1);
    for number in 0..count {
        let mut frame = lines
            .chunks(65_536)
            .nth(number)
            .unwrap_or_default()
            .to_vec();
        let mut nonce = [0; 24];
        nonce[..13].copy_from_slice(&whole[200..213]);
        nonce[13..15].copy_from_slice(&1u16.to_be_bytes());
        nonce[15..23].copy_from_slice(&(number as u64).to_be_bytes());
        nonce[23] = u8::from(number + 1 == count);
        let buffer = frame.as_mut_slice().into();
        let tag = cipher
            .encrypt_inout_detached(&XNonce::from(nonce), &whole[..213], buffer)
            .unwrap();
        file.extend((frame.len() as u32 + 16).to_be_bytes());
        file.extend(frame);
        file.extend(tag.as_slice());
    }
    file
}

/// The key of a copy, opened as the page says.
pub fn key_of(file: &[u8], stretched: &[u8; 32]) -> [u8; 32] {
    let covered = [&file[8..24], &file[28..56], b"passphrase"].concat();
    let cipher = XChaCha20Poly1305::new(stretched.into());
    let mut key: [u8; 32] = file[80..112].try_into().unwrap();
    let nonce: [u8; 24] = file[56..80].try_into().unwrap();
    let tag: [u8; 16] = file[112..128].try_into().unwrap();
    cipher
        .decrypt_inout_detached(
            &nonce.into(),
            &covered,
            key.as_mut_slice().into(),
            &tag.into(),
        )
        .unwrap();
    key
}

/// The lines of a copy of one frame.
pub fn plain(file: &[u8], key: &[u8; 32]) -> Vec<u8> {
    let mut frame = file[217..file.len() - 16].to_vec();
    let tag: [u8; 16] = file[file.len() - 16..].try_into().unwrap();
    let mut nonce = [0; 24];
    nonce[..13].copy_from_slice(&file[200..213]);
    nonce[14] = 1;
    nonce[23] = 1;
    XChaCha20Poly1305::new(key.into())
        .decrypt_inout_detached(
            &nonce.into(),
            &file[..213],
            frame.as_mut_slice().into(),
            &tag.into(),
        )
        .unwrap();
    let end = frame.iter().rposition(|byte| *byte != b'\n').unwrap();
    frame.truncate(end + 2);
    frame
}

/// What is inside a copy, and behind it a last line that is right for it as far as it can be read.
pub fn ended(inside: &[u8]) -> Vec<u8> {
    let (mut writes, mut chunks, mut digest) = (0, 0, Sha256::new());
    let mut rest = inside;
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, behind) = rest.split_at(end + 1);
        rest = behind;
        if line == b"\n" {
            continue;
        }
        digest.update(line);
        let fields: Value = serde_json::from_slice(line).unwrap_or_default();
        writes += usize::from(fields.get("record").is_some());
        if fields.get("attachment").is_some() {
            chunks += 1;
            let bytes = fields["bytes"].as_u64().unwrap_or_default() as usize;
            let (raw, behind) = rest.split_at(rest.len().min(bytes.saturating_add(1)));
            digest.update(raw);
            rest = behind;
        }
    }
    let digest: String = digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let end = format!(
        "{{\"end\":true,\"writes\":{writes},\"chunks\":{chunks},\"digest\":\"{digest}\"}}\n"
    );
    [inside, end.as_bytes()].concat()
}
