use super::*;
use crate::testing::Counting;
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, expected: Result<[u8; 16], NotACode>) {
    assert_eq!(Code::parse(text).map(|code| code.0), expected, "{text}");
}

/// Worked out by hand in Python, from `docs/vault-format.md`.
const BYTES: [u8; 16] = [
    0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff,
];
const TEXT: &str = "008J-4CT4-ANK7-F24S-NAXW-SQFE-ZYJV";

#[test]
fn prints_groups() {
    assert_eq!(Code(BYTES).to_string(), TEXT);
}

#[test]
fn reads_what_people_type() {
    check(TEXT, Ok(BYTES));
    check(&TEXT.to_lowercase(), Ok(BYTES));
    check(&TEXT.replace('-', ""), Ok(BYTES));
    check(&TEXT.replace('-', " – "), Ok(BYTES));
    check(&TEXT.replace('0', "O"), Ok(BYTES));
    check(&TEXT.replace('0', "o").replace('1', "l"), Ok(BYTES));
    check(&TEXT.replace('1', "I"), Ok(BYTES));
    check(&TEXT.replace('V', "u"), Ok(BYTES));
    check(&format!("\n {TEXT}\u{a0}"), Ok(BYTES));
}

#[test]
fn says_what_is_wrong() {
    check("", Err(NotACode::TooShort));
    check("----", Err(NotACode::TooShort));
    check(&TEXT[..33], Err(NotACode::TooShort));
    check(&format!("{TEXT}0"), Err(NotACode::TooLong));
    check(&TEXT.repeat(1000), Err(NotACode::TooLong));
    check(&format!("{TEXT}!"), Err(NotACode::NotACharacter));
    check("é", Err(NotACode::NotACharacter));
    check(&"0".repeat(28), Err(NotACode::Typo));
}

#[test]
fn prints_nothing_secret_unasked() {
    assert_eq!(format!("{:?}", Some(Code(BYTES))), "Some(Code(redacted))");
}

/// Every letter mistyped in every way, and every two neighbours swapped: twelve bits of checksum
/// overlook one in 4096.
#[test]
fn typos_are_noticed() {
    let entropy = Counting::from(1);
    let (mut tried, mut missed) = (0, 0);
    let mut offer = |letters: &[u8]| {
        tried += 1;
        let text = std::str::from_utf8(letters).unwrap();
        missed += u32::from(Code::parse(text) != Err(NotACode::Typo));
    };
    for _ in 0..40 {
        let whole = Code::make(&entropy).to_string().replace('-', "");
        for at in 0..LENGTH {
            for digit in DIGITS {
                let mut letters = whole.clone().into_bytes();
                if std::mem::replace(&mut letters[at], *digit) != *digit {
                    offer(&letters);
                }
            }
            let mut letters = whole.clone().into_bytes();
            if at > 0 && letters[at - 1] != letters[at] {
                letters.swap(at - 1, at);
                offer(&letters);
            }
        }
    }
    assert!(
        tried > 35_000 && missed * 1000 < tried,
        "{missed} of {tried}"
    );
}

proptest! {
    #[test]
    fn parses_what_it_prints(bytes: [u8; 16]) {
        prop_assert_eq!(Code::parse(&Code(bytes).to_string()), Ok(Code(bytes)));
    }

    #[test]
    fn reads_lookalikes(bytes: [u8; 16]) {
        let text = Code(bytes).to_string();
        let upper = text.replace('0', "O").replace('1', "I").replace('V', "U");
        let lower = text.to_lowercase().replace('0', "o").replace('1', "l").replace('v', "u");
        prop_assert_eq!(Code::parse(&upper), Ok(Code(bytes)));
        prop_assert_eq!(Code::parse(&lower), Ok(Code(bytes)));
    }

    #[test]
    fn no_text_is_too_strange(text: String) {
        let _ = Code::parse(&text);
    }
}
