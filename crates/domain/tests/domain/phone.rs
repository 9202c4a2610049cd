//! Telephone numbers in any form.

use domain::ride::phone::{Heard, dial, heard, message, numbers};
use proptest::prelude::*;

#[track_caller]
fn check(typed: &str, expected: &str) {
    let dialled = dial(typed);
    assert_eq!(dialled.as_deref().unwrap_or("-"), expected, "{typed:?}");
}

#[test]
fn numbers_in_any_form() {
    check("(555) 010-0142", "5550100142");
    check("555.010.0142", "5550100142");
    check("555 010 0142", "5550100142");
    check("555\u{a0}010\u{2011}0142", "5550100142");
    check("  +1 (555) 010-0142  ", "+15550100142");
    check("+34 600 12 34 56", "+34600123456");
    check("＋34 600 123 456", "+34600123456");
    check("0034 600 123 456", "0034600123456");
    check("+44 (0)20 7946 0958", "+442079460958");
    check("011 44 (0)20 7946 0000", "011442079460000");
    check("0044 (0)20 7946 0000", "00442079460000");
    check("+44 020 7946 0958", "+442079460958");
    check("011 49 030 123456", "0114930123456");
    check("+353 01 123 4567", "+35311234567");
    // Italy dials its zero from abroad too.
    check("+39 06 1234 5678", "+390612345678");
    check("(0)20 7946 0958", "02079460958");
    check("+ 49 89/123456", "+4989123456");
    check("089/123456", "089123456");
    check("tel:+15550100142", "+15550100142");
    check("911", "911");
    check("٠٦١٢٣٤٥٦٧٨", "0612345678");
    check("۰۹۱۲ ۳۴۵ ۶۷۸۹", "09123456789");
    check("０９０-１２３４-５６７８", "09012345678");
    check("\u{202a}+1 555 010 0142\u{202c}", "+15550100142");
}

#[test]
fn letters_are_keys_or_labels() {
    check("1-800-FLOWERS", "18003569377");
    check("1-800-flowers", "18003569377");
    check("(800) 555-HELP", "8005554357");
    check("1 800 555 HELP", "18005554357");
    check("+1 800 GO FEDEX", "+18004633339");
    check("Dana 555 010 0142", "5550100142");
    check("555 010 0142 (work)", "5550100142");
    check("555 010 0142 móvil", "5550100142");
    check("555-0100 after six", "5550100");
    check("911 emergency", "911");
    check("988 (lifeline)", "988");
    check("1-800-CALL-NOW", "18002255669");
    check("1-800-call-now", "18002255669");
    check("1 800 CALL NOW", "18002255669");
    check("800 CALL NOW", "8002255669");
    check("+1-800-CALL-NOW", "+18002255669");
    check("call me 555 CALL-NOW ext. 12", "5552255669,12");
    check("555-HELP (home)", "5554357");
    check("555-HELP at home", "5554357");
    check("555 010 0142-home", "5550100142");
    check("1-800-MATTRESS", "180062887377");
    check("тел. 600 123 456", "600123456");
}

#[test]
fn pauses_and_extensions() {
    check("555 010 0142,12", "5550100142,12");
    check("555 010 0142 ;12", "5550100142;12");
    check("555 010 0142,", "5550100142");
    check("555 010 0142 ext. 12", "5550100142,12");
    check("555 010 0142 x12", "5550100142,12");
    check("555 010 0142 EXT 12", "5550100142,12");
    check("555 010 0142 Extensión 12", "5550100142,12");
    check("555 010 0142 EXTENSIÓN 12", "5550100142,12");
    check("555 010 0142 ext 12 or 13", "5550100142,12");
    check("555 010 0142 #12", "5550100142,12");
    check("*67 555 010 0142", "*675550100142");
    assert_eq!(
        message("555 010 0142 ext. 12").as_deref(),
        Some("5550100142")
    );
    assert_eq!(message("+34 600 123 456").as_deref(), Some("+34600123456"));
    assert_eq!(message("ask Dana"), None);
}

#[test]
fn a_short_number_before_a_whole_one_is_a_label() {
    check("Room 12, 555 010 0142", "5550100142");
    check("Room 12 555 010 0142", "5550100142");
    check("Apt 4; +1 555 010 0142", "+15550100142");
    check("Piso 3, 55 5259 8121", "5552598121");
    check("12, 555 010 0142", "5550100142");
    check("Room 555 010 0142", "5550100142");
    check("Room 12", "12");
    assert_eq!(
        message("Room 12, 555 010 0142").as_deref(),
        Some("5550100142")
    );
}

#[track_caller]
fn check_all(typed: &str, expected: &[&str]) {
    assert_eq!(numbers(typed), expected, "{typed:?}");
}

#[test]
fn two_numbers_are_two() {
    check_all("555 010 0142", &["5550100142"]);
    check_all("555 010 0142 555 010 0199", &["5550100142", "5550100199"]);
    check_all("5550142-5550199", &["5550142", "5550199"]);
    check_all("5550100142 5550100199", &["5550100142", "5550100199"]);
    check_all(
        "(555) 010-0142 (555) 010-0199",
        &["5550100142", "5550100199"],
    );
    check_all("555-0142 555-0199", &["5550142", "5550199"]);
    check_all(
        "+1 555 010 0142 +1 555 010 0199",
        &["+15550100142", "+15550100199"],
    );
    check_all("555 010 0142 / 555 010 0199", &["5550100142", "5550100199"]);
    check_all(
        "555 010 0142 or 555 010 0199",
        &["5550100142", "5550100199"],
    );
    check_all(
        "day 555 010 0142, night 555 010 0199",
        &["5550100142", "5550100199"],
    );
    check_all("555 010 0142 after 6 pm", &["5550100142"]);
    check_all("555 010 0142 ext. 12 or 13", &["5550100142,12"]);
    // Nobody can tell where the first one ends.
    check_all("555 010 0142 0199 55 52598121", &[]);
}

#[track_caller]
fn check_heard(typed: &str, expected: Heard) {
    assert_eq!(heard(typed), expected, "{typed:?}");
}

#[test]
fn what_is_not_plain_is_told() {
    for plain in [
        "",
        "  ",
        "555 010 0142",
        "(555) 010-0142",
        "+34 600 12 34 56",
        "911",
        "٠٦١٢٣٤٥٦٧٨",
    ] {
        check_heard(plain, Heard::Plain);
    }
    for none in ["ask Dana", "FLOWERS", "555 010 0142 0199 55 52598121"] {
        check_heard(none, Heard::Nothing);
    }
    check_heard("1-800-CALL-NOW", Heard::One("18002255669".into()));
    check_heard("Room 12, 555 010 0142", Heard::One("5550100142".into()));
    check_heard(
        "011 44 (0)20 7946 0000",
        Heard::One("011442079460000".into()),
    );
    check_heard(
        "555 010 0142 555 010 0199",
        Heard::Several("5550100142".into()),
    );
}

#[test]
fn the_first_of_two_numbers() {
    check("555 010 0142 / 555 010 0199", "5550100142");
    check("555 010 0142 or 555 010 0199", "5550100142");
    check("555 010 0142, 555 010 0199", "5550100142");
    check("555 010 0142; +1 555 010 0199", "5550100142");
    check("555 010 0142\n555 010 0199", "5550100142");
}

#[test]
fn nothing_to_dial() {
    for typed in [
        "", "   ", "+", "ask Dana", "FLOWERS", "🤷", "<script>", ",,;", "*#", "()",
    ] {
        check(typed, "-");
    }
    check(&"5".repeat(100_000), "-");
    check(&"ä".repeat(100_000), "-");
}

proptest! {
    #[test]
    fn what_is_dialled_is_safe_behind_a_link(typed: String) {
        if let Some(dialled) = dial(&typed) {
            prop_assert!(dialled.bytes().any(|byte| byte.is_ascii_digit()));
            prop_assert!(dialled.bytes().all(|byte| byte.is_ascii_digit() || b"+,;*".contains(&byte)));
            prop_assert!(!dialled[1..].contains('+'));
        }
    }

    #[test]
    fn plain_digits_are_dialled_as_they_are(digits in "[1-9][0-9]{0,12}|[1-9][0-9]{14}", at in 0..15_usize) {
        prop_assert_eq!(dial(&digits), Some(digits.clone()));
        let (a, b) = digits.split_at(at.min(digits.len()));
        prop_assert_eq!(dial(&format!("{a}-{b}")), Some(digits.clone()));
    }

    #[test]
    fn dialling_twice_changes_nothing(typed in "[0-9 +().,x-]{0,24}") {
        if let Some(once) = dial(&typed) {
            prop_assert_eq!(dial(&once), Some(once));
        }
    }
}
