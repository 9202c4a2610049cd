//! A panic leads to the start-up script's page, never to a dead screen.

use wasm_bindgen::JsValue;

use crate::js;

/// From now on a panic shows "Something stopped" by `window.homeward.stopped()`.
///
/// The panic's message may hold what a patient wrote, so it goes nowhere: the console gets the
/// file and line alone.
pub fn set_hook() {
    std::panic::set_hook(Box::new(|info| {
        let place = info
            .location()
            .map(|at| format!("{}:{}", short(at.file()), at.line()))
            .unwrap_or_default();
        let console = js::get(&js_sys::global(), "console");
        let words = JsValue::from_str(&format!("Homeward stopped at {place}"));
        let _ = js::call(&console, "error", &[words]);
        let _ = js::call(&js::homeward(), "stopped", &[]);
    }));
}

/// The last three parts of a path: enough to find the line, without the builder's folders.
fn short(path: &str) -> &str {
    let from = path.rmatch_indices(['/', '\\']).nth(2);
    from.map_or(path, |(at, _)| &path[at + 1..])
}
