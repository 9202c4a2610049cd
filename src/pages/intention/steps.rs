//! The steps around the line: what is here, its shape, and sharing it before it rests.

use super::{Editor, prompt_text};
use crate::components::{Area, Choices, Disclosure, Glyph, Icon, not_saved};
use crate::state::{Day, Speech};
use content::Words;
use domain::intention::Shape;
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::links;

/// Notice what is here.
#[component]
pub fn Notice(editor: Editor) -> impl IntoView {
    let value = editor.typed.notice;
    view! {
        <Area
            name="notice"
            label=editor.words.intention_steps_notice_title()
            value=value
            labelled=false
            on_input=editor.changed()
        />
        {editor.status(value)}
    }
}

/// Choose a shape.
#[component]
pub fn ShapeStep(editor: Editor) -> impl IntoView {
    let (w, shape) = (editor.words, editor.typed.shape);
    let texts = vec![
        w.intention_steps_question(),
        w.intention_steps_wish(),
        w.intention_steps_word(),
        w.intention_steps_image(),
        w.intention_steps_none(),
    ];
    let place = Shape::ALL
        .iter()
        .position(|of| *of == shape.get_untracked());
    let chosen = RwSignal::new(place);
    let choose = Callback::new(move |place: usize| {
        shape.set(Shape::ALL.get(place).copied().unwrap_or_default());
        editor.writer.touch();
    });
    view! {
        <Choices name="shape" legend=w.intention_steps_shape() texts chosen on_choose=choose />
        {editor.status(editor.typed.text)}
    }
}

/// Share it, then let it rest.
#[component]
pub fn Share(editor: Editor) -> impl IntoView {
    let (w, typed) = (editor.words, editor.typed);
    let is_kept = move || editor.intentions.is_kept(editor.id, &typed.draft());
    let says = Memo::new(move |_| {
        let line = typed.text.get();
        line_or_prompt(w, &line, typed.prompt.get().as_deref())
    });
    view! {
        {move || match says.get() {
            Some(line) => view! { <WaysOut editor line /> }.into_any(),
            None => view! { <p class="card">{w.plan_intention_none()}</p> }.into_any(),
        }}
        <p>{w.intention_steps_rest_note()}</p>
        {move || editor.trouble.get().map(|why| not_saved(w, why))}
        {move || {
            if is_kept() {
                view! {
                    <button type="button" class="button button--wide" on:click=move |_| editor.leave.run(())>
                        {w.intention_steps_rest()}
                    </button>
                }
                    .into_any()
            } else {
                view! {
                    <button type="button" class="button button--wide" on:click=move |_| editor.keep()>
                        {w.intention_keep()}
                    </button>
                }
                    .into_any()
            }
        }}
        {versions(editor)}
    }
}

/// The line to read once, and the two ways out of the app.
#[component]
fn WaysOut(editor: Editor, line: String) -> impl IntoView {
    let (w, toasts) = (editor.words, editor.toasts);
    let shown = line.clone();
    let line = StoredValue::new(line);
    let copy = move |_| {
        spawn_local(async move {
            toasts.copy(w, &line.get_value()).await;
        });
    };
    let share = move |_| {
        spawn_local(async move {
            toasts.share(w, &line.get_value()).await;
        });
    };
    view! {
        <section class="card card--warm">
            <p class="prompt__text words" dir="auto">{shown}</p>
        </section>
        <p class="note">{w.intention_steps_left_behind()}</p>
        <div class="buttons">
            {links::can_share()
                .then(|| {
                    view! {
                        <button type="button" class="button button--quiet" on:click=share>
                            <Icon of=Glyph::Share />
                            {w.intention_steps_share()}
                        </button>
                    }
                })}
            <button type="button" class="button button--quiet" on:click=copy>
                <Icon of=Glyph::Copy />
                {w.intention_steps_copy()}
            </button>
        </div>
    }
}

/// What was kept so far, each with its date, tracked.
pub fn versions(editor: Editor) -> impl IntoView {
    let (w, speech, day) = (
        editor.words,
        expect_context::<Speech>(),
        expect_context::<Day>(),
    );
    move || {
        let zone = day.zone_shown();
        let kept = editor.intentions.versions(editor.id);
        let rows: Vec<_> = kept
            .into_iter()
            .map(|version| {
                let at = version.kept_at;
                let date = speech.long_date(at, &zone);
                let date = format!("{date}, {}", speech.time(at, &zone));
                let line = line_or_prompt(w, &version.text, version.prompt.as_deref());
                view! {
                    <li class="stack stack--tight">
                        <p class="eyebrow">{date}</p>
                        <p class="words" dir="auto">{line.unwrap_or_else(|| w.intention_kept().to_owned())}</p>
                    </li>
                }
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <Disclosure title=w.intention_steps_versions()>
                    <ul class="stack" role="list">{rows}</ul>
                </Disclosure>
            }
        })
    }
}

/// The line; where it is blank, its prompt.
fn line_or_prompt(w: Words, line: &str, prompt: Option<&str>) -> Option<String> {
    if text::is_blank(line) {
        prompt_text(w, prompt).map(str::to_owned)
    } else {
        Some(line.to_owned())
    }
}
