//! A switch: on or off at once, with a note on what that does.

use leptos::prelude::*;
use platform::dom::TickBox;

/// A switch under its title. What is turned may refuse: it gets the box, to set it back.
#[component]
pub fn Switch(
    /// Unique on the screen.
    id: &'static str,
    title: &'static str,
    #[prop(into)] note: Signal<&'static str>,
    #[prop(into)] is_on: Signal<bool>,
    turn: Callback<(bool, TickBox)>,
) -> impl IntoView {
    // Until a turn is saved the box shows it: only another value moves it.
    let is_on = Memo::new(move |_| is_on.get());
    view! {
        <label class="switch">
            <span class="switch__body">
                <span class="switch__title" id=id>{title}</span>
                <span class="note" id=format!("{id}-note")>{move || note.get()}</span>
            </span>
            <input
                class="switch__input"
                type="checkbox"
                role="switch"
                aria-labelledby=id
                aria-describedby=format!("{id}-note")
                prop:checked=move || is_on.get()
                on:change=move |event| turn.run((event_target_checked(&event), TickBox::of(&event)))
            />
        </label>
    }
}
