//! Keys: sealing and opening bytes, and deriving names.
//!
//! A crate of its own since the cipher is generic and compiled here: it is made quick, the rest small.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// A source of unpredictable bytes, good enough for keys.
pub trait Entropy {
    /// Fills all of `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// Draws `N` bytes.
pub fn draw<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}

/// The bytes of a nonce.
pub const NONCE: usize = 24;
/// The bytes of a tag.
pub const TAG: usize = 16;

/// Which data key sealed something; random, and no secret.
pub type KeyId = [u8; 16];

/// A secret of 256 bits, wiped when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(redacted)")
    }
}

impl Key {
    /// A new random key.
    pub fn make(entropy: &dyn Entropy) -> Key {
        Key(draw(entropy))
    }

    /// The key with these bytes, if there are 32 of them.
    pub fn from_bytes(bytes: &[u8]) -> Option<Key> {
        bytes.try_into().ok().map(Key)
    }

    /// The key with these bytes.
    pub fn new(bytes: [u8; 32]) -> Key {
        Key(bytes)
    }

    /// The secret itself.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// Seals `plain`: nonce ‖ ciphertext ‖ tag, appended to `bound`, which the seal covers
    /// together with `context`. `None` only beyond 256 GiB.
    pub fn seal(
        &self,
        entropy: &dyn Entropy,
        bound: &[u8],
        context: &[u8],
        mut plain: Zeroizing<Vec<u8>>,
    ) -> Option<Vec<u8>> {
        let nonce: [u8; NONCE] = draw(entropy);
        let covered = [bound, context].concat();
        let tag = self.seal_in_place(nonce, &covered, &mut plain)?;
        Some([bound, &nonce, plain.as_slice(), &tag].concat())
    }

    /// Opens what [`Key::seal`] appended to `bound`.
    pub fn open(&self, bound: &[u8], context: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
        self.open_with(*nonce, &[bound, context].concat(), rest)
    }

    /// Seals bytes where they are, under a nonce that this key never sees again; answers with the tag.
    /// `None` only beyond 256 GiB.
    pub fn seal_in_place(
        &self,
        nonce: [u8; NONCE],
        covered: &[u8],
        plain: &mut [u8],
    ) -> Option<[u8; TAG]> {
        let cipher = XChaCha20Poly1305::new(&self.0.into());
        let tag = cipher.encrypt_inout_detached(&XNonce::from(nonce), covered, plain.into());
        Some(tag.ok()?.into())
    }

    /// Opens ciphertext ‖ tag that was sealed under this nonce.
    pub fn open_with(
        &self,
        nonce: [u8; NONCE],
        covered: &[u8],
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let (cipher_text, tag) = sealed.split_last_chunk::<TAG>()?;
        let cipher = XChaCha20Poly1305::new(&self.0.into());
        let mut plain = Zeroizing::new(cipher_text.to_vec());
        let buffer = plain.as_mut_slice().into();
        cipher
            .decrypt_inout_detached(&XNonce::from(nonce), covered, buffer, &(*tag).into())
            .ok()?;
        Some(plain)
    }
}

/// HMAC-SHA-256(secret, purpose ‖ 0 ‖ parts); the secret is at most the 64 bytes of HMAC's block.
pub fn derive_key(secret: &[u8], purpose: &str, parts: &[&[u8]]) -> Key {
    let mut block = Zeroizing::new([0; 64]);
    block
        .iter_mut()
        .zip(secret)
        .for_each(|(to, from)| *to = *from);
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new((&*block).into());
    mac.update(purpose.as_bytes());
    mac.update(&[0]);
    parts.iter().for_each(|part| mac.update(part));
    Key(mac.finalize().into_bytes().into())
}

/// The first 16 bytes of what [`derive_key`] gives.
pub fn derive_name(secret: &[u8], purpose: &str, parts: &[&[u8]]) -> [u8; 16] {
    let key = derive_key(secret, purpose, parts);
    let mut name = [0; 16];
    name.copy_from_slice(&key.0[..16]);
    name
}
