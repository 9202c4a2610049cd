//! One callback on any number of events, heard until it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

use crate::js;

/// Keeps a callback listening; dropping it stops.
#[must_use = "dropping the listener stops it"]
pub struct Listener {
    targets: Vec<(EventTarget, &'static str)>,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Listens to each named event of its target.
    pub(crate) fn new(
        targets: Vec<(EventTarget, &'static str)>,
        callback: Box<dyn Fn(Event)>,
    ) -> Self {
        let closure = Closure::wrap(callback);
        for (target, name) in &targets {
            let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        }
        Self { targets, closure }
    }

    /// Listens to events of the window.
    pub(crate) fn on_window(names: &[&'static str], callback: Box<dyn Fn(Event)>) -> Self {
        let targets = js::window()
            .map(EventTarget::from)
            .map(|window| names.iter().map(|name| (window.clone(), *name)).collect())
            .unwrap_or_default();
        Self::new(targets, callback)
    }

    /// Goes on listening for the life of the page.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        for (target, name) in &self.targets {
            let _ = target
                .remove_event_listener_with_callback(name, self.closure.as_ref().unchecked_ref());
        }
    }
}
