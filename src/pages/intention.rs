//! My intention: a line, a prompt, or none; drafts are kept while typing.

use crate::components::not_saved;
use crate::components::{Area, Glyph, Icon, SaveStatus, Screen, Toasts};
use crate::routes::Route;
use crate::state::{Autosave, Intentions, Saving, Series, Speech, Store, Trouble};
use content::Words;
use domain::intention::Draft;
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use records::IntentionDraft;
use vault::RecordId;

/// The text of a prompt, where it still exists.
pub fn prompt_text(w: Words, slug: Option<&str>) -> Option<&'static str> {
    w.intention_prompts()
        .iter()
        .find(|prompt| Some(prompt.slug) == slug)
        .map(|prompt| prompt.text)
}

/// A session's intention.
#[component]
pub fn Intention(id: RecordId) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    view! {
        <Screen route=Route::Intention(id.to_string()) title=w.intention_title() class="intention">
            {match untrack(|| series.session(id)) {
                Some(_) => view! { <Editor id /> }.into_any(),
                None => view! { <p>{w.session_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

#[component]
fn Editor(id: RecordId) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (store, intentions) = (expect_context::<Store>(), expect_context::<Intentions>());
    let toasts = expect_context::<Toasts>();
    let (kept, draft) = untrack(|| (intentions.kept(id), intentions.draft(id)));
    let has_draft = draft.is_some();
    let (first_text, first_prompt) = match (draft, kept) {
        (Some(draft), _) => (draft.draft.text, draft.draft.prompt),
        (None, Some(kept)) => (kept.text, kept.prompt),
        (None, None) => (String::new(), None),
    };
    let value = RwSignal::new(first_text);
    let prompt = RwSignal::new(first_prompt);
    let trouble = RwSignal::new(None::<Trouble>);
    let typed = move || Draft {
        text: value.get_untracked(),
        prompt: prompt.get_untracked(),
        ..Draft::default()
    };
    let make = move || {
        Some(IntentionDraft {
            session: id.to_string(),
            draft: typed(),
        })
    };
    let writer = Autosave::new(store, intentions.drafts(), intentions.draft_id(id), make);
    let changed = Callback::new(move |()| writer.touch());
    let go = StoredValue::new(use_navigate());
    let keep = move |_| {
        spawn_local(async move {
            // The draft goes to the disk first, so that keeping can only replace what is there.
            let outcome = match writer.settle().await {
                Ok(()) => intentions.keep(id, typed()).await,
                Err(why) => Err(why),
            };
            match outcome {
                Ok(()) => {
                    let is_empty =
                        text::is_blank(&value.get_untracked()) && prompt.get_untracked().is_none();
                    toasts.say(if is_empty {
                        w.intention_cleared()
                    } else {
                        w.intention_kept()
                    });
                    let options = NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    };
                    go.with_value(|go| go(&Route::Plan.to_string(), options));
                }
                Err(why) => {
                    let _ = trouble.try_set(Some(why));
                }
            }
        });
    };
    let state = Signal::derive(move || match writer.state().get() {
        Saving::Untouched if has_draft => Saving::Saved,
        other => other,
    });
    view! {
        <p class="lead">{w.intention_lead()}</p>
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
                                    writer.touch();
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
            on_input=changed
        />
        <SaveStatus state words=value retry=Callback::new(move |()| writer.save()) kept=w.intention_draft_kept() />
        {move || trouble.get().map(|why| not_saved(w, why))}
        <button type="button" class="button button--wide" on:click=keep>{w.intention_keep()}</button>
        <Prompts chosen=prompt on_choose=changed />
        <p class="note">{w.intention_no_better()}</p>
        <p class="note">{w.intention_stop()}</p>
    }
}

/// Twenty prompts, one at a time.
#[component]
fn Prompts(chosen: RwSignal<Option<String>>, on_choose: Callback<()>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
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
                    on_choose.run(());
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
