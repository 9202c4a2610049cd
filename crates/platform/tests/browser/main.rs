//! The platform crate in a real browser.

#![cfg(target_arch = "wasm32")]
// clippy knows tests by `#[test]` alone.
#![allow(clippy::unwrap_used)]

mod conformance;
mod faults;
mod indexed_db;
mod page;
mod preferences;
mod reader;
mod reorder;
mod stretch;
mod tabs;
mod timer;
mod words;
mod zones;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// Runs a script and gives what it evaluates to.
#[track_caller]
fn eval(script: &str) -> JsValue {
    match js_sys::eval(script) {
        Ok(value) => value,
        Err(error) => panic!("{script}: {error:?}"),
    }
}

/// Runs a script and awaits what it evaluates to.
async fn eval_async(script: &str) -> JsValue {
    let promise = Promise::resolve(&eval(script));
    match JsFuture::from(promise).await {
        Ok(value) => value,
        Err(error) => panic!("{script}: {error:?}"),
    }
}

/// A script that is undone when this is dropped, so that one test does not disturb the next.
struct Undo(&'static str);

impl Drop for Undo {
    fn drop(&mut self) {
        eval(self.0);
    }
}

/// Something to wait for: `ring` may be called from any callback.
struct Bell {
    promise: Promise,
    resolve: js_sys::Function,
}

impl Bell {
    fn new() -> Self {
        let mut resolver = None;
        let promise = Promise::new(&mut |resolve, _| resolver = Some(resolve));
        Bell {
            promise,
            resolve: resolver.unwrap(),
        }
    }

    fn ringer(&self) -> impl Fn(JsValue) + 'static {
        let resolve = self.resolve.clone();
        move |value| {
            resolve.call1(&JsValue::UNDEFINED, &value).unwrap();
        }
    }

    async fn heard(&self) -> JsValue {
        JsFuture::from(self.promise.clone()).await.unwrap()
    }
}
