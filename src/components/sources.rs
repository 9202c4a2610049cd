//! Where a text comes from: a small line below it, which opens.

use crate::state::Speech;
use content::Proof;
use leptos::prelude::*;

/// What the texts above lean on, each source once, with the oldest date of a comparison. Nothing for no text.
pub fn sources(proofs: Vec<Proof>) -> AnyView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let Some(oldest) = proofs.iter().map(|(_, checked)| *checked).min() else {
        return ().into_any();
    };
    let mut each: Vec<Proof> = Vec::new();
    for proof in proofs {
        if !each.contains(&proof) {
            each.push(proof);
        }
    }
    let count = i64::try_from(each.len()).unwrap_or(i64::MAX);
    view! {
        <details class="sources">
            <summary class="sources__summary">{w.common_sources(count, &speech.month_of(oldest))}</summary>
            <ul class="list">
                {each
                    .into_iter()
                    .map(|(slug, checked)| {
                        let source = w.sources().iter().find(|source| source.slug == slug);
                        let title = source.map(|source| source.title).unwrap_or_default();
                        view! { <li>{w.common_source(title, &speech.month_of(checked))}</li> }
                    })
                    .collect_view()}
            </ul>
        </details>
    }
    .into_any()
}

/// What the interface's own texts about something lean on; `content/clinical_lines.json` has the names.
pub fn sources_of_lines(slug: &str) -> AnyView {
    sources(expect_context::<Speech>().words().proofs_of_lines(slug))
}
