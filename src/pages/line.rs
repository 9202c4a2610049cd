//! What two windows wrote of one text, to choose from.

use crate::components::{Notice, Tone};
use crate::state::{Line, Speech};
use content::Words;
use leptos::prelude::*;

/// All that was written of a line at the same time; nothing where it was written once.
#[component]
pub fn Versions(line: Line) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    move || {
        let all = line.versions().into_iter().map(|text| {
            let chosen = text.clone();
            (text, Callback::new(move |()| line.settle(chosen.clone())))
        });
        versions(w, all.collect())
    }
}

/// What was written at the same time, each with the way to keep it; nothing where there is nothing
/// to choose.
pub fn versions(w: Words, all: Vec<(String, Callback<()>)>) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let rows = all.into_iter().map(|(text, choose)| {
        view! {
            <p class="words card card--flat" dir="auto">{text}</p>
            <button
                type="button"
                class="button button--small button--quiet"
                on:click=move |_| choose.run(())
            >
                {w.journal_keep_this()}
            </button>
        }
    });
    let rows = rows.collect_view();
    let view = view! {
        <Notice tone=Tone::Warm>
            <p>{w.journal_conflict()}</p>
            {rows}
        </Notice>
    };
    Some(view.into_any())
}
