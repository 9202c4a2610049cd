use super::*;
use crate::meta::inspect;
use crate::testing::Counting;
use proptest::prelude::*;

const VAULT: KeyId = [7; 16];

fn data() -> Key {
    Key::make(&Counting::from(1))
}

fn item(change: Change) -> Item {
    match change {
        Change::Put(_, key, value) => Item { key, value },
        other => panic!("{other:?}"),
    }
}

fn with_wrap<T>(act: impl Fn(Wrap<'_>) -> T) -> T {
    act(Wrap {
        vault: VAULT,
        data: &data(),
        entropy: &Counting::from(2),
    })
}

fn stretched(byte: u8) -> Stretched {
    Stretched::new([byte; 32])
}

fn passkey_of(length: usize) -> Passkey {
    Passkey {
        salt: [3; 32],
        credential: vec![4; length],
    }
}

#[track_caller]
fn check(memory_kib: u32, passes: u32, lanes: u32, expected: bool) {
    let salt = [5; 16];
    let stretch = Stretch {
        salt,
        memory_kib,
        passes,
        lanes,
    };
    assert_eq!(stretch.is_sound(), expected);
    // What is not sound is neither written nor read.
    let written = with_wrap(|wrap| wrap.passphrase(&stretch, &stretched(1)));
    assert_eq!(written.is_ok(), expected);
    let usual = Stretch::usual(salt);
    let sound = with_wrap(|wrap| wrap.passphrase(&usual, &stretched(1))).unwrap();
    let mut entry = item(sound);
    for (at, number) in [(40, memory_kib), (44, passes), (48, lanes)] {
        entry.value[at..at + 4].copy_from_slice(&number.to_be_bytes());
    }
    let read = passphrase(std::slice::from_ref(&entry), VAULT);
    assert_eq!(read, expected.then_some(stretch));
    assert_eq!(is_locked(&[entry], VAULT), expected);
    // Nor does it open, though whoever wrote it knew the passphrase.
    let mut middle = salt.to_vec();
    for number in [memory_kib, passes, lanes] {
        middle.extend(number.to_be_bytes());
    }
    let written = with_wrap(|wrap| wrap.wrap(PASSPHRASE, &middle, &stretched(1).0));
    let opened = Unlock::Passphrase(stretched(1)).open(&[item(written.unwrap())], VAULT);
    assert_eq!(opened.is_some(), expected);
}

#[test]
fn stretches_are_bounded() {
    check(65_536, 3, 1, true);
    check(19_456, 2, 1, true);
    check(1_048_576, 16, 1, true);
    check(19_455, 2, 1, false);
    check(1_048_577, 3, 1, false);
    check(4 << 20, 3, 1, false);
    check(8, 3, 1, false);
    check(65_536, 1, 1, false);
    check(65_536, 17, 1, false);
    check(65_536, 3, 0, false);
    check(65_536, 3, 2, false);
    check(u32::MAX, u32::MAX, u32::MAX, false);
    check(0, 0, 0, false);
}

#[test]
fn slots_are_as_long_as_the_page_says() {
    let length = |change: Result<Change, Error>| item(change.unwrap()).value.len();
    let code = Code::make(&Counting::from(3));
    with_wrap(|wrap| {
        for slot in wrap.device() {
            assert_eq!(length(Ok(slot)), 56);
        }
        let usual = Stretch::usual([5; 16]);
        assert_eq!(length(wrap.passphrase(&usual, &stretched(1))), 124);
        assert_eq!(length(wrap.recovery(&code)), 96);
        for credential in [0, 1, 64, 1023] {
            let slot = wrap.passkey(&passkey_of(credential), &Prf::new([6; 32]));
            assert_eq!(length(slot), 130 + credential);
        }
        for credential in [1024, 1 << 16] {
            let slot = wrap.passkey(&passkey_of(credential), &Prf::new([6; 32]));
            assert_eq!(slot, Err(Error::OutOfBounds));
        }
    });
}

#[test]
fn prints_nothing_secret() {
    let code = Code::make(&Counting::from(3));
    let ways = [
        Unlock::Passphrase(stretched(1)),
        Unlock::Recovery(code),
        Unlock::Passkey(Prf::new([1; 32])),
    ];
    assert_eq!(
        format!("{ways:?}"),
        "[Passphrase(Stretched(redacted)), Recovery(Code(redacted)), Passkey(Prf(redacted))]"
    );
}

/// Every slot there is, and what opens it.
fn locks() -> Vec<(Item, Unlock, Unlock)> {
    let code = |seed| Code::make(&Counting::from(seed));
    let (usual, prf) = (Stretch::usual([5; 16]), Prf::new([6; 32]));
    with_wrap(|wrap| {
        let passphrase = wrap.passphrase(&usual, &stretched(1)).unwrap();
        let passkey = wrap.passkey(&passkey_of(40), &prf).unwrap();
        vec![
            (
                item(passphrase),
                Unlock::Passphrase(stretched(1)),
                Unlock::Passphrase(stretched(2)),
            ),
            (
                item(wrap.recovery(&code(3)).unwrap()),
                Unlock::Recovery(code(3)),
                Unlock::Recovery(code(4)),
            ),
            (
                item(passkey),
                Unlock::Passkey(prf.clone()),
                Unlock::Passkey(Prf::new([7; 32])),
            ),
        ]
    })
}

#[test]
fn each_opens_by_its_own() {
    let entries: Vec<Item> = locks().into_iter().map(|(item, ..)| item).collect();
    for (item, right, wrong) in locks() {
        let opened = right.open(&entries, VAULT).unwrap();
        assert_eq!(opened.expose(), data().expose());
        assert!(wrong.open(&entries, VAULT).is_none());
        assert!(right.open(&entries, [8; 16]).is_none());
        let others: Vec<Item> = entries.iter().filter(|of| **of != item).cloned().collect();
        assert!(right.open(&others, VAULT).is_none());
        // A slot under another name is another slot.
        let mut moved = item.clone();
        moved.key = backend::Key::name(RECOVERY);
        assert!(item.key == moved.key || Unlock::open(&right, &[moved], VAULT).is_none());
    }
    assert_eq!(inspect(&entries), Err(Error::DamagedKeys));
}

#[test]
fn every_flipped_byte_is_noticed() {
    for (item, right, _) in locks() {
        for at in 0..item.value.len() {
            for bits in [1, 0x80] {
                let mut flipped = item.clone();
                flipped.value[at] ^= bits;
                assert!(right.open(&[flipped], VAULT).is_none(), "{at}");
            }
        }
        for cut in 0..item.value.len() {
            let mut stump = item.clone();
            stump.value.truncate(cut);
            assert!(!is_locked(std::slice::from_ref(&stump), VAULT));
            assert!(right.open(&[stump], VAULT).is_none(), "{cut}");
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_are_too_strange(rest: Vec<u8>, which in 0usize..4) {
        let name = [DEVICE, PASSPHRASE, RECOVERY, PASSKEY][which];
        let value = [&tag(MAGIC, VAULT)[..], &rest].concat();
        let entries = [Item { key: backend::Key::name(name), value }];
        // A key that opens nothing is none.
        prop_assert!(device(&entries, VAULT).is_none());
        prop_assert_eq!(devices(&entries, VAULT).len(), usize::from(which == 0 && rest.len() == 32));
        is_locked(&entries, VAULT);
        for (_, right, _) in locks() {
            prop_assert!(right.open(&entries, VAULT).is_none());
        }
    }
}
