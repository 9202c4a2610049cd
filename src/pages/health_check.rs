//! What a health check asks, and why a clinic may say no or not now. The app itself never says either.

use super::deciding::{about_row, ask_team, questions_row};
use super::sections::sections;
use crate::components::{Screen, list_rows, sources};
use crate::routes::Route;
use crate::state::Speech;
use leptos::prelude::*;

/// Plain facts, and the list.
#[component]
pub fn HealthCheck() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let page = w.health_check();
    view! {
        <Screen route=Route::HealthCheck title=w.deciding_health_title() class="plan">
            {sections(page, &["ask"], ask_team)}
            <section class="card">
                <h2 class="card__title">{w.deciding_health_list()}</h2>
                <ul class="list">
                    {w.health_items().iter().map(|item| view! { <li>{item.text}</li> }).collect_view()}
                </ul>
                {sources(w.health_items().iter().map(|item| (item.source, item.checked)).collect())}
            </section>
            {sections(page, &["why", "if-no"], ask_team)}
            <p class="note">{w.help_awaiting_review()}</p>
            {list_rows(vec![about_row(w), questions_row(w)])}
        </Screen>
    }
}
