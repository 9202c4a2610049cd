//! The page's comings and goings: hidden, seen again, left, reloaded, and what it is shown in.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

use crate::js;
use crate::listener::Listener;

/// The page went out of sight or is being left: the last moment that iOS grants for saving.
pub fn on_hide(callback: impl Fn() + 'static) -> Listener {
    let mut targets = on_document("visibilitychange");
    targets.extend(on_window("pagehide"));
    Listener::new(
        targets,
        Box::new(move |event| {
            if event.type_() == "pagehide" || is_hidden() {
                callback();
            }
        }),
    )
}

/// The page is seen again. Coming back may fire several of the events behind it: what is called
/// should not mind being called twice.
pub fn on_resume(callback: impl Fn() + 'static) -> Listener {
    let mut targets = on_document("visibilitychange");
    targets.extend(on_window("pageshow"));
    targets.extend(on_window("focus"));
    Listener::new(
        targets,
        Box::new(move |_| {
            if !is_hidden() {
                callback();
            }
        }),
    )
}

/// Whether the page is out of sight.
pub fn is_hidden() -> bool {
    js::document().is_some_and(|document| document.hidden())
}

/// Tells the start-up script whether words on screen are not yet kept: no update interrupts them.
pub fn set_unsaved(unsaved: bool) {
    let homeward = js::homeward();
    if homeward.is_object() {
        js::set(&homeward, "unsaved", &JsValue::from_bool(unsaved));
    }
}

/// Names the page in the tab and for screen readers: never with a patient's words.
pub fn set_title(title: &str) {
    if let Some(document) = js::document() {
        document.set_title(title);
    }
}

/// Replaces the app by a neutral page, so that Back does not return to it.
pub fn leave_quickly() {
    if let Some(window) = js::window() {
        let _ = window.location().replace("/away.html");
    }
}

/// The path that is open, such as `/journal`.
pub fn path() -> String {
    let path = js::window().and_then(|window| window.location().pathname().ok());
    path.unwrap_or_default()
}

/// One step back in the page's history.
pub fn go_back() {
    if let Some(window) = js::window() {
        let history = window.history();
        let _ = history.and_then(|history| history.back());
    }
}

/// Somebody touches the screen, a key or a wheel.
pub fn on_touch(callback: impl Fn() + 'static) -> Listener {
    Listener::on_window(
        &["pointerdown", "keydown", "wheel"],
        Box::new(move |_| callback()),
    )
}

/// Covers the screen once the page is not looked at, so that the phone's picture of it shows nothing:
/// best effort, since phones take it when they like. It stays covered until [`uncover`].
pub fn cover_when_away() {
    let _ = js::call(&js::homeward(), "cover_when_away", &[]);
}

/// Covers the screen now, until [`uncover`].
pub fn cover() {
    let _ = js::call(&js::homeward(), "cover", &[]);
}

/// Shows the screen again.
pub fn uncover() {
    let _ = js::call(&js::homeward(), "uncover", &[]);
}

/// Prints the page.
pub fn print() {
    let _ = js::call(&js_sys::global(), "print", &[]);
}

/// Loads the page anew: all memory goes.
pub fn reload() {
    if let Some(window) = js::window() {
        let _ = window.location().reload();
    }
}

/// Opens another address of the app by loading it anew: all memory goes.
pub fn reload_at(path: &str) {
    if let Some(window) = js::window() {
        let _ = window.location().replace(path);
    }
}

/// Shows the start-up script's page for an app that cannot go on.
pub fn stopped() {
    let _ = js::call(&js::homeward(), "stopped", &[]);
}

/// Whether the app runs from the home screen.
pub fn is_installed() -> bool {
    matches("(display-mode: standalone)") || js::get(&js::navigator(), "standalone").is_truthy()
}

/// Whether this is an iPhone or iPad, in any browser.
pub fn is_ios() -> bool {
    let navigator = js::navigator();
    let agent = js::text(&navigator, "userAgent").unwrap_or_default();
    let touch_points = js::get(&navigator, "maxTouchPoints")
        .as_f64()
        .unwrap_or_default();
    // An iPad calls itself a Mac; no Mac has a touch screen.
    ["iPhone", "iPad", "iPod"]
        .iter()
        .any(|device| agent.contains(device))
        || (agent.contains("Macintosh") && touch_points > 1.0)
}

fn matches(query: &str) -> bool {
    js::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

fn on_document(name: &'static str) -> Vec<(EventTarget, &'static str)> {
    let document = js::document().map(JsCast::unchecked_into);
    document
        .map(|document| (document, name))
        .into_iter()
        .collect()
}

fn on_window(name: &'static str) -> Option<(EventTarget, &'static str)> {
    js::window().map(|window| (window.into(), name))
}
