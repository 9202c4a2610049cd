//! *I'm having thoughts of suicide*: one question, and people to reach for each answer. Nothing of it is saved.

use super::{Calls, MyClinic, MyPerson, leave_quickly};
use crate::components::{Choices, Screen, sources_of_lines};
use crate::routes::Route;
use crate::state::{Settings, Speech};
use content::Words;
use leptos::prelude::*;

/// The places of the answers.
const NOT_SAFE: usize = 0;
const NOT_SURE: usize = 1;
const SAFE: usize = 2;

/// The question, and whom to reach.
#[component]
pub fn Thoughts() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let chosen = RwSignal::new(None::<usize>);
    view! {
        <Screen route=Route::HelpThoughts title=w.thoughts_title() class="help" action=leave_quickly(w)>
            <p class="lead">{w.thoughts_lead()}</p>
            <Choices
                name="safe-now"
                legend=w.thoughts_ask()
                texts=vec![w.thoughts_not_safe(), w.thoughts_not_sure(), w.thoughts_safe()]
                chosen
            />
            <p class="lead strong" role="status">{move || advice(w, chosen.get())}</p>
            {move || people(w, chosen.get())}
            <p class="note">{w.thoughts_not_saved()}</p>
            <p class="note">{w.help_left_behind()}</p>
            {sources_of_lines("thoughts")}
            <p class="note">{w.help_awaiting_review()}</p>
        </Screen>
    }
}

/// What to do, in a sentence or two.
fn advice(w: Words, chosen: Option<usize>) -> &'static str {
    match chosen {
        Some(NOT_SAFE) => w.thoughts_call_now(),
        Some(NOT_SURE) => w.thoughts_not_sure_note(),
        Some(SAFE) => w.thoughts_safe_note(),
        _ => w.thoughts_any(),
    }
}

/// Whom to reach. The country's numbers come first; for someone who is safe, their own people do.
fn people(w: Words, chosen: Option<usize>) -> AnyView {
    let country = expect_context::<Settings>().country_now(w);
    let own = view! {
        <div class="buttons">
            <MyPerson />
        </div>
        <MyClinic />
    };
    match chosen {
        Some(SAFE) => view! {
            {own}
            <Calls country />
        }
        .into_any(),
        Some(NOT_SAFE) => view! {
            <Calls country />
            <p>{w.thoughts_with_you()}</p>
            {own}
        }
        .into_any(),
        _ => view! {
            <Calls country />
            {own}
        }
        .into_any(),
    }
}
