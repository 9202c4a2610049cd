//! What shows outside the page: the number on the app's icon, notes by the service worker, and
//! being woken while the app is closed. Whatever a browser lacks answers `false` or [`Leave::Missing`].

use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

use crate::js;
use crate::listener::Listener;

/// Whether notes may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// They may.
    Given,
    /// The user said no, here or in the browser's settings.
    Refused,
    /// Nobody was asked yet.
    NotAsked,
    /// This browser, or this way of opening the app, has none.
    Missing,
}

/// A note: neutral words, and nothing of what it is about.
#[derive(Clone, Debug)]
pub struct Note<'a> {
    /// Such as `You have a note`.
    pub title: &'a str,
    /// The name under which a later note takes its place.
    pub tag: &'a str,
    /// When what it is about rang, in milliseconds since 1970: the app finds that by it.
    pub at: i64,
}

/// The tag by which the service worker knows what it is woken for.
const WAKE: &str = "reminders";
/// The browser wakes no more often than this, in milliseconds.
const TWELVE_HOURS: f64 = 12.0 * 60.0 * 60.0 * 1000.0;

/// Whether notes may be shown; asks nobody.
pub fn leave() -> Leave {
    let kind = notification();
    match js::text(&kind, "permission").as_deref() {
        _ if !has_worker() => Leave::Missing,
        Some("granted") => Leave::Given,
        Some("denied") => Leave::Refused,
        Some(_) => Leave::NotAsked,
        None => Leave::Missing,
    }
}

/// Asks for leave; call it in a tap.
pub async fn ask() -> Leave {
    let kind = notification();
    let _ = js::call_async(&kind, "requestPermission", &[]).await;
    leave()
}

/// Shows a note; tells whether the browser took it.
pub async fn show(note: Note<'_>) -> bool {
    let Some(worker) = worker().await else {
        return false;
    };
    let options = js::object(&[("tag", note.tag)]);
    js::set(
        &options,
        "data",
        &js::object(&[("at", &note.at.to_string())]),
    );
    let arguments = [note.title.into(), options];
    js::call_async(&worker, "showNotification", &arguments)
        .await
        .is_ok()
}

/// Whether the app's icon can carry a number.
pub fn has_badge() -> bool {
    js::has_function(&js::navigator(), "setAppBadge")
}

/// Takes away the notes that are shown, and has the service worker forget what it told of earlier ones.
pub async fn forget() {
    let Some(worker) = worker().await else {
        return;
    };
    if let Ok(shown) = js::call_async(&worker, "getNotifications", &[]).await {
        for note in js::list(&shown) {
            let _ = js::call(&note, "close", &[]);
        }
    }
    let active = js::get(&worker, "active");
    let _ = js::call(&active, "postMessage", &["forget".into()]);
}

/// Puts a number on the app's icon; none for 0.
pub async fn badge(count: usize) -> bool {
    let navigator = js::navigator();
    let set = match u32::try_from(count) {
        Ok(0) => js::call_async(&navigator, "clearAppBadge", &[]).await,
        Ok(count) => js::call_async(&navigator, "setAppBadge", &[count.into()]).await,
        Err(_) => return false,
    };
    set.is_ok()
}

/// Whether the browser can wake the service worker while the app is closed.
pub async fn can_wake() -> bool {
    match worker().await {
        Some(worker) => js::has_function(&js::get(&worker, "periodicSync"), "register"),
        None => false,
    }
}

/// Asks to be woken, or not any more; tells whether the browser agreed.
pub async fn wake(wanted: bool) -> bool {
    let Some(worker) = worker().await else {
        return false;
    };
    let sync = js::get(&worker, "periodicSync");
    let done = if wanted {
        let options = JsValue::from(js_sys::Object::new());
        js::set(&options, "minInterval", &TWELVE_HOURS.into());
        js::call_async(&sync, "register", &[WAKE.into(), options]).await
    } else {
        js::call_async(&sync, "unregister", &[WAKE.into()]).await
    };
    done.is_ok()
}

/// A note was tapped: the path that it leads to. The service worker is told that it was heard.
pub fn on_tapped(callback: impl Fn(String) + 'static) -> Listener {
    let container = js::get(&js::navigator(), "serviceWorker");
    let target = container.dyn_into::<EventTarget>().ok();
    let targets = target.map(|target| (target, "message"));
    Listener::new(
        targets.into_iter().collect(),
        Box::new(move |event| {
            if let Some(path) = js::text(&js::get(&event, "data"), "open") {
                if let Some(port) = js::list(&js::get(&event, "ports")).next() {
                    let _ = js::call(&port, "postMessage", &[JsValue::TRUE]);
                }
                callback(path);
            }
        }),
    )
}

fn notification() -> JsValue {
    js::get(&js_sys::global(), "Notification")
}

fn has_worker() -> bool {
    js::get(&js::navigator(), "serviceWorker").is_object()
}

/// The service worker's registration; none where none was registered.
async fn worker() -> Option<JsValue> {
    let container = js::get(&js::navigator(), "serviceWorker");
    let found = js::call_async(&container, "getRegistration", &[])
        .await
        .ok()?;
    found.is_object().then_some(found)
}
