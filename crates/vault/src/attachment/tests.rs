use super::*;
use crate::testing::Counting;
use proptest::prelude::*;

fn attachment() -> Attachment {
    Attachment::make(&Counting::from(1))
}

#[test]
fn the_manifest_gives_it_back() {
    let one = attachment();
    let again = Attachment::from_hex(&one.id_hex(), &one.expose_key_hex()).unwrap();
    assert_eq!(again.id(), one.id());
    let sealed = one.seal(1, b"sound", true, &Counting::from(2)).unwrap();
    let plain = b"sound".to_vec();
    let is_last = true;
    assert_eq!(again.open(1, &sealed), Chunk::Whole { plain, is_last });
}

#[track_caller]
fn refuses(id: &str, key: &str) {
    assert!(Attachment::from_hex(id, key).is_none(), "{id} {key}");
}

#[test]
fn refuses_what_no_manifest_says() {
    let (id, key) = ("0a".repeat(16), "0b".repeat(32));
    assert!(Attachment::from_hex(&id, &key).is_some());
    refuses(&id, "");
    refuses("", &key);
    refuses(&key, &id);
    refuses(&id, &key.to_uppercase());
    refuses(&id, &key[1..]);
}

#[test]
fn prints_nothing_secret() {
    let one = attachment();
    assert_eq!(format!("{one:?}"), format!("Attachment({})", one.id_hex()));
    let plain = b"sound".to_vec();
    let chunk = Chunk::Whole {
        plain,
        is_last: false,
    };
    assert_eq!(format!("{chunk:?}"), "Whole(5 bytes, last: false)");
}

proptest! {
    #[test]
    fn opens_only_what_it_sealed(plain: Vec<u8>, number: u32, is_last: bool, at: usize, bits in 1u8..) {
        let one = attachment();
        let mut sealed = one.seal(number, &plain, is_last, &Counting::from(2)).unwrap();
        prop_assert_eq!(sealed.len(), 24 + plain.len() + 16);
        prop_assert_eq!(one.open(number, &sealed), Chunk::Whole { plain, is_last });
        prop_assert_eq!(one.open(number ^ 1, &sealed), Chunk::Damaged);
        let other = Attachment::from_hex(&"00".repeat(16), &one.expose_key_hex()).unwrap();
        prop_assert_eq!(other.open(number, &sealed), Chunk::Damaged);
        let at = at % sealed.len();
        sealed[at] ^= bits;
        prop_assert_eq!(one.open(number, &sealed), Chunk::Damaged);
        prop_assert_eq!(one.open(number, &sealed[..at]), Chunk::Damaged);
    }
}
