//! A line that comes up after something happened, with a way to take it back.

use crate::state::Trouble;
use content::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::{
    dom,
    links::{self, Shared},
    timer::{self, Timer},
};
use std::sync::Arc;

/// How long a toast stays, in milliseconds: longer where there is something to decide. It stays as
/// long as it is touched or focused.
const STAYS_MS: u32 = 4_000;
const STAYS_WITH_UNDO_MS: u32 = 9_000;

#[derive(Clone)]
struct Toast {
    number: u32,
    text: String,
    undo: Option<(&'static str, Undo)>,
}

/// Takes back what was done. It is kept by the toast, since the part of the screen that offered it
/// may be gone by then.
type Undo = Arc<dyn Fn() + Send + Sync>;

/// Shows toasts; the newest takes the place of the one before.
#[derive(Clone, Copy)]
pub struct Toasts {
    now: RwSignal<Option<Toast>>,
    count: StoredValue<u32>,
    held: RwSignal<bool>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
}

impl Toasts {
    /// Makes an empty host's handle.
    pub fn new() -> Self {
        Self {
            now: RwSignal::new(None),
            count: StoredValue::new(0),
            held: RwSignal::new(false),
            timer: StoredValue::new_local(None),
        }
    }

    /// Says that something happened.
    pub fn say(self, text: impl Into<String>) {
        self.show(text.into(), None);
    }

    /// Says that something happened, and offers to take it back. When that fails, it says why, and
    /// offers it again.
    pub fn offer_way_back<F: Future<Output = Result<(), Trouble>> + 'static>(
        self,
        text: impl Into<String>,
        w: Words,
        take_back: impl Fn() -> F + Send + Sync + 'static,
    ) {
        self.offer_once_more(text.into(), w, Arc::new(take_back));
    }

    fn offer_once_more<F: Future<Output = Result<(), Trouble>> + 'static>(
        self,
        text: String,
        w: Words,
        take_back: Arc<dyn Fn() -> F + Send + Sync>,
    ) {
        let undo = move || {
            let take_back = take_back.clone();
            spawn_local(async move {
                if let Err(why) = take_back().await {
                    self.offer_once_more(why.words(w).to_owned(), w, take_back);
                }
            });
        };
        self.show(text, Some((w.common_undo(), Arc::new(undo))));
    }

    /// Copies a text, and says whether the phone allowed it; answers that too.
    pub async fn copy(self, w: Words, text: &str) -> bool {
        let is_copied = links::copy_text(text).await;
        self.say(if is_copied {
            w.common_copied()
        } else {
            w.hand_over_refused()
        });
        is_copied
    }

    /// Hands a text to the phone's share sheet, and says so where the phone refuses; answers what
    /// came of it.
    pub async fn share(self, w: Words, text: &str) -> Shared {
        let shared = links::share_text(text).await;
        if shared == Shared::Refused {
            self.say(w.hand_over_refused());
        }
        shared
    }

    fn show(self, text: String, undo: Option<(&'static str, Undo)>) {
        self.count.update_value(|count| *count += 1);
        let number = self.count.get_value();
        let stays = if undo.is_some() {
            STAYS_WITH_UNDO_MS
        } else {
            STAYS_MS
        };
        self.held.set(false);
        self.now.set(Some(Toast { number, text, undo }));
        self.leave_later(number, stays);
    }

    fn leave(self) {
        self.now.set(None);
        self.held.set(false);
    }

    fn leave_later(self, number: u32, stays: u32) {
        let timer = timer::after(stays, move || {
            let same = self
                .now
                .with_untracked(|now| now.as_ref().is_some_and(|t| t.number == number));
            if same && self.held.get_untracked() {
                self.leave_later(number, stays);
            } else if same {
                self.now.set(None);
            }
        });
        self.timer.set_value(Some(timer));
    }
}

/// The place at the foot of the screen where toasts come up.
#[component]
pub fn ToastHost() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let by_key = dom::on_undo_key(move || {
        if let Some((_, take_back)) = toasts.now.get_untracked().and_then(|toast| toast.undo) {
            toasts.leave();
            take_back();
        }
    });
    let _while_shown = StoredValue::new_local(by_key);
    view! {
        <div class="toasts" role="status">
            {move || {
                toasts
                    .now
                    .get()
                    .map(|toast| {
                        view! {
                            <div
                                class="toast"
                                on:pointerenter=move |_| toasts.held.set(true)
                                on:pointerleave=move |_| toasts.held.set(false)
                                on:focusin=move |_| toasts.held.set(true)
                                on:focusout=move |_| toasts.held.set(false)
                            >
                                <span class="toast__text">{toast.text}</span>
                                {toast
                                    .undo
                                    .map(|(word, take_back)| {
                                        view! {
                                            <button
                                                type="button"
                                                class="button button--text toast__action"
                                                aria-keyshortcuts="Control+Z Meta+Z"
                                                on:click=move |_| {
                                                    toasts.leave();
                                                    take_back();
                                                    // The button is gone.
                                                    dom::focus_by_id("main");
                                                }
                                            >
                                                {word}
                                            </button>
                                        }
                                    })}
                            </div>
                        }
                    })
            }}
        </div>
    }
}
