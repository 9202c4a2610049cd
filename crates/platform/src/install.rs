//! Putting the app on the home screen, where the browser offers a prompt of its own.

use std::cell::RefCell;

use wasm_bindgen::JsValue;

use crate::js;
use crate::listener::Listener;

thread_local! {
    static PROMPT: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// How the user answered the browser's prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The app is being installed.
    Accepted,
    /// Not now.
    Dismissed,
    /// There was no prompt to show.
    Absent,
}

/// Keeps the browser's prompt for later; calls back whenever [`can_prompt`] may have changed.
///
/// Call it early: the browser offers the prompt once, soon after the page has loaded. One that the
/// start-up script kept as `window.homeward.install` is found too.
pub fn watch(changed: impl Fn() + 'static) -> Listener {
    let names = ["beforeinstallprompt", "appinstalled"];
    Listener::on_window(
        &names,
        Box::new(move |event| {
            let offered = event.type_() == names[0];
            if offered {
                event.prevent_default();
            }
            PROMPT.set(offered.then(|| event.into()));
            changed();
        }),
    )
}

/// Whether the browser would show its prompt.
pub fn can_prompt() -> bool {
    PROMPT.with_borrow(Option::is_some) || js::has_function(&kept_by_start_up(), "prompt")
}

/// Shows the browser's prompt and waits for the answer; a prompt serves once.
pub async fn prompt() -> Answer {
    let prompt = PROMPT.take().unwrap_or_else(kept_by_start_up);
    js::set(&js::homeward(), "install", &JsValue::NULL);
    if js::call_async(&prompt, "prompt", &[]).await.is_err() {
        return Answer::Absent;
    }
    let choice = js::settled(js::get(&prompt, "userChoice")).await;
    let outcome = choice.ok().and_then(|choice| js::text(&choice, "outcome"));
    match outcome.as_deref() {
        Some("accepted") => Answer::Accepted,
        _ => Answer::Dismissed,
    }
}

fn kept_by_start_up() -> JsValue {
    js::get(&js::homeward(), "install")
}
