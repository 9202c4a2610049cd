//! A panic in a real browser; alone, since the wasm that panicked is done for.

#![cfg(target_arch = "wasm32")]

use platform::panic;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_panic_tells_the_start_up_script_and_repeats_no_words() -> Result<(), JsValue> {
    let boom: Closure<dyn Fn()> = Closure::new(|| panic!("a patient's words"));
    js_sys::Reflect::set(&js_sys::global(), &"boom".into(), boom.as_ref())?;
    panic::set_hook();
    let told = js_sys::eval(
        "(() => {
            const told = [];
            const real_error = console.error;
            console.error = (...words) => told.push(...words);
            window.homeward = { stopped: () => told.push('stopped') };
            try { boom(); } catch (trap) { told.push(trap.constructor.name); }
            console.error = real_error;
            delete window.homeward;
            return told.join(', ');
        })()",
    );
    // No assertion from here on: its message would go the way of the words above.
    let told = told?.as_string().unwrap_or_default();
    let rest = told.strip_prefix("Homeward stopped at ");
    let rest = rest.and_then(|rest| rest.strip_suffix(", stopped, RuntimeError"));
    let line = rest.and_then(|rest| rest.rsplit_once("tests/panic.rs:"));
    match line {
        Some((folder, line)) if !folder.starts_with('/') && line.parse::<u32>().is_ok() => Ok(()),
        _ => Err(told.into()),
    }
}
