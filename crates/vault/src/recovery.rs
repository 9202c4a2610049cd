//! The recovery code: the way back in for someone who forgot the passphrase.

use crate::Entropy;
use crate::entropy::draw;
use crate::key::{Key, derive_key};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The digits, by their value; Crockford's: none is easily taken for another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 28;
const GROUP: usize = 4;

/// A secret of 128 bits, written down as 28 characters and wiped when dropped.
///
/// Prints as seven groups, `ABCD-EFGH-…`, for the patient's eyes only; what it prints it parses,
/// however it was typed.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Code([u8; 16]);

/// Why a text is no recovery code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotACode {
    /// Fewer than 28 characters, spaces and hyphens aside.
    TooShort,
    /// More than 28.
    TooLong,
    /// Something that stands in no code.
    NotACharacter,
    /// As long as it should be, but mistyped somewhere: the checksum does not fit.
    Typo,
}

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NotACode::TooShort => "a recovery code has more characters",
            NotACode::TooLong => "a recovery code has fewer characters",
            NotACode::NotACharacter => "no recovery code has such a character",
            NotACode::Typo => "the recovery code was mistyped",
        })
    }
}

impl std::error::Error for NotACode {}

impl Code {
    /// A new random code.
    pub fn make(entropy: &dyn Entropy) -> Code {
        Code(draw(entropy))
    }

    /// Reads a code in any case, with any spaces and hyphens; `O` counts as `0`, `I` and `L` as
    /// `1`, `U` as `V`.
    pub fn parse(text: &str) -> Result<Code, NotACode> {
        let mut bits = Zeroizing::new([0; LENGTH]);
        let mut count = 0;
        for letter in text.chars().filter(|letter| !is_between(*letter)) {
            let digit = digit(letter).ok_or(NotACode::NotACharacter)?;
            if let Some(place) = bits.get_mut(count) {
                *place = digit;
            }
            count += 1;
        }
        match count {
            LENGTH => {}
            0..LENGTH => return Err(NotACode::TooShort),
            _ => return Err(NotACode::TooLong),
        }
        let mut code = Code([0; 16]);
        for (at, byte) in code.0.iter_mut().enumerate() {
            *byte = (0..8).fold(0, |byte, bit| {
                byte << 1 | bits[(8 * at + bit) / 5] >> (4 - (8 * at + bit) % 5) & 1
            });
        }
        match *code.digits() == *bits {
            true => Ok(code),
            false => Err(NotACode::Typo),
        }
    }

    /// The code with these bytes, if there are 16 of them.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Code> {
        bytes.try_into().ok().map(Code)
    }

    /// The secret itself.
    pub(crate) fn expose(&self) -> &[u8; 16] {
        &self.0
    }

    /// The key that wraps the data key in the recovery slot.
    pub(crate) fn wrapping(&self) -> Key {
        derive_key(&self.0, "homeward recovery slot", &[])
    }

    /// The values of the 28 characters: 128 bits and 12 of checksum, most significant first.
    fn digits(&self) -> Zeroizing<[u8; LENGTH]> {
        let mut hash = Sha256::new();
        hash.update(b"homeward recovery code\0");
        hash.update(self.0);
        let mut bytes = Zeroizing::new([0; 18]);
        bytes[..16].copy_from_slice(&self.0);
        bytes[16..].copy_from_slice(&hash.finalize()[..2]);
        let mut digits = Zeroizing::new([0; LENGTH]);
        for (at, digit) in digits.iter_mut().enumerate() {
            *digit = (5 * at..5 * at + 5).fold(0, |value, bit| {
                value << 1 | bytes[bit / 8] >> (7 - bit % 8) & 1
            });
        }
        digits
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, digit) in self.digits().iter().enumerate() {
            if at > 0 && at % GROUP == 0 {
                f.write_str("-")?;
            }
            fmt::Write::write_char(f, DIGITS[usize::from(*digit)].into())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(redacted)")
    }
}

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Code, NotACode> {
        Code::parse(text)
    }
}

/// Spaces, and all that keyboards make of a hyphen.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn digit(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    };
    let place = DIGITS.iter().position(|digit| char::from(*digit) == letter);
    place.and_then(|place| u8::try_from(place).ok())
}

#[cfg(test)]
mod tests;
