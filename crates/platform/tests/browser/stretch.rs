//! A passphrase is the same however it was typed.

use platform::stretch::plain;
use wasm_bindgen_test::wasm_bindgen_test;

#[track_caller]
fn check(typed: &str, taken: &str) {
    assert_eq!(plain(typed), taken);
}

#[wasm_bindgen_test]
fn a_passphrase_is_the_same_however_it_was_typed() {
    check("Zoë", "Zoë");
    check("Zoe\u{308}", "Zoë");
    check(" \u{fb01}ve ｗｏｒｄｓ\n", "five words");
    check("two  spaces", "two  spaces");
    check(" \u{a0}\u{3000}", "");
}
