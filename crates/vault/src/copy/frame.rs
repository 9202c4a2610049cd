//! Frames: pieces of a part of equal size, each sealed for its place.

use super::header::HEADER;
use crate::key::{Key, NONCE, TAG};
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// The bytes in a frame.
pub(super) const PLAIN: usize = 65_536;
/// The bytes that say how long a frame is.
pub(super) const LENGTH: usize = 4;
/// The bytes of a sealed frame at most, without its length.
pub(super) const SEALED: usize = PLAIN + TAG;

/// Where a frame stands.
pub(super) struct Place<'a> {
    /// The part's header.
    pub header: &'a [u8; HEADER],
    /// The part's number.
    pub part: u16,
    /// The frame's number within the part, from 0.
    pub number: u64,
    /// Whether the part ends with it.
    pub is_last: bool,
}

impl Place<'_> {
    /// No two frames of a copy share one, and its key seals nothing else.
    fn nonce(&self) -> XNonce {
        let mut nonce = [0; NONCE];
        nonce[13..15].copy_from_slice(&self.part.to_be_bytes());
        nonce[15..23].copy_from_slice(&self.number.to_be_bytes());
        nonce[23] = self.is_last.into();
        XNonce::from(nonce)
    }
}

/// Writes a frame behind `file`, and leaves `plain` empty; `None` never, for a frame is short.
pub(super) fn seal(
    key: &Key,
    place: &Place,
    plain: &mut Zeroizing<Vec<u8>>,
    file: &mut Vec<u8>,
) -> Option<()> {
    let length = u32::try_from(plain.len() + TAG).ok()?;
    let cipher = XChaCha20Poly1305::new(key.expose().into());
    let buffer = plain.as_mut_slice().into();
    let tag = cipher
        .encrypt_inout_detached(&place.nonce(), place.header, buffer)
        .ok()?;
    file.extend(length.to_be_bytes());
    file.extend_from_slice(plain);
    file.extend_from_slice(tag.as_slice());
    plain.clear();
    Some(())
}

/// Opens a frame, given without its length.
pub(super) fn open(key: &Key, place: &Place, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (cipher_text, tag) = sealed.split_last_chunk::<TAG>()?;
    let cipher = XChaCha20Poly1305::new(key.expose().into());
    let mut plain = Zeroizing::new(cipher_text.to_vec());
    let buffer = plain.as_mut_slice().into();
    cipher
        .decrypt_inout_detached(&place.nonce(), place.header, buffer, &(*tag).into())
        .ok()?;
    let is_whole = plain.len() == PLAIN || place.is_last && plain.len() < PLAIN;
    is_whole.then_some(plain)
}
