//! Frames: pieces of a part of equal size, each sealed for its place.

use super::header::{HEADER, Header};
use crate::key::{Key, NONCE, TAG};
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
    fn nonce(&self) -> [u8; NONCE] {
        let mut nonce = [0; NONCE];
        nonce[..13].copy_from_slice(Header::fresh_of(self.header));
        nonce[13..15].copy_from_slice(&self.part.to_be_bytes());
        nonce[15..23].copy_from_slice(&self.number.to_be_bytes());
        nonce[23] = self.is_last.into();
        nonce
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
    let tag = key.seal_in_place(place.nonce(), place.header, plain)?;
    file.extend(length.to_be_bytes());
    file.extend_from_slice(plain);
    file.extend_from_slice(&tag);
    plain.clear();
    Some(())
}

/// Opens a frame, given without its length.
pub(super) fn open(key: &Key, place: &Place, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let plain = key.open_with(place.nonce(), place.header, sealed)?;
    let is_whole = plain.len() == PLAIN || place.is_last && plain.len() < PLAIN;
    is_whole.then_some(plain)
}
