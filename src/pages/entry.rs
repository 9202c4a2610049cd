//! Writing: one entry, saved while it is typed.

mod versions;

use super::journal::when_words;
use super::welcome::AskForLock;
use crate::components::{Area, Frame, Glyph, HelpButton, Icon, SaveStatus, Toasts};
use crate::routes::Route;
use crate::state::{Autosave, Day, Deed, Journal, Lock, Series, Settings, Speech, Store, follow};
use domain::journal::Entry;
use domain::text;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use vault::RecordId;
use versions::Versions;

/// The question that the next new entry answers.
#[derive(Clone, Copy)]
pub struct Asked(pub RwSignal<Option<&'static str>>);

impl Asked {
    /// No question.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }
}

/// A new entry, answering the question that was chosen, or none.
#[component]
pub fn NewEntry() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (journal, series) = (expect_context::<Journal>(), expect_context::<Series>());
    let asked = expect_context::<Asked>();
    let slug = asked.0.get_untracked();
    on_cleanup(move || asked.0.set(None));
    let question = w
        .journal_prompts()
        .iter()
        .find(|question| Some(question.slug) == slug);
    // An entry belongs to the session it comes after, or is written in.
    let session = untrack(|| series.current()).begun();
    let entry = journal.begin(question, session);
    view! { <Editor id=journal.make_id() entry is_new=true /> }
}

/// An entry that exists.
#[component]
pub fn ExistingEntry(id: RecordId) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let journal = expect_context::<Journal>();
    match untrack(|| journal.entry(id)) {
        Some(entry) => view! { <Editor id entry is_new=false /> }.into_any(),
        None => view! {
            <crate::components::Screen
                route=Route::Entry(id.to_string())
                title=w.journal_title()
                class="journal"
            >
                <p class="lead">{w.journal_unknown()}</p>
            </crate::components::Screen>
        }
        .into_any(),
    }
}

#[component]
fn Editor(id: RecordId, entry: Entry, is_new: bool) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (store, journal) = (expect_context::<Store>(), expect_context::<Journal>());
    let (day, series) = (expect_context::<Day>(), expect_context::<Series>());
    let toasts = expect_context::<Toasts>();
    let value = RwSignal::new(entry.text.clone());
    let first = StoredValue::new(entry.clone());
    let make = move || {
        let typed = value.get_untracked();
        let is_kept = untrack(|| journal.entry(id)).is_some();
        if text::is_blank(&typed) && !is_kept {
            return None;
        }
        let entry = first.get_value();
        let edited = if is_new {
            entry.edited
        } else {
            Some(day.right_now())
        };
        Some(Entry {
            text: typed,
            edited,
            ..entry
        })
    };
    let writer = Autosave::new(store, journal.entries(), id, make);
    follow(journal.entries(), id, writer, move |entry| {
        if value.with_untracked(|typed| *typed != entry.text) {
            value.set(entry.text);
        }
    });
    let deed = Deed::new();
    let go = StoredValue::new(use_navigate());
    let leave = move || {
        let options = NavigateOptions {
            replace: is_new,
            ..NavigateOptions::default()
        };
        go.with_value(|go| go(&Route::Journal.to_string(), options));
    };
    // Leaves only once the words are on the disk; until then they stay on the screen, and the status
    // below them says why.
    let leave = move |is_settled: bool| {
        if is_settled {
            deed.close();
            leave();
        }
    };
    let done = move |_| {
        let done = async move {
            if writer.settle().await.is_err() {
                return Ok(false);
            }
            let is_kept = untrack(|| journal.entry(id)).is_some();
            let is_empty = value.try_with_untracked(|typed| text::is_blank(typed));
            if is_kept && is_empty == Some(true) {
                journal.erase(id).await?;
            }
            Ok(true)
        };
        deed.run(done, leave);
    };
    let erase = move |_| {
        let erase = async move {
            if writer.settle().await.is_err() {
                return Ok(false);
            }
            if let Some(entry) = journal.erase(id).await? {
                let undo = move || {
                    let entry = entry.clone();
                    async move { journal.keep(id, &entry).await }
                };
                toasts.offer_way_back(w.journal_erased_toast(), w, undo);
            }
            Ok(true)
        };
        deed.run(erase, leave);
    };
    let route = if is_new {
        Route::EntryNew
    } else {
        Route::Entry(id.to_string())
    };
    let when = untrack(|| when_words(speech, day, series, &entry));
    let head = view! {
        <header class="top_bar">
            <button type="button" class="icon_button top_bar__back" aria-label=w.nav_back() on:click=done>
                <Icon of=Glyph::Back />
            </button>
            <div class="top_bar__titles">
                <h1 class="eyebrow" tabindex="-1">{when}</h1>
            </div>
            <div class="top_bar__actions">
                <button type="button" class="button button--small" on:click=done>
                    {w.journal_done()}
                </button>
                <HelpButton />
            </div>
        </header>
    }
    .into_any();
    view! {
        <Frame route class="writing__main writing" head>
            {is_new.then(|| view! { <FirstWrite /> })}
            <Versions id value writer />
            {entry
                .prompt
                .map(|prompt| {
                    view! { <p class="writing__question" lang=prompt.language>{prompt.text}</p> }
                })}
            <Area
                name="entry"
                label=w.journal_entry()
                value=value
                class="writing__words"
                labelled=false
                placeholder=w.journal_placeholder()
                on_input=Callback::new(move |()| writer.touch())
            />
            <div class="writing__foot">
                <SaveStatus state=writer.state() words=value retry=Callback::new(move |()| writer.save()) />
                {(!is_new)
                    .then(|| {
                        view! {
                            <button type="button" class="button button--text" on:click=erase>
                                <Icon of=Glyph::Trash size=18 />
                                {w.journal_erase()}
                            </button>
                        }
                    })}
            </div>
            {move || deed.trouble().map(|why| view! { <p class="field__problem" role="alert">{why.words(w)}</p> })}
        </Frame>
    }
}

/// Before the first entry: a lock is offered once.
#[component]
fn FirstWrite() -> impl IntoView {
    let (lock, settings) = (expect_context::<Lock>(), expect_context::<Settings>());
    let is_first = untrack(|| expect_context::<Journal>().newest_first().is_empty());
    let asks = RwSignal::new(is_first && !lock.is_set() && !settings.was_lock_offered());
    let go = StoredValue::new(use_navigate());
    let answer = move || {
        settings.offer_lock();
        asks.set(false);
    };
    let on_set = Callback::new(move |()| {
        answer();
        go.with_value(|go| go(&Route::Lock.to_string(), NavigateOptions::default()));
    });
    let on_later = Callback::new(move |()| answer());
    move || asks.get().then(|| view! { <AskForLock on_set on_later /> })
}
