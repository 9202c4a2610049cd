//! The clinics themselves: adding, renaming, removing, and choosing one.

use super::Editor;
use super::before::ToldBefore;
use crate::components::{Field, Glyph, Icon};
use crate::pages::focus::focus_soon;
use crate::state::{Deed, Forms, Part, hold_unsaved};
use domain::choosing::MOST;
use domain::text;
use leptos::prelude::*;
use leptos::rows;
use vault::RecordId;

/// The id of the button that adds a clinic.
pub const ADD: &str = "add-clinic";

/// The name of the form for another clinic.
const NEW: &str = "clinics/new";

/// The clinics by their names, and what can be done with each.
#[component]
pub fn Candidates(editor: Editor) -> impl IntoView {
    let w = editor.words;
    let renamed = RwSignal::new(None::<RecordId>);
    view! {
        <section class="stack clinics__mine" aria-labelledby="mine">
            <h2 id="mine" tabindex="-1">{w.clinics_mine()}</h2>
            {rows(move || editor.keyed(), move |id| view! { <Candidate editor id renamed /> })}
        </section>
    }
}

/// One clinic.
#[component]
fn Candidate(editor: Editor, id: RecordId, renamed: RwSignal<Option<RecordId>>) -> impl IntoView {
    let w = editor.words;
    let choosing = editor.choosing;
    let name = Memo::new(move |_| choosing.candidate(id).map(|of| of.name).unwrap_or_default());
    let short = Memo::new(move |_| editor.name(id));
    let is_chosen = Memo::new(move |_| choosing.chosen().is_some_and(|(chosen, _)| chosen == id));
    let is_asked = Memo::new(move |_| editor.asked.get() == Some(id));
    let is_renamed = Memo::new(move |_| renamed.get() == Some(id));
    let open = move |_| {
        renamed.set(Some(id));
        focus_soon(vec!["clinic-rename".to_owned()]);
    };
    move || {
        if is_renamed.get() {
            return view! { <Rename editor id renamed /> }.into_any();
        }
        view! {
            <article class="card">
                <div class="card__head">
                    <h3 class="card__title words" dir="auto">{name}</h3>
                    {move || is_chosen.get().then(|| view! { <span class="chip">{w.clinics_chosen()}</span> })}
                </div>
                {move || is_asked.get().then(|| view! { <ToldBefore editor id /> })}
                {move || {
                    (!is_chosen.get() && !is_asked.get())
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button button--small button--quiet"
                                    aria-label=move || w.clinics_choose_name(&short.get())
                                    on:click=move |_| editor.choose(id)
                                >
                                    {w.clinics_choose()}
                                </button>
                            }
                        })
                }}
                <div class="buttons buttons--text">
                    <button
                        type="button"
                        class="button button--text"
                        id=rename_id(id)
                        aria-label=move || w.clinics_rename_name(&short.get())
                        on:click=open
                    >
                        {w.clinics_rename()}
                    </button>
                    <button
                        type="button"
                        class="button button--text"
                        aria-label=move || w.clinics_remove_name(&short.get())
                        on:click=move |_| editor.remove(id)
                    >
                        {w.clinics_remove()}
                    </button>
                </div>
            </article>
        }
        .into_any()
    }
}

/// Another name for a clinic.
#[component]
fn Rename(editor: Editor, id: RecordId, renamed: RwSignal<Option<RecordId>>) -> impl IntoView {
    let w = editor.words;
    let before = untrack(|| editor.choosing.candidate(id)).map(|of| of.name);
    let value = RwSignal::new(before.unwrap_or_default());
    let close = move || {
        renamed.set(None);
        focus_soon(vec![rename_id(id)]);
    };
    let save = Callback::new(move |typed: String| {
        editor.run(async move {
            editor.choosing.rename(id, typed).await?;
            close();
            Ok(())
        });
    });
    let cancel = Callback::new(move |()| close());
    view! { <NameForm editor name="clinic-rename" label=w.clinics_rename_label() word=w.clinics_rename_do() value save cancel /> }
}

/// Room for another clinic, or the word that three are enough. A name that was typed and not added
/// is kept, and stands there again when the screen is opened.
#[component]
pub fn AddClinic(editor: Editor) -> impl IntoView {
    let w = editor.words;
    let forms = expect_context::<Forms>();
    let is_open = RwSignal::new(forms.has_draft(NEW));
    let close = move || {
        is_open.set(false);
        focus_soon(vec![ADD.to_owned(), "mine".to_owned()]);
    };
    let is_full = Memo::new(move |_| editor.ids.with(Vec::len) >= MOST);
    let open = move |_| {
        is_open.set(true);
        focus_soon(vec!["clinic-name".to_owned()]);
    };
    move || {
        // Whoever is typing a name keeps it, also when another window adds the third.
        let full = is_full
            .get()
            .then(|| view! { <p class="note">{w.clinics_enough()}</p> });
        if is_open.get() {
            let value = RwSignal::new(String::new());
            let form = forms.open(NEW.to_owned(), vec![("name", Part::Text(value))]);
            let deed = Deed::telling(editor.trouble);
            let save = Callback::new(move |typed: String| {
                if !is_full.get_untracked() {
                    deed.run(form.save(editor.choosing.add(typed)), move |_| close());
                }
            });
            let cancel = Callback::new(move |()| {
                form.discard();
                close();
            });
            let touch = Callback::new(move |()| form.touch());
            return view! {
                {full}
                <NameForm editor name="clinic-name" label=w.clinics_add_label() word=w.clinics_add_do() value save cancel touch />
            }
            .into_any();
        }
        if full.is_some() {
            return full.into_any();
        }
        // The one way to begin, and later one among others.
        let is_later = !editor.ids.with(Vec::is_empty);
        view! {
            <button
                type="button"
                class="button button--wide"
                class:button--outline=is_later
                id=ADD
                on:click=open
            >
                <Icon of=Glyph::Plus />
                {w.clinics_add()}
            </button>
        }
        .into_any()
    }
}

/// A form of one name.
#[component]
fn NameForm(
    editor: Editor,
    name: &'static str,
    label: &'static str,
    /// What the button says.
    word: &'static str,
    value: RwSignal<String>,
    save: Callback<String>,
    cancel: Callback<()>,
    /// Called after each change of the name.
    #[prop(optional)]
    touch: Option<Callback<()>>,
) -> impl IntoView {
    let w = editor.words;
    let before = value.get_untracked();
    hold_unsaved(Signal::derive(move || value.with(|typed| *typed != before)));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = value.get_untracked();
        if text::is_blank(&typed) {
            platform::dom::focus_by_id(name);
        } else {
            save.run(typed);
        }
    };
    view! {
        <form
            class="card form"
            autocomplete="off"
            on:input=move |_| touch.iter().for_each(|touch| touch.run(()))
            on:submit=submit
        >
            <Field name label value />
            <div class="buttons">
                <button type="submit" class="button">{word}</button>
                <button type="button" class="button button--outline" on:click=move |_| cancel.run(())>
                    {w.common_cancel()}
                </button>
            </div>
        </form>
    }
}

fn rename_id(id: RecordId) -> String {
    format!("rename-{id}")
}
