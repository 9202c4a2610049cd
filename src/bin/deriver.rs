//! The worker that makes a key of a passphrase. Its memory, which never shrinks, goes with it.

use argon2::{Algorithm, Argon2, Params, Version};

fn main() {
    platform::stretch::serve(argon2id);
}

/// 32 bytes of Argon2id, version 1.3, one lane; `None` where the parameters make no sense.
fn argon2id(passphrase: &[u8], salt: &[u8; 16], memory_kib: u32, passes: u32) -> Option<[u8; 32]> {
    let params = Params::new(memory_kib, passes, 1, Some(32)).ok()?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase, salt, &mut key)
        .ok()?;
    Some(key)
}
