//! What was told before another clinic is chosen: it is not known to be this one's word.

use super::Editor;
use crate::pages::focus::focus_soon;
use crate::pages::rules::{said_words, topic_words};
use crate::state::Speech;
use domain::text;
use leptos::prelude::*;
use vault::RecordId;

/// The id of its question.
pub const BEFORE: &str = "told-before";

/// All that stands, and the two ways to go on.
#[component]
pub fn ToldBefore(editor: Editor, id: RecordId) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = editor.words;
    let lines = move || {
        let (rules, numbers) = editor.choosing.told_before(id);
        let rules = rules.into_iter().filter_map(|(topic, rule)| {
            let said = said_words(speech, topic, &rule);
            Some((topic_words(w, topic)?.title, said))
        });
        let numbers = numbers.into_iter().flat_map(|numbers| {
            [
                (w.help_clinic_day(), numbers.day),
                (w.help_clinic_after(), numbers.after_hours),
            ]
        });
        let all = rules.chain(numbers.filter(|(_, number)| !text::is_blank(number)));
        all.map(|(name, said)| {
            view! {
                <li>
                    {name} ": " <span class="words" dir="auto">{said}</span>
                </li>
            }
        })
        .collect_view()
    };
    let cancel = move |_| {
        editor.asked.set(None);
        focus_soon(vec!["mine".to_owned()]);
    };
    view! {
        <section class="stack" aria-labelledby=BEFORE>
            <h4 id=BEFORE tabindex="-1" dir="auto">{move || w.clinics_before_title(&editor.name(id))}</h4>
            <ul class="bullets">{lines}</ul>
            <p class="note">{w.clinics_before_note()}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| editor.choose_and(id, true)>
                    {w.clinics_before_anew()}
                </button>
                <button
                    type="button"
                    class="button button--outline"
                    on:click=move |_| editor.choose_and(id, false)
                >
                    {w.clinics_before_keep()}
                </button>
                <button type="button" class="button button--text" on:click=cancel>
                    {w.common_cancel()}
                </button>
            </div>
        </section>
    }
}
