//! Handing words and numbers to the phone: calling, texting, copying, sharing.

use wasm_bindgen::JsValue;

use crate::js;
use crate::page_life;

/// How sharing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The words went to the app that was chosen.
    Done,
    /// The user closed the sheet.
    Dismissed,
    /// The browser cannot share, or refused: offer to copy.
    Refused,
}

/// The link that calls a number: digits and `+ * # , ;` are dialled, the rest is left out.
pub fn tel_href(dialable: &str) -> String {
    format!("tel:{}", dialled(dialable))
}

/// The link that begins a text message; nothing is sent before the user says so.
///
/// iOS wants the words behind `&`, Android behind `?`.
pub fn sms_href(dialable: &str, body: &str) -> String {
    let number = dialled(dialable);
    if body.is_empty() {
        return format!("sms:{number}");
    }
    let mark = if page_life::is_ios() { '&' } else { '?' };
    let body = String::from(js_sys::encode_uri_component(body));
    format!("sms:{number}{mark}body={body}")
}

/// Puts words on the clipboard; tells whether the browser took them. Call it in a tap.
pub async fn copy_text(text: &str) -> bool {
    let clipboard = js::get(&js::navigator(), "clipboard");
    js::call_async(&clipboard, "writeText", &[text.into()])
        .await
        .is_ok()
}

/// Whether the browser has a share sheet.
pub fn can_share() -> bool {
    js::has_function(&js::navigator(), "share")
}

/// Opens the share sheet with words in it. Call it in a tap.
pub async fn share_text(text: &str) -> Shared {
    let data = js::object(&[("text", text)]);
    how_shared(js::call_async(&js::navigator(), "share", &[data]).await)
}

/// How it ended, from what the browser answered.
pub(crate) fn how_shared(answer: Result<JsValue, JsValue>) -> Shared {
    match answer {
        Ok(_) => Shared::Done,
        Err(error) if is_abort(&error) => Shared::Dismissed,
        Err(_) => Shared::Refused,
    }
}

fn is_abort(error: &JsValue) -> bool {
    js::error_name(error) == "AbortError"
}

fn dialled(number: &str) -> String {
    let mut dialled = String::new();
    for c in number.chars() {
        match c {
            '0'..='9' | '+' | '*' | ',' | ';' => dialled.push(c),
            '#' => dialled.push_str("%23"),
            _ => {}
        }
    }
    dialled
}
