//! The pages below Help: all signs, coming back to the present, and what was not okay.

use crate::components::{Screen, sources};
use crate::pages::sections::{nothing, sections};
use crate::routes::Route;
use crate::state::Speech;
use content::Passage;
use leptos::prelude::*;

/// Every sign of the body and mind, and what to do.
#[component]
pub fn Signs() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <Screen route=Route::HelpSigns title=w.help_all_signs() class="help">
            {w
                .signs()
                .iter()
                .map(|group| {
                    let class = if group.slug == "call_911" { "card card--urgent" } else { "card" };
                    view! {
                        <section class=class>
                            <h2 class="card__title">{group.title}</h2>
                            {group.lead.map(|lead| view! { <p>{lead}</p> })}
                            <ul class="list">
                                {group.lines.iter().map(|line| view! { <li>{line.text}</li> }).collect_view()}
                            </ul>
                            {sources(group.lines.iter().map(Passage::proof).collect())}
                        </section>
                    }
                })
                .collect_view()}
            <p class="note">{w.help_awaiting_review()}</p>
        </Screen>
    }
}

/// Short steps with the senses, eyes open.
#[component]
pub fn Ground() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <Screen route=Route::HelpGround title=w.help_ground() class="help">
            <ol class="list lead">
                {w.grounding().iter().map(|step| view! { <li>{step.text}</li> }).collect_view()}
            </ol>
            {sources(w.grounding().iter().map(Passage::proof).collect())}
        </Screen>
    }
}

/// Something happened that was not okay.
#[component]
pub fn NotOkay() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <Screen route=Route::HelpNotOkay title=w.help_not_okay() class="help">
            {sections(w.not_okay(), &[], nothing)}
            <p class="note">{w.help_awaiting_review()}</p>
        </Screen>
    }
}
