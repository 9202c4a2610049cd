//! *Did you ask?*, after a call or a text: only the patient knows.

use super::answers::STANDS;
use crate::components::{Toasts, hold, show_answer};
use crate::state::{Series, Speech};
use domain::ride::{Answer, Gate};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::{dom, timer};
use vault::RecordId;

const QUESTION: &str = "did-you-ask";

/// The question about the ride; `is_open` is closed by the answer.
pub fn did_ask(id: RecordId, is_open: RwSignal<bool>) -> AnyView {
    let w = expect_context::<Speech>().words();
    let (series, toasts) = (expect_context::<Series>(), expect_context::<Toasts>());
    let yes = Callback::new(move |()| {
        hold();
        spawn_local(async move {
            match series.say(id, Gate::Asked, Answer::Asked).await {
                Ok(()) => {
                    let _ = is_open.try_set(false);
                    show_answer(STANDS);
                }
                Err(why) => toasts.say(why.words(w)),
            }
        });
    });
    question(w.ride_did_you_ask(), w.ride_yes_asked(), yes, is_open)
}

/// A question with *yes* and *not yet*; *not yet* closes it, and it comes back after the next try.
pub fn question(
    asks: &'static str,
    yes: &'static str,
    on_yes: Callback<()>,
    is_open: RwSignal<bool>,
) -> AnyView {
    let w = expect_context::<Speech>().words();
    timer::after_draw(|| {
        dom::focus_by_id(QUESTION);
    });
    view! {
        <div class="stack" role="group" aria-labelledby=QUESTION>
            <p class="strong" id=QUESTION tabindex="-1">{asks}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| on_yes.run(())>{yes}</button>
                <button type="button" class="button button--quiet" on:click=move |_| is_open.set(false)>
                    {w.ride_not_yet()}
                </button>
            </div>
        </div>
    }
    .into_any()
}
