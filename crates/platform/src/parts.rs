//! A part of the app in a wasm of its own, the keeper: the app shows it in a place of the page and
//! hands it a key; the keeper says what came of it. Both know the part by its name only.
//!
//! A key goes through the page's memory, is taken out by the one it is for, and touches no storage.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

use crate::js;
use crate::listener::Listener;

const CHANGED: &str = "homeward:part";
const SAID: &str = "homeward:said";

/// What the keeper is to show, and the id of the element to show it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Such as `lock` or `copy`.
    pub name: String,
    /// The id of an element of the page.
    pub place: String,
}

/// Shows a part; fetches the keeper if need be, and tells whether it could be had.
pub async fn show(name: &str, place: &str) -> bool {
    let part = js::object(&[("name", name), ("place", place)]);
    js::set(&js::homeward(), "part", &part);
    let begun = js::call_async(&js::homeward(), "begin_keeper", &[]).await;
    tell(CHANGED, &JsValue::UNDEFINED);
    begun.is_ok_and(|begun| begun.is_truthy())
}

/// Shows no part any more.
pub fn hide() {
    js::set(&js::homeward(), "part", &JsValue::NULL);
    tell(CHANGED, &JsValue::UNDEFINED);
}

/// Fetches the keeper to put things in order behind the screen, as it does when it begins.
pub fn begin_tending() {
    let _ = js::call(&js::homeward(), "begin_keeper", &[JsValue::TRUE]);
}

/// Whether it is to do that.
pub fn tends() -> bool {
    js::get(&js::homeward(), "tends").is_truthy()
}

/// What is to be shown now.
pub fn current() -> Option<Part> {
    let part = js::get(&js::homeward(), "part");
    Some(Part {
        name: js::text(&part, "name")?,
        place: js::text(&part, "place")?,
    })
}

/// Another part is to be shown, or none.
pub fn on_change(callback: impl Fn() + 'static) -> Listener {
    Listener::on_window(&[CHANGED], Box::new(move |_| callback()))
}

/// Tells the app what came of a part, in one word.
pub fn say(word: &str) {
    tell(SAID, &word.into());
}

/// What the keeper says.
pub fn on_said(callback: impl Fn(String) + 'static) -> Listener {
    Listener::on_window(
        &[SAID],
        Box::new(move |event| {
            if let Some(word) = js::text(&event, "detail") {
                callback(word);
            }
        }),
    )
}

/// Holds a key out to the other side.
pub fn lend_key(key: &[u8]) {
    js::set(&js::homeward(), "key", &Uint8Array::from(key));
}

/// Takes the key that is held out: it is there once.
pub fn take_key() -> Option<Vec<u8>> {
    let homeward = js::homeward();
    let key = js::get(&homeward, "key");
    js::set(&homeward, "key", &JsValue::NULL);
    key.is_truthy().then(|| {
        let held = Uint8Array::new(&key);
        let bytes = held.to_vec();
        held.fill(0, 0, held.length());
        bytes
    })
}

/// Keeps the page from being renewed while something long is under way.
pub fn set_busy(busy: bool) {
    js::set(&js::homeward(), "busy", &JsValue::from_bool(busy));
}

/// Whether something long is under way.
pub fn is_busy() -> bool {
    js::get(&js::homeward(), "busy").is_truthy()
}

/// Says whether this window erases everything: it begins anew by itself, once all of it is gone.
pub fn set_erasing(erasing: bool) {
    js::set(&js::homeward(), "erasing", &JsValue::from_bool(erasing));
}

/// Whether this window erases everything.
pub fn is_erasing() -> bool {
    js::get(&js::homeward(), "erasing").is_truthy()
}

fn tell(name: &str, detail: &JsValue) {
    let options = JsValue::from(js_sys::Object::new());
    js::set(&options, "detail", detail);
    let global = js_sys::global();
    if let Ok(event) = js::make(&global, "CustomEvent", &[name.into(), options]) {
        let _ = js::call(&global, "dispatchEvent", &[event]);
    }
}
