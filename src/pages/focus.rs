//! Where the focus goes when what had it is gone.

use platform::{dom, timer};

/// To the first of these that stands there once all is drawn.
pub fn focus_soon(ids: Vec<String>) {
    timer::after_draw(move || {
        ids.iter().any(|id| dom::focus_by_id(id));
    });
}
