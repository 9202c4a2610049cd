//! What was typed earlier and not saved stands in the form again.

use crate::state::Speech;
use leptos::prelude::*;

/// A quiet line above the fields, for as long as it is so.
#[component]
pub fn Unsaved(is_restored: Signal<bool>, discard: Callback<()>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    move || {
        is_restored.get().then(|| {
            view! {
                <p class="note row">
                    {w.status_not_saved_yet()}
                    <button type="button" class="button button--text" on:click=move |_| discard.run(())>
                        {w.common_discard()}
                    </button>
                </p>
            }
        })
    }
}
