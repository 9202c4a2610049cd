//! Whether the words on screen are on the disk: `Saved`, `Saving`, or `Not saved` with a way out.

use super::{Glyph, Icon, Notice, Toasts, Tone};
use crate::state::{Saving, Speech};
use leptos::prelude::*;

/// The status of what is being written. `words` is what *Copy my words* copies when saving fails.
#[component]
pub fn SaveStatus(
    state: Signal<Saving>,
    words: RwSignal<String>,
    retry: Callback<()>,
    /// What is said when all is kept; `Saved` unless told otherwise.
    #[prop(optional)]
    kept: Option<&'static str>,
) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let toasts = expect_context::<Toasts>();
    let copy = move |_| {
        let words = words.get_untracked();
        leptos::task::spawn_local(async move {
            toasts.copy(w, &words).await;
        });
    };
    view! {
        <div class="status_line">
            <p
                role="status"
                class=move || match state.get() {
                    Saving::Untouched => "status",
                    Saving::Saved => "status status--saved",
                    Saving::Pending => "status status--saving",
                    Saving::Failed(_) => "status status--unsaved",
                }
            >
                {move || match state.get() {
                    Saving::Untouched => ().into_any(),
                    Saving::Saved => {
                        view! {
                            <Icon of=Glyph::Check size=18 />
                            {kept.unwrap_or(w.status_saved())}
                        }
                            .into_any()
                    }
                    Saving::Pending => w.status_saving().into_any(),
                    Saving::Failed(_) => {
                        view! {
                            <Icon of=Glyph::Alert size=18 />
                            {w.status_not_saved()}
                        }
                            .into_any()
                    }
                }}
            </p>
        </div>
        {move || match state.get() {
            Saving::Failed(trouble) => {
                view! {
                    <Notice tone=Tone::Urgent>
                        <p>{trouble.words(w)}</p>
                        <div class="buttons buttons--fit">
                            <button type="button" class="button button--small" on:click=move |_| retry.run(())>
                                {w.common_try_again()}
                            </button>
                            <button type="button" class="button button--small button--outline" on:click=copy>
                                {w.common_copy_words()}
                            </button>
                        </div>
                    </Notice>
                }
                    .into_any()
            }
            _ => ().into_any(),
        }}
    }
}
