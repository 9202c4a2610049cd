//! The line itself, what it may gently be told, and prompts to begin with.

use super::{Editor, prompt_text};
use crate::components::{Area, Glyph, Icon, not_saved};
use domain::intention::{Hint, hints};
use leptos::prelude::*;

/// Make it kind, short and open.
#[component]
pub fn Line(editor: Editor) -> impl IntoView {
    let w = editor.words;
    let (value, prompt) = (editor.typed.text, editor.typed.prompt);
    let told = Memo::new(move |_| value.with(|text| hints(text, &w.intention_hints())));
    view! {
        {move || {
            prompt_text(w, prompt.get().as_deref())
                .map(|text| {
                    view! {
                        <section class="card card--warm prompt">
                            <p class="prompt__text">{text}</p>
                            <button
                                type="button"
                                class="button button--text"
                                on:click=move |_| {
                                    prompt.set(None);
                                    editor.writer.touch();
                                }
                            >
                                <Icon of=Glyph::Close size=18 />
                                {w.intention_without()}
                            </button>
                        </section>
                    }
                })
        }}
        <Area
            name="intention"
            label=w.intention_label()
            value=value
            class="field__input quiet_text"
            labelled=false
            placeholder=w.intention_placeholder()
            on_input=editor.changed()
        />
        <div class="hints" role="status">
            {move || {
                told.get()
                    .into_iter()
                    .map(|hint| {
                        let text = match hint {
                            Hint::Dated => w.intention_hint_dated(),
                            Hint::Demand => w.intention_hint_demand(),
                        };
                        view! { <p>{text}</p> }
                    })
                    .collect_view()
            }}
        </div>
        {editor.status(value)}
        {move || editor.trouble.get().map(|why| not_saved(w, why))}
        <button type="button" class="button button--wide" on:click=move |_| editor.keep()>
            {w.intention_keep()}
        </button>
    }
}

/// Twenty prompts, one at a time.
#[component]
pub fn Prompts(editor: Editor) -> impl IntoView {
    let (w, chosen) = (editor.words, editor.typed.prompt);
    let prompts = w.intention_prompts();
    let start = chosen.with_untracked(|slug| {
        prompts
            .iter()
            .position(|prompt| Some(prompt.slug) == slug.as_deref())
    });
    let place = RwSignal::new(start.unwrap_or(0));
    let step = move |by: usize| place.update(|place| *place = (*place + by) % prompts.len().max(1));
    view! {
        <section class="card" aria-labelledby="prompts">
            <div class="card__head">
                <h2 class="card__title" id="prompts">{w.intention_prompts_title()}</h2>
                <span class="note">
                    {move || w.intention_prompt_of(&(place.get() + 1).to_string(), &prompts.len().to_string())}
                </span>
            </div>
            <p class="prompt__text" aria-live="polite">
                {move || prompts.get(place.get()).map(|prompt| prompt.text)}
            </p>
            <button
                type="button"
                class="button button--quiet button--wide"
                on:click=move |_| {
                    let slug = prompts.get(place.get_untracked()).map(|prompt| prompt.slug.to_owned());
                    chosen.set(slug);
                    editor.writer.touch();
                }
            >
                {w.intention_use()}
            </button>
            <div class="buttons">
                <button type="button" class="button button--outline" on:click=move |_| step(prompts.len().saturating_sub(1))>
                    {w.intention_before()}
                </button>
                <button type="button" class="button button--outline" on:click=move |_| step(1)>
                    {w.intention_another()}
                </button>
            </div>
        </section>
    }
}
