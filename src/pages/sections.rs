//! The parts of a page of plain text, as cards.

use crate::components::sources;
use content::{Page, Passage, Section};
use leptos::prelude::*;

/// What stands below a part: a way to ask about it, or nothing.
pub type Below = fn(&Page, &Section) -> Option<AnyView>;

/// Nothing below.
pub fn nothing(_: &Page, _: &Section) -> Option<AnyView> {
    None
}

/// The parts of a page as cards; only those with the given slugs, unless none are given.
pub fn sections(page: &'static Page, only: &[&str], below: Below) -> impl IntoView + use<> {
    let chosen = page
        .sections
        .iter()
        .filter(|section| only.is_empty() || only.contains(&section.slug));
    chosen
        .map(|section| {
            let title = section.title.or_else(|| only.is_empty().then_some(page.title));
            view! {
                <section class="card">
                    {title.map(|title| view! { <h2 class="card__title">{title}</h2> })}
                    <ul class="list">
                        {section.passages.iter().map(|passage| view! { <li>{passage.text}</li> }).collect_view()}
                    </ul>
                    {sources(section.passages.iter().map(Passage::proof).collect())}
                    {title.and_then(|_| below(page, section))}
                </section>
            }
        })
        .collect_view()
}
