//! Base 64 with padding (RFC 4648, section 4), in exactly one spelling.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// How long `bytes` bytes are in base 64.
pub(super) fn length(bytes: u64) -> u64 {
    bytes.div_ceil(3).saturating_mul(4)
}

/// Writes bytes behind `text`.
pub(super) fn write(text: &mut Vec<u8>, bytes: &[u8]) {
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            text.push(match at <= group.len() {
                true => DIGITS[(bits >> (18 - 6 * at)) as usize & 63],
                false => b'=',
            });
        }
    }
}

/// Reads what [`write`] wrote, and nothing else.
pub(super) fn read(text: &str) -> Option<Vec<u8>> {
    let text = text.as_bytes();
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let digits = text.strip_suffix(b"=").unwrap_or(text);
    let digits = digits.strip_suffix(b"=").unwrap_or(digits);
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for group in digits.chunks(4) {
        let mut bits = 0;
        for digit in group {
            bits = bits << 6 | value(*digit)?;
        }
        let spare = match group.len() {
            4 => 0,
            3 => 2,
            2 => 4,
            _ => return None,
        };
        if bits & ((1 << spare) - 1) != 0 {
            return None; // would be a second spelling
        }
        let whole = bits >> spare;
        let count = group.len() * 6 / 8;
        bytes.extend((0..count).rev().map(|at| (whole >> (8 * at)) as u8));
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    Some(u32::from(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(bytes: &[u8]) -> String {
        let mut text = Vec::new();
        write(&mut text, bytes);
        String::from_utf8(text).unwrap()
    }

    #[track_caller]
    fn check(bytes: &[u8], text: &str) {
        assert_eq!(written(bytes), text);
        assert_eq!(read(text).as_deref(), Some(bytes));
    }

    #[track_caller]
    fn refuses(text: &str) {
        assert_eq!(read(text), None, "{text}");
    }

    #[test]
    fn follows_rfc_4648() {
        check(b"", "");
        check(b"f", "Zg==");
        check(b"fo", "Zm8=");
        check(b"foo", "Zm9v");
        check(b"foob", "Zm9vYg==");
        check(b"fooba", "Zm9vYmE=");
        check(b"foobar", "Zm9vYmFy");
        check(&[0xfb, 0xff], "+/8=");
    }

    #[test]
    fn refuses_other_spellings() {
        refuses("Zg");
        refuses("Zg=");
        refuses("Zh==");
        refuses("Zm9=");
        refuses("Z===");
        refuses("====");
        refuses("Zg==Zg==");
        refuses("Zm-v");
        refuses("Zm9v\n");
        refuses("Zm9é");
    }

    proptest! {
        #[test]
        fn reads_what_it_writes(bytes: Vec<u8>) {
            let text = written(&bytes);
            prop_assert_eq!(length(bytes.len() as u64), text.len() as u64);
            prop_assert_eq!(read(&text), Some(bytes));
        }

        #[test]
        fn one_text_for_the_same_bytes(text in "[A-D/+=]{0,8}") {
            if let Some(bytes) = read(&text) {
                prop_assert_eq!(written(&bytes), text);
            }
        }
    }
}
