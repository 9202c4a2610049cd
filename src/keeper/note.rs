//! Writing without unlocking: sealed for whoever unlocks, beside nothing that was written before.

use super::unlock::{Face, Head, Shut};
use crate::components::{Area, Notice, Tone};
use crate::state::{Speech, Trouble};
use content::KeeperWords;
use domain::journal::Entry;
use domain::text;
use domain::time::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::indexed_db::IndexedDb;
use platform::{clock, page_life, timer};
use records::Kept;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
use vault::{Error, Locked, Sealed};

/// How long to wait before a save that failed is tried again, in milliseconds.
const AGAIN_MS: u32 = 4_000;

/// A page to write on, sealed for whoever unlocks.
#[component]
pub fn Writing(
    k: KeeperWords,
    shut: Shut,
    face: RwSignal<Face>,
    kept: RwSignal<bool>,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let value = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<Trouble>);
    let draft = StoredValue::new_local(Rc::new(Draft::new(shut.get_value())));
    let keep = move |words: String| async move {
        let outcome = draft.get_value().keep(&words).await;
        let is_kept = outcome.is_ok() && value.try_get_untracked().is_none_or(|now| now == words);
        page_life::set_unsaved(!is_kept);
        let _ = trouble.try_set(outcome.err().map(Into::into));
        is_kept
    };
    let is_trying = StoredValue::new(false);
    // What may pass is tried again and again, for as long as this page stands.
    let keep_trying = move || async move {
        if is_trying.get_value() {
            return;
        }
        is_trying.set_value(true);
        while trouble
            .try_get_untracked()
            .flatten()
            .is_some_and(Trouble::may_pass)
        {
            timer::pause(AGAIN_MS).await;
            let Some(words) = value.try_get_untracked() else {
                return;
            };
            keep(words).await;
        }
        let _ = is_trying.try_set_value(false);
    };
    let pause = StoredValue::new_local(timer::Debounce::new(350, 800, move || {
        let words = value.get_untracked();
        spawn_local(async move {
            if !keep(words).await {
                keep_trying().await;
            }
        });
    }));
    let hidden = page_life::on_hide(move || pause.with_value(timer::Debounce::flush));
    let _while_shown = StoredValue::new_local(hidden);
    let is_leaving = StoredValue::new(false);
    let done = move || {
        if is_leaving.get_value() {
            return;
        }
        is_leaving.set_value(true);
        pause.with_value(|pause| pause.cancel());
        let words = value.get_untracked();
        spawn_local(async move {
            let is_note = !text::is_blank(&words);
            if keep(words).await {
                kept.set(is_note);
                face.set(Face::Passphrase);
            } else {
                is_leaving.set_value(false);
                keep_trying().await;
            }
        });
    };
    let typed = Callback::new(move |()| {
        page_life::set_unsaved(true);
        pause.with_value(timer::Debounce::touch);
    });
    view! {
        <div class="screen screen--plain unlock">
            <Head title=k.unlock_write_title() back=Callback::new(move |()| done()) />
            <main class="screen__main writing" id="main" tabindex="-1">
                <Area
                    name="entry"
                    label=k.unlock_entry()
                    value=value
                    class="writing__words"
                    labelled=false
                    placeholder=w.journal_placeholder()
                    on_input=typed
                />
                {move || {
                    trouble
                        .get()
                        .map(|why| {
                            view! {
                                <Notice tone=Tone::Urgent>
                                    <p role="alert">{w.status_not_saved()} ". " {why.words(w)}</p>
                                </Notice>
                            }
                        })
                }}
                <button type="button" class="button button--wide" on:click=move |_| done()>
                    {k.unlock_done()}
                </button>
            </main>
        </div>
    }
}

/// The note being written: each save takes the place of the one before.
struct Draft {
    locked: Rc<Locked<IndexedDb>>,
    /// All that may lie in the inbox of it: the last that was answered, and what was sent since.
    sent: RefCell<Vec<Sealed>>,
    kept: RefCell<String>,
    begun: Instant,
    is_saving: Cell<bool>,
    /// Who waits for the save under way.
    waiting: RefCell<Vec<Waker>>,
}

impl Draft {
    fn new(locked: Rc<Locked<IndexedDb>>) -> Self {
        Self {
            locked,
            sent: RefCell::default(),
            kept: RefCell::default(),
            begun: clock::now(),
            is_saving: Cell::new(false),
            waiting: RefCell::default(),
        }
    }

    /// Keeps these words once no other save is under way: two at once would be two notes.
    async fn keep(&self, words: &str) -> Result<(), Error> {
        poll_fn(|context| {
            if self.is_saving.get() {
                self.waiting.borrow_mut().push(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(())
        })
        .await;
        self.is_saving.set(true);
        let outcome = self.save(words).await;
        self.is_saving.set(false);
        self.waiting.take().into_iter().for_each(Waker::wake);
        outcome
    }

    async fn save(&self, words: &str) -> Result<(), Error> {
        if words == *self.kept.borrow() {
            return Ok(());
        }
        let before = self.sent.borrow().clone();
        if text::is_blank(words) {
            self.locked.take_back(&before).await?;
            self.sent.take();
            self.kept.replace(words.to_owned());
            return Ok(());
        }
        let entry = Entry {
            text: words.to_owned(),
            written: self.begun,
            offset_seconds: crate::state::phone_offset(self.begun),
            edited: None,
            prompt: None,
            session: None,
        };
        let (kind, schema, body) = (Entry::KIND, Entry::SCHEMA, entry.encode());
        let at = self.begun.timestamp_millis();
        let note = self.locked.seal_note(kind, schema, &body, at).await?;
        self.sent.borrow_mut().push(note.clone());
        self.locked.add_sealed(&note, &before).await?;
        self.sent.replace(vec![note]);
        self.kept.replace(words.to_owned());
        Ok(())
    }
}
