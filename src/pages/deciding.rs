//! Still deciding: plain facts, and the ways to find out more.

use crate::components::{Glyph, ListRow, Screen, list_rows};
use crate::routes::Route;
use crate::state::{Choosing, Speech};
use content::{Page, Words};
use leptos::prelude::*;

/// Facts and questions, with no rating of anything.
#[component]
pub fn Deciding() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let choosing = expect_context::<Choosing>();
    view! {
        <Screen route=Route::Deciding title=w.deciding_title() class="plan">
            <p class="lead">{w.deciding_lead()}</p>
            {move || list_rows(vec![compare_row(w, choosing), health_row(w), questions_row(w)])}
            {sections(w.about(), &["care"])}
            {sections(w.deciding_questions(), &[])}
            <p class="note">{w.help_awaiting_review()}</p>
            <a class="button button--wide" href=Route::SessionNew.to_string()>{w.deciding_date()}</a>
        </Screen>
    }
}

/// The way to the clinics that are compared, with how many they are. Tracks what it reads.
pub fn compare_row(w: Words, choosing: Choosing) -> ListRow {
    let count = i64::try_from(choosing.all().len()).unwrap_or(i64::MAX);
    let note = match count {
        0 => w.deciding_compare_none().to_owned(),
        count => w.deciding_compare_count(count),
    };
    ListRow::new(Route::Clinics, Glyph::Plan, w.clinics_title(), note)
}

/// The way to what a health check asks.
pub fn health_row(w: Words) -> ListRow {
    let (title, note) = (w.deciding_health_title(), w.deciding_health_note());
    ListRow::new(Route::HealthCheck, Glyph::Learn, title, note)
}

/// The way to the questions for my team.
pub fn questions_row(w: Words) -> ListRow {
    let (title, note) = (w.deciding_my_questions(), w.deciding_my_questions_note());
    ListRow::new(Route::Questions, Glyph::Message, title, note)
}

/// The way to what my team should know about me.
pub fn about_row(w: Words) -> ListRow {
    let (title, note) = (w.deciding_about_me(), w.deciding_about_me_note());
    ListRow::new(Route::About, Glyph::Pen, title, note)
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
