//! Preferences, with storage and without.

use platform::preferences::{self, LANGUAGE, TEXT_SIZE, THEME};
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{Undo, eval};

#[test]
fn a_preference_lies_as_json_where_the_start_up_script_reads_it() {
    assert!(preferences::set(THEME, "dusk"));
    assert_eq!(preferences::get_string(THEME).as_deref(), Some("dusk"));
    assert_eq!(eval("JSON.parse(localStorage.getItem('theme'))"), "dusk");
    eval("localStorage.setItem('language', JSON.stringify('es'))");
    assert_eq!(preferences::get_string(LANGUAGE).as_deref(), Some("es"));
    preferences::forget(&[THEME, LANGUAGE, TEXT_SIZE]);
    assert_eq!(preferences::get_string(THEME), None);
    assert_eq!(
        eval("localStorage.getItem('language')"),
        wasm_bindgen::JsValue::NULL
    );
}

#[test]
fn what_another_hand_wrote_there_is_no_preference() {
    for raw in ["", "dusk", "{", "12", "null", "[\"dusk\"]"] {
        eval(&format!("localStorage.setItem('theme', '{raw}')"));
        assert_eq!(preferences::get_string(THEME), None, "{raw}");
    }
    preferences::forget(&[THEME]);
}

#[test]
fn blocked_storage_is_no_panic() {
    let ways = [
        (
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); }, configurable: true })",
            "Object.defineProperty(window, 'localStorage', { get: real_storage, configurable: true })",
        ),
        (
            "Object.defineProperty(window, 'localStorage', { get: () => null, configurable: true })",
            "Object.defineProperty(window, 'localStorage', { get: real_storage, configurable: true })",
        ),
        (
            "window.real_get = Storage.prototype.getItem; Storage.prototype.getItem = () => { throw new DOMException('', 'SecurityError'); }",
            "Storage.prototype.getItem = real_get",
        ),
    ];
    eval("window.real_storage = Object.getOwnPropertyDescriptor(window, 'localStorage').get");
    for (block, undo) in ways {
        eval(block);
        let _undo = Undo(undo);
        assert_eq!(preferences::get_string(THEME), None, "{block}");
        assert!(!preferences::set(THEME, "dark"), "{block}");
        preferences::forget(&[THEME]);
    }
    eval(
        "window.real_set = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }",
    );
    let _undo = Undo("Storage.prototype.setItem = real_set");
    assert!(!preferences::set(THEME, "dark"));
    assert_eq!(preferences::get_string(THEME), None);
}

#[test]
fn theme_size_and_language_show_at_once() {
    let attribute = |name: &str| eval(&format!("document.documentElement.getAttribute('{name}')"));
    let size = || eval("document.documentElement.style.fontSize");
    preferences::apply_theme("dusk");
    assert_eq!(attribute("data-theme"), "dusk");
    preferences::apply_theme("auto");
    assert!(attribute("data-theme").is_null());
    preferences::apply_text_size(150);
    assert_eq!(
        (size(), attribute("data-size")),
        ("150%".into(), "150".into())
    );
    preferences::apply_text_size(900);
    assert_eq!(size(), "200%");
    preferences::apply_text_size(100);
    assert_eq!(size(), "");
    assert!(attribute("data-size").is_null());
    preferences::apply_language("es");
    assert_eq!(attribute("lang"), "es");
    preferences::apply_language("en");
}

#[test]
fn the_browser_tells_its_languages() {
    let _undo = crate::reader::languages("['es-MX', 'en-US']");
    assert_eq!(preferences::browser_languages(), ["es-MX", "en-US"]);
}
