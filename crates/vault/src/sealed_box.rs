//! Sealed boxes, as libsodium's `crypto_box_seal`: anyone can add one by the public key, only the
//! private key opens it.
//!
//! Put together here from the ciphers, since no crate of this generation does it yet: ephemeral
//! public key (32) ‖ Poly1305 tag (16) ‖ XSalsa20 ciphertext.

use crate::Entropy;
use crate::key::Key;
use blake2::Blake2b;
use blake2::digest::Digest;
use blake2::digest::consts::{U10, U24};
use poly1305::Poly1305;
use salsa20::XSalsa20;
use salsa20::cipher::{KeyIvInit, StreamCipher};
use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};
use zeroize::Zeroizing;

const PUBLIC: usize = 32;
const TAG: usize = 16;

/// Seals `plain` for whoever has the private key; `None` for a public key that is none.
pub(crate) fn seal(public: &[u8; 32], plain: &[u8], entropy: &dyn Entropy) -> Option<Vec<u8>> {
    let own = Key::make(entropy);
    let own_public = x25519(*own.expose(), X25519_BASEPOINT_BYTES);
    let (mut stream, mac) = agree(&own, public, &own_public, public)?;
    let mut sealed = [&own_public[..], &[0; TAG], plain].concat();
    let (head, text) = sealed.split_at_mut(PUBLIC + TAG);
    stream.apply_keystream(text);
    head[PUBLIC..].copy_from_slice(&mac.compute_unpadded(text));
    Some(sealed)
}

/// Opens what [`seal`] sealed for this pair.
pub(crate) fn open(public: &[u8; 32], private: &Key, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (other, rest) = sealed.split_first_chunk::<PUBLIC>()?;
    let (tag, text) = rest.split_first_chunk::<TAG>()?;
    let (mut stream, mac) = agree(private, other, other, public)?;
    // Compares in the same time wherever they differ.
    let found = mac.compute_unpadded(text);
    let differing = found.iter().zip(tag).fold(0, |all, (a, b)| all | (a ^ b));
    if differing != 0 {
        return None;
    }
    let mut plain = Zeroizing::new(text.to_vec());
    stream.apply_keystream(&mut plain);
    Some(plain)
}

/// The key stream and the authenticator for what `private` and `other` have in common; `None`
/// where that is nothing.
fn agree(
    private: &Key,
    other: &[u8; 32],
    ephemeral: &[u8; 32],
    receiver: &[u8; 32],
) -> Option<(XSalsa20, Poly1305)> {
    let shared = Zeroizing::new(x25519(*private.expose(), *other));
    if *shared == [0; 32] {
        return None;
    }
    let mut key = salsa20::hsalsa::<U10>((&*shared).into(), &[0; 16].into());
    let mut hash = Blake2b::<U24>::new();
    hash.update(ephemeral);
    hash.update(receiver);
    let mut stream = XSalsa20::new(&key, &hash.finalize());
    zeroize::Zeroize::zeroize(key.as_mut_slice());
    let mut first = Zeroizing::new([0; 32]);
    stream.apply_keystream(&mut *first);
    let mac = <Poly1305 as poly1305::universal_hash::KeyInit>::new((&*first).into());
    Some((stream, mac))
}

#[cfg(test)]
mod tests;
