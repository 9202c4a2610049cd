//! Still deciding: plain facts, and what to ask a clinic.

use crate::components::Screen;
use crate::routes::Route;
use crate::state::Speech;
use content::Page;
use leptos::prelude::*;

/// Facts and questions, with no rating of anything.
#[component]
pub fn Deciding() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <Screen route=Route::Deciding title=w.deciding_title() class="plan">
            <p class="lead">{w.deciding_lead()}</p>
            {sections(w.about(), &["care"])}
            {sections(w.deciding_questions(), &[])}
            <p class="note">{w.help_awaiting_review()}</p>
            <a class="button button--wide" href=Route::SessionNew.to_string()>{w.deciding_date()}</a>
        </Screen>
    }
}

/// The parts of a page as cards; only those with the given slugs, unless none are given.
pub fn sections(page: &'static Page, only: &[&str]) -> impl IntoView + use<> {
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
                </section>
            }
        })
        .collect_view()
}
