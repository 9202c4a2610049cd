//! The parts of a page of text, as cards, with the numbers of the reader's country.

use crate::components::{sources, with_number};
use crate::state::{Settings, Speech};
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
    let w = expect_context::<Speech>().words();
    let country = expect_context::<Settings>().country_now(w);
    let chosen = page
        .sections
        .iter()
        .filter(|section| only.is_empty() || only.contains(&section.slug));
    chosen
        .map(move |section| {
            let title = section.title.or_else(|| only.is_empty().then_some(page.title));
            view! {
                <section class="card">
                    {title.map(|title| view! { <h2 class="card__title">{title}</h2> })}
                    <ul class="list">
                        {section.passages.iter().map(|passage| view! { <li>{with_number(passage.text, country)}</li> }).collect_view()}
                    </ul>
                    {sources(section.passages.iter().map(Passage::proof).collect())}
                    {title.and_then(|_| below(page, section))}
                </section>
            }
        })
        .collect_view()
}
