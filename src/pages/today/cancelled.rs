//! A session that was cancelled on its day: a kind word, and the one question that matters.

use crate::components::{Choices, hold, not_saved, sources_of_lines};
use crate::state::{Series, Speech, Trouble};
use domain::session::{Cancelled, Given};
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

const GIVEN: [Given; 3] = [Given::No, Given::Yes, Given::NotSure];

/// The card on Today. Once it asks, it stays until the screen is left: what is tapped stays as it
/// was tapped.
pub fn cancelled_card() -> impl IntoView {
    let series = expect_context::<Series>();
    let asked = Memo::new(move |before: Option<&Option<RecordId>>| {
        let open = series.cancelled_on_its_day();
        let open = open.filter(|(.., cancelled)| cancelled.given.is_none());
        open.map(|(id, ..)| id).or(before.copied().flatten())
    });
    move || {
        let id = asked.get()?;
        let cancelled = untrack(|| series.cancelled(id))?;
        Some(view! {
            <section class="card next">
                <Question id cancelled />
            </section>
        })
    }
}

/// What is said of a cancelled session, and the question.
#[component]
pub fn Question(id: RecordId, cancelled: Cancelled) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let chosen = RwSignal::new(
        GIVEN
            .iter()
            .position(|given| Some(*given) == cancelled.given),
    );
    let trouble = RwSignal::new(None::<Trouble>);
    let choose = Callback::new(move |at: usize| {
        hold();
        spawn_local(async move {
            let _ = trouble.try_set(series.say_given(id, GIVEN.get(at).copied()).await.err());
        });
    });
    let given = move || series.cancelled(id).and_then(|cancelled| cancelled.given);
    let follows = move || match given()? {
        Given::No => Some(w.cancelled_no_limits()),
        Given::Yes | Given::NotSure => Some(w.cancelled_limits()),
    };
    view! {
        <h2 class="next__title">{w.cancelled_title()}</h2>
        <p>{w.cancelled_note()}</p>
        <Choices
            name="given"
            legend=w.cancelled_ask()
            texts=vec![w.common_no(), w.common_yes(), w.cancelled_not_sure()]
            chosen=chosen
            on_choose=choose
        />
        {move || follows().map(|text| view! { <p class="note" role="status">{text}</p> })}
        {sources_of_lines("cancelled")}
        {move || trouble.get().map(|why| not_saved(w, why))}
    }
}
