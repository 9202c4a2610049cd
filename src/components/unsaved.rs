//! What was typed earlier and not saved stands in the form again.

use crate::state::Speech;
use leptos::prelude::*;
use platform::{dom, timer};

/// A quiet line above the fields, for as long as it is so.
#[component]
pub fn Unsaved(is_restored: Signal<bool>, discard: Callback<()>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    // The button goes with the line: what is read next begins at the top.
    let leave = move |_| {
        discard.run(());
        timer::after_draw(|| {
            dom::focus_main_heading();
        });
    };
    move || {
        is_restored.get().then(|| {
            view! {
                <p class="note row">
                    {w.status_not_saved_yet()}
                    <button type="button" class="button button--text" on:click=leave>
                        {w.common_discard()}
                    </button>
                </p>
            }
        })
    }
}
