//! All questions with the answers of each clinic: one question at a time on a phone, and one table
//! where there is room for it. Both are the same boxes; the style decides.

use super::Editor;
use super::answer::Answer;
use crate::components::{Disclosure, Glyph, Icon};
use crate::pages::focus::focus_soon;
use leptos::prelude::*;
use leptos::rows;

/// The questions, and what the clinics answered.
#[component]
pub fn Compare(editor: Editor) -> impl IntoView {
    let w = editor.words;
    let questions = w.clinic_questions();
    // The question at hand on a phone.
    let place = RwSignal::new(0_usize);
    let step =
        move |by: usize| place.update(|place| *place = (*place + by) % questions.len().max(1));
    let go = move |to: usize| {
        place.set(to);
        focus_soon(vec!["step".to_owned()]);
    };
    let all = questions.len().to_string();
    view! {
        <section class="card compare" aria-labelledby="step">
            <h2 class="compare__step" id="step" tabindex="-1">
                {move || w.clinics_step(&(place.get() + 1).to_string(), &all)}
            </h2>
            <p class="visually_hidden compare__said" role="status">
                {move || questions.get(place.get()).map(|question| question.text)}
            </p>
            <table class="compare__table" aria-label=w.clinics_title()>
                <thead class="compare__head">
                    <tr>
                        <th scope="col">{w.clinics_question()}</th>
                        {rows(
                            move || editor.keyed(),
                            move |id| view! { <th scope="col" dir="auto">{move || editor.name(id)}</th> },
                        )}
                    </tr>
                </thead>
                <tbody>
                    {questions
                        .iter()
                        .enumerate()
                        .map(|(at, question)| {
                            view! {
                                <tr class="compare__row" class:compare__row--now=move || place.get() == at>
                                    <th class="compare__question" scope="row" id=question_id(question.slug)>
                                        {question.text}
                                    </th>
                                    {rows(
                                        move || editor.keyed(),
                                        move |id| view! { <Answer editor id question=question.slug /> },
                                    )}
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
            <div class="buttons compare__steps" data-repeats>
                <button
                    type="button"
                    class="button button--outline"
                    on:click=move |_| step(questions.len().saturating_sub(1))
                >
                    {w.clinics_before()}
                </button>
                <button type="button" class="button button--quiet" on:click=move |_| step(1)>
                    {w.clinics_next()}
                </button>
            </div>
        </section>
        <div class="compare__all">
            <Disclosure title=w.clinics_all()>
                <ul class="list_rows" role="list">
                    {questions
                        .iter()
                        .enumerate()
                        .map(|(at, question)| {
                            let is_open = move || !editor.choosing.is_answered(question.slug);
                            view! {
                                <li>
                                    <button type="button" class="list_row" on:click=move |_| go(at)>
                                        <span class="list_row__body">
                                            <span class="list_row__title">{question.text}</span>
                                            {move || {
                                                is_open().then(|| view! { <span class="note">{w.clinics_no_answer()}</span> })
                                            }}
                                        </span>
                                        <Icon of=Glyph::ChevronRight />
                                    </button>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </Disclosure>
        </div>
    }
}

/// The id of the words of a question, which name the boxes of its answers.
pub fn question_id(slug: &str) -> String {
    format!("question-{slug}")
}
