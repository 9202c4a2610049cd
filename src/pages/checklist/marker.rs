//! What the list and the bag have in common: ticking, hiding, and taking away with a way back.

use crate::components::{Glyph, Icon, Toasts, not_saved};
use crate::pages::focus::focus_soon;
use crate::state::{Checklists, Deed, Forms, Part, Speech, Trouble};
use content::Words;
use domain::checklist::Mark;
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::dom::TickBox;
use std::pin::Pin;
use vault::RecordId;

/// A line on its way to the disk.
pub type Adding = Pin<Box<dyn Future<Output = Result<(), Trouble>>>>;

/// What a session's rows are marked with.
#[derive(Clone, Copy)]
pub struct Marker {
    pub session: RecordId,
    /// Whether ways to hide or remove are shown.
    pub editing: RwSignal<bool>,
    pub lists: Checklists,
    pub toasts: Toasts,
    pub words: Words,
    trouble: RwSignal<Option<Trouble>>,
}

impl Marker {
    /// Takes what it needs from the contexts.
    pub fn new(session: RecordId) -> Self {
        Self {
            session,
            editing: RwSignal::new(false),
            lists: expect_context::<Checklists>(),
            toasts: expect_context::<Toasts>(),
            words: expect_context::<Speech>().words(),
            trouble: RwSignal::new(None),
        }
    }

    /// Does something that saves, and says so when it fails.
    pub fn run(self, save: impl Future<Output = Result<(), Trouble>> + 'static) {
        spawn_local(async move {
            let _ = self.trouble.try_set(save.await.err());
        });
    }

    /// Ticks or unticks; a tick that could not be saved does not stay on the screen.
    pub fn tick(self, key: String, ticked: bool, pressed: TickBox) {
        self.run(async move {
            let mark = ticked.then_some(Mark::Ticked);
            let outcome = self.lists.mark(self.session, &key, mark).await;
            if outcome.is_err() {
                pressed.set(!ticked);
            }
            outcome
        });
    }

    /// Shows again what was hidden.
    pub fn bring_back(self, key: String) {
        self.mark(key, None);
    }

    fn mark(self, key: String, mark: Option<Mark>) {
        self.run(async move { self.lists.mark(self.session, &key, mark).await });
    }

    fn hide(self, key: String, before: Option<Mark>) {
        let undo = {
            let key = key.clone();
            move || {
                let key = key.clone();
                async move { self.lists.mark(self.session, &key, before).await }
            }
        };
        self.run(async move {
            self.lists
                .mark(self.session, &key, Some(Mark::Hidden))
                .await?;
            self.offer_way_back(self.words.checklist_hidden_toast(), undo);
            Ok(())
        });
    }

    fn remove(self, key: String) {
        self.run(async move {
            if let Some(removed) = self.lists.remove(&key).await? {
                let undo = move || {
                    let removed = removed.clone();
                    async move { self.lists.bring_back(&removed).await }
                };
                self.offer_way_back(self.words.checklist_removed_toast(), undo);
            }
            Ok(())
        });
    }

    /// Says what was done, and offers to take it back.
    pub fn offer_way_back<F: Future<Output = Result<(), Trouble>> + 'static>(
        self,
        text: &'static str,
        undo: impl Fn() -> F + Send + Sync + 'static,
    ) {
        self.toasts.offer_way_back(text, self.words, undo);
    }
}

/// Goes to and from editing, and says what was not saved.
#[component]
pub fn Editing(marker: Marker, done: &'static str) -> impl IntoView {
    let (w, editing) = (marker.words, marker.editing);
    view! {
        <div class="row row--between check_list__options">
            <button
                type="button"
                class="button button--text"
                aria-pressed=move || editing.get().to_string()
                on:click=move |_| editing.update(|editing| *editing = !*editing)
            >
                <Icon of=Glyph::Pen />
                {move || if editing.get() { done } else { w.checklist_options() }}
            </button>
        </div>
        {move || marker.trouble.get().map(|why| not_saved(w, why))}
    }
}

/// Hides a row from here on. What was added in this session is removed instead; what comes from an
/// earlier one belongs to that too, and is hidden.
#[component]
pub fn Away(marker: Marker, key: String, own: bool, text: String, ticked: bool) -> impl IntoView {
    let w = marker.words;
    let removes = own && marker.lists.is_added_in(marker.session, &key);
    let (glyph, name) = if removes {
        (Glyph::Trash, w.checklist_remove_item(&text))
    } else {
        (Glyph::EyeOff, w.checklist_hide_item(&text))
    };
    let away = move |_| {
        if removes {
            marker.remove(key.clone());
        } else {
            marker.hide(key.clone(), ticked.then_some(Mark::Ticked));
        }
    };
    view! {
        <button type="button" class="icon_button icon_button--plain" aria-label=name on:click=away>
            <Icon of=glyph />
        </button>
    }
}

/// Hidden rows, one tap away, while the list is being edited. `hidden` are keys and what they say.
pub fn hidden_rows(marker: Marker, hidden: Vec<(String, String)>) -> AnyView {
    let w = marker.words;
    if !marker.editing.get() || hidden.is_empty() {
        return ().into_any();
    }
    let count = i64::try_from(hidden.len()).unwrap_or(0);
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">
                {w.checklist_hidden_show(count)} <Icon of=Glyph::ChevronRight />
            </summary>
            <ul class="disclosure__body stack" role="list">
                {hidden
                    .into_iter()
                    .map(|(key, text)| {
                        view! {
                            <li class="row row--between">
                                <span class="words" dir="auto">{text}</span>
                                <button
                                    type="button"
                                    class="button button--small button--quiet"
                                    on:click=move |_| marker.bring_back(key.clone())
                                >
                                    {w.checklist_bring_back()}
                                </button>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </details>
    }
    .into_any()
}

/// A line of the patient's own, and whatever else has to be chosen with it. What was typed and not
/// added is kept, and stands there again when the screen is opened.
#[component]
pub fn AddForm(
    marker: Marker,
    name: &'static str,
    /// What opens the form, and the name of its field.
    words: (&'static str, &'static str),
    /// What else is chosen, by its name and with what stands in it at first.
    #[prop(optional)]
    choice: Option<(&'static str, RwSignal<String>)>,
    /// Adds a line that was typed.
    on_add: Callback<String, Adding>,
    #[prop(optional, into)] more: Option<ViewFn>,
) -> impl IntoView {
    let w = marker.words;
    let forms = expect_context::<Forms>();
    let (opens, label) = words;
    let draft = format!("{name}/{}", marker.session);
    let is_open = RwSignal::new(forms.has_draft(&draft));
    let opener = format!("{name}-open");
    let close = {
        let opener = opener.clone();
        move || {
            is_open.set(false);
            focus_soon(vec![opener.clone()]);
        }
    };
    let at_first = choice.map(|(_, chosen)| chosen.get_untracked());
    move || {
        if !is_open.get() {
            return view! {
                <button
                    type="button"
                    class="button button--outline button--wide"
                    id=opener.clone()
                    on:click=move |_| {
                        is_open.set(true);
                        focus_soon(vec![name.to_owned()]);
                    }
                >
                    <Icon of=Glyph::Plus />
                    {opens}
                </button>
            }
            .into_any();
        }
        let value = RwSignal::new(String::new());
        let mut parts = vec![("text", Part::Text(value))];
        if let (Some((of, chosen)), Some(first)) = (choice, &at_first) {
            chosen.set(first.clone());
            parts.push((of, Part::Text(chosen)));
        }
        let form = forms.open(draft.clone(), parts);
        let deed = Deed::telling(marker.trouble);
        let added = close.clone();
        let add = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let typed = value.get_untracked();
            if text::is_blank(&typed) {
                platform::dom::focus_by_id(name);
                return;
            }
            let (save, close) = (form.save(on_add.run(typed)), added.clone());
            deed.run(save, move |_| close());
        };
        let close = close.clone();
        let cancel = move |_| {
            form.discard();
            close();
        };
        view! {
            <form class="card checklist__add" autocomplete="off" on:input=move |_| form.touch() on:submit=add>
                <crate::components::Field name=name label=label value=value />
                {more.as_ref().map(|more| more.run())}
                <div class="buttons">
                    <button type="submit" class="button">{w.checklist_add_do()}</button>
                    <button type="button" class="button button--outline" on:click=cancel>
                        {w.common_cancel()}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }
}
