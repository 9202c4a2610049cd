//! Dragging a row of a list to another place, with mouse, pen or finger.
//!
//! The rows are the elements with a `data-key` inside the list. The page draws what it likes
//! from [`Drag::shift`] and [`Drag::place`]; the keyboard's way to reorder is the page's own.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use crate::js;

/// A drag under way: measured once at its start, so that what the page moves does not disturb it.
pub struct Drag {
    key: String,
    from: usize,
    grabbed_at: f64,
    middles: Vec<f64>,
    handle: Option<Element>,
    pointer: i32,
}

/// Begins dragging the row with this key in the list with this id; `None` when it is not there, or
/// the press is not the main one.
///
/// Every later move of this pointer comes to the element that heard the press. Give that element
/// `touch-action: none`, or the page scrolls instead.
pub fn begin(event: &PointerEvent, list_id: &str, key: &str) -> Option<Drag> {
    if !event.is_primary() || event.button() != 0 {
        return None;
    }
    let list = js::document()?.get_element_by_id(list_id)?;
    let rows = list.query_selector_all("[data-key]").ok()?;
    let scrolled = js::window()?.scroll_y().ok()?;
    let mut from = None;
    let mut middles = Vec::new();
    for index in 0..rows.length() {
        let row: Element = rows.item(index)?.dyn_into().ok()?;
        if row.get_attribute("data-key").as_deref() == Some(key) {
            from = Some(middles.len());
        }
        let place = row.get_bounding_client_rect();
        middles.push(scrolled + place.top() + place.height() / 2.0);
    }
    let handle = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(handle) = &handle {
        let _ = handle.set_pointer_capture(event.pointer_id());
    }
    Some(Drag {
        key: key.to_owned(),
        from: from?,
        grabbed_at: page_y(event),
        middles,
        handle,
        pointer: event.pointer_id(),
    })
}

impl Drag {
    /// The key of the row that is dragged.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Where the row was at the start.
    pub fn from(&self) -> usize {
        self.from
    }

    /// How far down the row was moved, in CSS pixels, whatever was scrolled meanwhile.
    pub fn shift(&self, event: &PointerEvent) -> f64 {
        page_y(event) - self.grabbed_at
    }

    /// Where the row would come to stand if it were let go here: its index among all rows.
    pub fn place(&self, event: &PointerEvent) -> usize {
        let middle = self.middles[self.from] + self.shift(event);
        let above = |(index, other): (usize, &f64)| index != self.from && *other < middle;
        self.middles
            .iter()
            .enumerate()
            .filter(|row| above(*row))
            .count()
    }

    /// Lets the pointer go; call it when the drag ends or is given up.
    pub fn end(self) -> usize {
        if let Some(handle) = &self.handle {
            let _ = handle.release_pointer_capture(self.pointer);
        }
        self.from
    }
}

fn page_y(event: &PointerEvent) -> f64 {
    let scrolled = js::window().and_then(|window| window.scroll_y().ok());
    f64::from(event.client_y()) + scrolled.unwrap_or_default()
}
