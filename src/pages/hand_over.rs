//! Words handed to others: copied, shared where the phone can, printed; with what that leaves behind.

use crate::components::{Glyph, Icon, Toasts};
use crate::state::Speech;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::links;
use platform::page_life;

/// The ways out of the phone. `words` makes the text at the tap.
#[component]
pub fn HandOver(words: Callback<(), String>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let toasts = expect_context::<Toasts>();
    let copy = move |_| {
        let words = untrack(|| words.run(()));
        spawn_local(async move {
            toasts.copy(w, &words).await;
        });
    };
    let share = move |_| {
        let words = untrack(|| words.run(()));
        spawn_local(async move {
            toasts.share(w, &words).await;
        });
    };
    view! {
        <section class="hand_over stack">
            <div class="buttons">
                {links::can_share()
                    .then(|| {
                        view! {
                            <button type="button" class="button button--quiet" on:click=share>
                                <Icon of=Glyph::Share size=20 />
                                {w.hand_over_share()}
                            </button>
                        }
                    })}
                <button type="button" class="button button--quiet" on:click=copy>
                    <Icon of=Glyph::Copy size=20 />
                    {w.hand_over_copy()}
                </button>
                <button type="button" class="button button--quiet" on:click=move |_| page_life::print()>
                    {w.hand_over_print()}
                </button>
            </div>
            <p class="note">{w.hand_over_note()}</p>
        </section>
    }
}
