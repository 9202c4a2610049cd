//! What one clinic answered to one question: a box that saves itself.

use super::Editor;
use super::compare::question_id;
use crate::components::{Area, Notice, SaveStatus, Tone};
use domain::text;
use leptos::prelude::*;
use vault::RecordId;

/// One cell: the clinic's name, its answer, and whether it is saved.
#[component]
pub fn Answer(editor: Editor, id: RecordId, question: &'static str) -> impl IntoView {
    let w = editor.words;
    let choosing = editor.choosing;
    let value = RwSignal::new(untrack(|| choosing.answer(id, question)));
    let writer = choosing.writer(id, question, value);
    let name = format!("answer-{question}-{id}");
    let label = format!("clinic-{question}-{id}");
    // Two windows wrote at the same time: what is kept here takes the place of both.
    let keep = move |words: Option<String>| {
        if let Some(words) = words {
            value.set(words);
        }
        writer.rebase();
        writer.touch();
        writer.save();
    };
    let both = move |other: &str| {
        value.with_untracked(|mine| match text::is_blank(mine) {
            true => other.to_owned(),
            false => format!("{mine}\n{other}"),
        })
    };
    let others = Memo::new(move |_| {
        let versions = choosing.versions(id, question);
        let others = versions
            .iter()
            .filter(|other| value.with(|mine| mine != *other));
        (!versions.is_empty()).then(|| others.cloned().collect::<Vec<_>>())
    });
    view! {
        <td class="compare__answer">
            <label class="field__label compare__clinic" id=label.clone() for=name.clone() dir="auto">
                {move || editor.name(id)}
            </label>
            <Area
                name
                labelled_by=format!("{} {label}", question_id(question))
                value
                class="field__input"
                rows=2
                placeholder=w.rule_words_label()
                on_input=Callback::new(move |()| writer.touch())
            />
            {move || {
                let others = others.get()?;
                Some(
                    view! {
                        <Notice tone=Tone::Warm>
                            <p>{w.journal_conflict()}</p>
                            {others
                                .into_iter()
                                .map(|other| {
                                    let (this, and) = (other.clone(), other.clone());
                                    view! {
                                        <p class="words card card--flat" dir="auto">{other}</p>
                                        <div class="buttons buttons--fit">
                                            <button
                                                type="button"
                                                class="button button--small button--quiet"
                                                on:click=move |_| keep(Some(this.clone()))
                                            >
                                                {w.journal_keep_this()}
                                            </button>
                                            <button
                                                type="button"
                                                class="button button--small button--quiet"
                                                on:click=move |_| keep(Some(both(&and)))
                                            >
                                                {w.journal_keep_both()}
                                            </button>
                                        </div>
                                    }
                                })
                                .collect_view()}
                            <button type="button" class="button button--small" on:click=move |_| keep(None)>
                                {w.journal_keep_mine()}
                            </button>
                        </Notice>
                    },
                )
            }}
            <SaveStatus state=writer.state() words=value retry=Callback::new(move |()| writer.save()) />
        </td>
    }
}
