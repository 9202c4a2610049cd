//! Handing a file of ours to the reader: shared where the phone shares files, else downloaded.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::{js, page_life, timer};

/// Milliseconds after which a download has surely begun.
const RELEASE_AFTER: u32 = 60_000;

/// Offers a text as a file; tells whether the browser took it.
///
/// The home-screen app on iOS opens a download in a view without a way back, so there it is shared.
pub async fn save(name: &str, text: &str) -> bool {
    let parts = Array::of1(&JsValue::from_str(text));
    if page_life::is_ios() {
        let window = js_sys::global().into();
        let kind = js::object(&[("type", "text/plain")]);
        let Ok(file) = js::make(
            &window,
            "File",
            &[parts.into(), JsValue::from_str(name), kind],
        ) else {
            return false;
        };
        let sharing = js_sys::Object::new().into();
        js::set(&sharing, "files", &Array::of1(&file));
        return js::call_async(&js::navigator(), "share", &[sharing])
            .await
            .is_ok();
    }
    download(name, &parts).is_some()
}

fn download(name: &str, parts: &Array) -> Option<()> {
    let blob = web_sys::Blob::new_with_str_sequence(parts).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link: web_sys::HtmlElement = js::document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.set_attribute("rel", "external").ok()?;
    link.click();
    // Some browsers read the bytes only after the click has ended.
    let release = Box::new(move || drop(web_sys::Url::revoke_object_url(&address)));
    timer::after(RELEASE_AFTER, release).keep();
    Some(())
}
