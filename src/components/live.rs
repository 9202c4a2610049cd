//! What changes on screen, as few types: every closure in a view would otherwise compile its own copy
//! of the rendering code, and the app is loaded on slow phones.

use leptos::prelude::*;

/// A part of the screen that is drawn anew when what it read changes.
pub type Live = Box<dyn FnMut() -> AnyView + Send>;

/// A part of the screen that follows what it reads.
pub fn live<V: IntoView + 'static>(mut draw: impl FnMut() -> V + Send + 'static) -> Live {
    Box::new(move || draw().into_any())
}

/// A class, property or attribute that is there or not, and follows what it reads.
pub fn flag(is_on: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(is_on)
}

/// The text of an attribute or property, which follows what it reads.
pub fn live_text(words: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(words)
}

/// What happens on an event.
pub fn on<E: 'static>(event: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(event)
}
