//! Keys, by the crate that seals and opens.

pub(crate) use seal::{Key, KeyId, NONCE, TAG, derive_key, derive_name};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Counting;
    use zeroize::Zeroizing;

    #[test]
    fn prints_nothing_secret() {
        let key = Key::make(&Counting::from(1));
        assert_eq!(
            format!("{key:?} {:?}", Some(&key)),
            "Key(redacted) Some(Key(redacted))"
        );
    }

    #[test]
    fn derives_as_hmac_does() {
        // Python: hmac.digest(b"Jefe", b"what\0do ya want", "sha256")[:16]
        let name = derive_name(b"Jefe", "what", &[b"do ya ", b"want"]);
        assert_eq!(
            name,
            [
                0x5f, 0x26, 0x4e, 0xb2, 0x3e, 0x39, 0xec, 0x96, 0xe3, 0xde, 0xb4, 0x9c, 0x9e, 0x78,
                0xbe, 0xea
            ]
        );
    }

    #[test]
    fn opens_only_what_it_sealed() {
        let entropy = Counting::from(1);
        let (key, other) = (Key::make(&entropy), Key::make(&entropy));
        let plain = Zeroizing::new(b"words".to_vec());
        let sealed = key.seal(&entropy, b"bound", b"name", plain).unwrap();
        let rest = &sealed[5..];
        assert_eq!(
            key.open(b"bound", b"name", rest).unwrap().as_slice(),
            b"words"
        );
        assert!(other.open(b"bound", b"name", rest).is_none());
        assert!(key.open(b"bount", b"name", rest).is_none());
        assert!(key.open(b"bound", b"nama", rest).is_none());
        for length in 0..rest.len() {
            assert!(key.open(b"bound", b"name", &rest[..length]).is_none());
        }
    }
}
