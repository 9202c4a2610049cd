//! The first 213 bytes of every part, in the clear: who it is, and the wrapped key.

use super::Error;
use crate::entropy::draw;
use crate::key::{Key, derive_key};
use crate::recovery::Code;
use crate::{Entropy, Stretch, Stretched};
use std::fmt;
use zeroize::Zeroizing;

const MAGIC: &[u8; 7] = b"HMWDCPY";
const FORMAT: u8 = 1;
/// Where the two wraps begin; what is before them and behind the parts is covered by both.
const WRAPS: usize = 56;
const WRAP: usize = 72;

/// How many bytes stand before the first frame of a part.
pub(super) const HEADER: usize = NONCES + FRESH;
/// Where the bytes are with which the nonces of a part begin, and how many they are.
const NONCES: usize = WRAPS + 2 * WRAP;
const FRESH: usize = 13;

/// What a new copy can be opened with, both ways.
#[derive(Clone, Copy)]
pub struct Seals<'a> {
    /// How the passphrase was stretched.
    pub stretch: Stretch,
    /// The passphrase, stretched so.
    pub stretched: &'a Stretched,
    /// The recovery code.
    pub recovery: &'a Code,
}

impl fmt::Debug for Seals<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seals")
            .field("stretch", &self.stretch)
            .finish_non_exhaustive()
    }
}

/// The header of one part, well formed; whether it is genuine only the frames tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The copy's random id, the same in all its parts.
    pub copy: [u8; 16],
    /// Which part this is, from 1.
    pub part: u16,
    /// How many there are.
    pub parts: u16,
    /// How the passphrase is stretched; within its bounds.
    pub stretch: Stretch,
    passphrase: [u8; WRAP],
    recovery: [u8; WRAP],
    /// What the nonces of its frames begin with.
    pub(super) fresh: [u8; FRESH],
}

impl Header {
    /// How many bytes of a part [`Header::read`] needs; more do no harm.
    pub const LENGTH: usize = HEADER;

    /// Reads the beginning of a part. Nothing is computed with what it says.
    pub fn read(part: &[u8]) -> Result<Header, Error> {
        let bytes: &[u8; HEADER] = part.first_chunk().ok_or(Error::NotACopy)?;
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(Error::NotACopy)?;
        match take(&mut rest)? {
            [FORMAT] => {}
            [0] => return Err(Error::Damaged),
            [_] => return Err(Error::Newer),
        }
        let header = Header {
            copy: take(&mut rest)?,
            part: u16::from_be_bytes(take(&mut rest)?),
            parts: u16::from_be_bytes(take(&mut rest)?),
            stretch: Stretch {
                salt: take(&mut rest)?,
                memory_kib: u32::from_be_bytes(take(&mut rest)?),
                passes: u32::from_be_bytes(take(&mut rest)?),
                lanes: u32::from_be_bytes(take(&mut rest)?),
            },
            passphrase: take(&mut rest)?,
            recovery: take(&mut rest)?,
            fresh: take(&mut rest)?,
        };
        if !header.stretch.is_sound() {
            return Err(Error::Refused);
        }
        match 0 < header.part && header.part <= header.parts {
            true => Ok(header),
            false => Err(Error::Damaged),
        }
    }

    /// As it is for another part that the same writer writes.
    pub(super) fn of_part(&self, part: u16) -> Header {
        Header {
            part,
            ..self.clone()
        }
    }

    /// As it is for a writer who goes on with a copy: a frame of a part that another has begun may
    /// have had other bytes, and shares no nonce with this one's.
    pub(super) fn of_another(&self, part: u16, entropy: &dyn Entropy) -> Header {
        Header {
            part,
            fresh: draw(entropy),
            ..self.clone()
        }
    }

    /// What the nonces begin with, as it stands in the file.
    pub(super) fn fresh_of(bytes: &[u8; HEADER]) -> &[u8] {
        &bytes[NONCES..]
    }

    /// The header of part 1 of a new copy, and its key; `None` if the stretch is out of bounds.
    pub(super) fn make(entropy: &dyn Entropy, seals: &Seals, parts: u16) -> Option<(Header, Key)> {
        if !seals.stretch.is_sound() {
            return None;
        }
        let mut header = Header {
            copy: draw(entropy),
            part: 1,
            parts,
            stretch: seals.stretch,
            passphrase: [0; WRAP],
            recovery: [0; WRAP],
            fresh: draw(entropy),
        };
        let key = Key::make(entropy);
        let wrap = |by: &Key, purpose: &str| -> Option<[u8; WRAP]> {
            let plain = Zeroizing::new(key.expose().to_vec());
            let sealed = by.seal(entropy, b"", &header.covered(purpose), plain)?;
            sealed.try_into().ok()
        };
        let passphrase = wrap(seals.stretched.key(), "passphrase")?;
        let by_code = recovery_key(seals.recovery, &header.stretch.salt);
        let recovery = wrap(&by_code, "recovery")?;
        header.passphrase = passphrase;
        header.recovery = recovery;
        Some((header, key))
    }

    /// The copy's key, if the stretched passphrase is right.
    pub(super) fn open_by_passphrase(&self, stretched: &Stretched) -> Option<Key> {
        self.open(stretched.key(), "passphrase", &self.passphrase)
    }

    /// The copy's key, if the recovery code is right.
    pub(super) fn open_by_recovery(&self, code: &Code) -> Option<Key> {
        let by = recovery_key(code, &self.stretch.salt);
        self.open(&by, "recovery", &self.recovery)
    }

    /// As it stands in the file.
    pub(super) fn bytes(&self) -> [u8; HEADER] {
        let mut bytes = [0; HEADER];
        let mut rest = bytes.as_mut_slice();
        put(&mut rest, MAGIC);
        put(&mut rest, &[FORMAT]);
        put(&mut rest, &self.copy);
        put(&mut rest, &self.part.to_be_bytes());
        put(&mut rest, &self.parts.to_be_bytes());
        put(&mut rest, &self.stretched_how());
        put(&mut rest, &self.passphrase);
        put(&mut rest, &self.recovery);
        put(&mut rest, &self.fresh);
        bytes
    }

    /// Belongs to the same copy as another, of which every part says the same but its number, and how
    /// its nonces begin.
    pub(super) fn is_beside(&self, other: &Header) -> bool {
        let (part, fresh) = (other.part, other.fresh);
        Header {
            part,
            fresh,
            ..self.clone()
        } == *other
    }

    fn open(&self, by: &Key, purpose: &str, wrap: &[u8]) -> Option<Key> {
        let plain = by.open(b"", &self.covered(purpose), wrap)?;
        Key::from_bytes(&plain)
    }

    /// What a wrap covers beside the key.
    fn covered(&self, purpose: &str) -> Vec<u8> {
        [&self.copy[..], &self.stretched_how(), purpose.as_bytes()].concat()
    }

    /// Salt ‖ memory ‖ passes ‖ lanes.
    fn stretched_how(&self) -> [u8; 28] {
        let mut bytes = [0; 28];
        let mut rest = bytes.as_mut_slice();
        put(&mut rest, &self.stretch.salt);
        put(&mut rest, &self.stretch.memory_kib.to_be_bytes());
        put(&mut rest, &self.stretch.passes.to_be_bytes());
        put(&mut rest, &self.stretch.lanes.to_be_bytes());
        bytes
    }
}

fn recovery_key(code: &Code, salt: &[u8; 16]) -> Key {
    derive_key(code.expose(), "homeward copy", &[salt])
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Error> {
    let (taken, behind) = rest.split_first_chunk().ok_or(Error::NotACopy)?;
    *rest = behind;
    Ok(*taken)
}

/// Writes at the front of `rest`, which then begins behind it.
fn put(rest: &mut &mut [u8], bytes: &[u8]) {
    if let Some((front, behind)) = std::mem::take(rest).split_at_mut_checked(bytes.len()) {
        front.copy_from_slice(bytes);
        *rest = behind;
    }
}
