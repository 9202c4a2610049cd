//! More, for who wants it: a line that opens.

use super::{Glyph, Icon};
use leptos::prelude::*;

/// A card that shows its title, and the rest once that is tapped.
#[component]
pub fn Disclosure(
    #[prop(into)] title: String,
    /// Whether it is open from the start.
    #[prop(optional)]
    open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="card disclosure" open=open>
            <summary class="disclosure__summary">
                <span>{title}</span>
                <Icon of=Glyph::ChevronRight />
            </summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
}
