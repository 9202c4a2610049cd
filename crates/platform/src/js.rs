//! Reading, calling and making JavaScript things by name, where a missing one is a plain answer.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The window, unless the code runs in a worker.
pub(crate) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The page's document.
pub(crate) fn document() -> Option<web_sys::Document> {
    window().and_then(|window| window.document())
}

/// The page's `<html>` element.
pub(crate) fn root() -> Option<web_sys::Element> {
    document().and_then(|document| document.document_element())
}

/// The navigator, or `undefined`.
pub(crate) fn navigator() -> JsValue {
    get(&js_sys::global(), "navigator")
}

/// What the start-up script put on the window, or `undefined`.
pub(crate) fn homeward() -> JsValue {
    get(&js_sys::global(), "homeward")
}

/// `target[key]`, or `undefined` when either is missing or reading throws.
pub(crate) fn get(target: &JsValue, key: &str) -> JsValue {
    Reflect::get(target, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// `target[key]` as a text.
pub(crate) fn text(target: &JsValue, key: &str) -> Option<String> {
    get(target, key).as_string()
}

/// `target[key] = value`; a frozen target is left as it is.
pub(crate) fn set(target: &JsValue, key: &str, value: &JsValue) {
    let _ = Reflect::set(target, &JsValue::from_str(key), value);
}

/// Whether `target[key]` is a function.
pub(crate) fn has_function(target: &JsValue, key: &str) -> bool {
    get(target, key).is_function()
}

/// `target[key](…arguments)`; a missing function is an error like one thrown.
pub(crate) fn call(target: &JsValue, key: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function = get(target, key).dyn_into::<Function>()?;
    Reflect::apply(&function, target, &array(arguments))
}

/// `await target[key](…arguments)`.
pub(crate) async fn call_async(
    target: &JsValue,
    key: &str,
    arguments: &[JsValue],
) -> Result<JsValue, JsValue> {
    settled(call(target, key, arguments)?).await
}

/// `await value`, which need not be a promise.
pub(crate) async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}

/// `new target[key](…arguments)`; a missing class is an error like one thrown.
pub(crate) fn make(target: &JsValue, key: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let class = get(target, key).dyn_into::<Function>()?;
    Reflect::construct(&class, &array(arguments))
}

/// A plain object of texts.
pub(crate) fn object(fields: &[(&str, &str)]) -> JsValue {
    let object = JsValue::from(Object::new());
    for (key, value) in fields {
        set(&object, key, &JsValue::from_str(value));
    }
    object
}

/// An array of values.
pub(crate) fn array(values: &[JsValue]) -> Array {
    values.iter().collect()
}

/// The name of a thrown error, such as `QuotaExceededError`.
pub(crate) fn error_name(error: &JsValue) -> String {
    text(error, "name").unwrap_or_default()
}

/// The members of an array, or of nothing when it is none.
pub(crate) fn list(value: &JsValue) -> impl Iterator<Item = JsValue> + use<> {
    let members = if Array::is_array(value) {
        Array::from(value)
    } else {
        Array::new()
    };
    (0..members.length()).map(move |index| members.get(index))
}
