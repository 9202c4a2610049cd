//! Telephone numbers in any form.

use domain::ride::phone::{dial, message};
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
    fn plain_digits_are_dialled_as_they_are(digits in "[0-9]{1,15}", at in 0..15_usize) {
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
