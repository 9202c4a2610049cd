//! More, for who wants it: a line that opens.

use super::{Glyph, Icon};
use leptos::prelude::*;

/// A card that shows its title, and the rest once that is tapped.
#[component]
pub fn Disclosure(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <details class="card disclosure">
            <summary class="disclosure__summary">
                {title}
                <Icon of=Glyph::ChevronRight />
            </summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
}
