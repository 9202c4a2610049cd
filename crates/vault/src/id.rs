//! Names of 128 bits: of a record, of a write, of a replica.

use std::fmt;
use std::str::FromStr;

/// A text that is not 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id is 32 hexadecimal digits")
    }
}

impl std::error::Error for NotAnId {}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Prints as 32 lower-case hexadecimal digits, which is also what it parses from.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// The bytes themselves.
            pub fn bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                unhex(text).map($name)
            }
        }
    };
}

id!(
    /// Names a record: drawn at random, or derived from a natural name by a keyed hash.
    RecordId
);
id!(
    /// Names one write of a record; always drawn at random.
    WriteId
);
id!(
    /// Names one writer: a tab's lane on one device.
    ReplicaId
);

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from(b"0123456789abcdef"[usize::from(half)]));
        }
    }
    text
}

/// The bytes that [`hex`] wrote, if there are just so many.
pub(crate) fn unhex<const N: usize>(text: &str) -> Result<[u8; N], NotAnId> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return Err(NotAnId);
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = (digit(pair[0])? << 4) | digit(pair[1])?;
    }
    Ok(bytes)
}

/// Only lower case is read, so that an id has exactly one spelling.
fn digit(byte: u8) -> Result<u8, NotAnId> {
    match byte {
        b'0'..=b'9' => Ok(byte - b'0'),
        b'a'..=b'f' => Ok(byte - b'a' + 10),
        _ => Err(NotAnId),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn refuses(text: &str) {
        assert_eq!(text.parse::<RecordId>(), Err(NotAnId));
    }

    #[test]
    fn refuses_what_is_not_an_id() {
        refuses("");
        refuses("0123456789abcdef0123456789abcde");
        refuses("0123456789abcdef0123456789abcdef0");
        refuses("0123456789ABCDEF0123456789abcdef");
        refuses("0123456789abcdeg0123456789abcdef");
        refuses("éééééééééééééééé");
    }

    proptest! {
        #[test]
        fn parses_what_it_prints(bytes: [u8; 16]) {
            prop_assert_eq!(RecordId(bytes).to_string().parse(), Ok(RecordId(bytes)));
        }
    }
}
