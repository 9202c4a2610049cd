//! What two windows wrote of one line, to choose from.

use crate::components::{Notice, Tone};
use crate::state::{Line, Speech};
use leptos::prelude::*;

/// All that was written of a line at the same time; nothing where it was written once.
#[component]
pub fn Versions(line: Line) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    move || {
        let (text, others) = line.kept();
        (!others.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Warm>
                    <p>{w.journal_conflict()}</p>
                    {[text]
                        .into_iter()
                        .chain(others)
                        .map(|text| {
                            let chosen = text.clone();
                            view! {
                                <p class="words card card--flat" dir="auto">{text}</p>
                                <button
                                    type="button"
                                    class="button button--small button--quiet"
                                    on:click=move |_| line.settle(chosen.clone())
                                >
                                    {w.journal_keep_this()}
                                </button>
                            }
                        })
                        .collect_view()}
                </Notice>
            }
        })
    }
}
