//! What a page reads of an event or moves in the document, without naming the browser's types.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

use crate::js;
use crate::listener::Listener;

/// A tick box that was pressed. It says that it is busy until this is dropped: hold it until what
/// was ticked is saved.
pub struct TickBox(JsValue);

impl TickBox {
    /// The box that an event came from.
    pub fn of(event: &Event) -> Self {
        let pressed = Self(target(event).unwrap_or_default());
        pressed.set_busy(Some("true"));
        pressed
    }

    /// Shows it ticked or not.
    pub fn set(&self, ticked: bool) {
        js::set(&self.0, "checked", &JsValue::from_bool(ticked));
    }

    fn set_busy(&self, busy: Option<&str>) {
        if let Some(element) = self.0.dyn_ref::<Element>() {
            let _ = match busy {
                Some(busy) => element.set_attribute("aria-busy", busy),
                None => element.remove_attribute("aria-busy"),
            };
        }
    }
}

impl Drop for TickBox {
    fn drop(&mut self) {
        self.set_busy(None);
    }
}

/// Moves the focus to an element; tells whether it took it.
pub fn focus_by_id(id: &str) -> bool {
    let element = js::document().and_then(|document| document.get_element_by_id(id));
    element.is_some_and(focus)
}

/// Moves the focus to the page's heading, so that a screen reader begins there after a page change.
pub fn focus_main_heading() -> bool {
    let heading = js::document()
        .and_then(|document| document.query_selector("#app h1").ok())
        .flatten();
    heading.is_some_and(|heading| {
        if !heading.has_attribute("tabindex") {
            let _ = heading.set_attribute("tabindex", "-1");
        }
        focus(heading)
    })
}

/// Moves the focus to the first field that has a problem, and brings it into view.
pub fn focus_first_problem() {
    let marked = "#app [aria-invalid=true], #app .field__problem ~ input";
    let grouped = format!("{marked}, #app fieldset:has(.field__problem) input");
    let field = js::document().and_then(|document| {
        // A browser without `:has` refuses the whole selector.
        let field = document.query_selector(&grouped);
        field.or_else(|_| document.query_selector(marked)).ok()?
    });
    if let Some(field) = field {
        field.scroll_into_view();
        focus(field);
    }
}

/// The element that the app is drawn into.
pub fn app_root() -> Option<HtmlElement> {
    element("app")
}

/// The element with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    js::document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Takes the first paint away, now that a screen stands in its place.
pub fn hide_shell() {
    if let Some(root) = js::root() {
        let _ = root.set_attribute("data-ready", "");
    }
    if let Some(shell) = js::document().and_then(|document| document.get_element_by_id("shell")) {
        shell.remove();
    }
}

/// Ctrl+Z, or Command+Z, outside of every field, where it has a meaning of its own.
pub fn on_undo_key(callback: impl Fn() + 'static) -> Listener {
    Listener::on_window(
        &["keydown"],
        Box::new(move |event| {
            let held = |name| js::get(&event, name).is_truthy();
            let is_undo = js::text(&event, "key").is_some_and(|key| key == "z" || key == "Z")
                && (held("ctrlKey") || held("metaKey"))
                && !held("shiftKey")
                && !held("altKey");
            let in_field = target(&event).is_some_and(|target| {
                let kind = js::text(&target, "type").unwrap_or_default();
                let tag = js::text(&target, "tagName").unwrap_or_default();
                tag == "TEXTAREA" || tag == "INPUT" && kind != "checkbox" && kind != "radio"
            });
            if is_undo && !in_field {
                callback();
            }
        }),
    )
}

/// Shows the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = js::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Brings an element into view.
pub fn scroll_to_id(id: &str) {
    if let Some(element) = js::document().and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view();
    }
}

fn focus(element: web_sys::Element) -> bool {
    let Ok(element) = element.dyn_into::<HtmlElement>() else {
        return false;
    };
    let options = js_sys::Object::new().into();
    js::set(&options, "preventScroll", &JsValue::TRUE);
    let _ = js::call(&element, "focus", &[options]);
    let active = js::document().and_then(|document| document.active_element());
    active.as_ref() == Some(element.as_ref())
}

fn target(event: &Event) -> Option<JsValue> {
    event.target().map(JsValue::from)
}
