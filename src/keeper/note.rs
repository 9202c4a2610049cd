//! Writing without unlocking: sealed for whoever unlocks, beside nothing that was written before.

use super::unlock::{Face, Head, Shut};
use crate::components::{Area, Notice, Tone};
use crate::state::{Speech, Trouble};
use content::KeeperWords;
use domain::journal::Entry;
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::{clock, page_life, timer};
use records::Kept;
use vault::Error;

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
    let draft = Draft::new(shut);
    let pause = StoredValue::new_local(timer::Debounce::new(350, 800, move || {
        spawn_local(async move {
            let outcome = draft.keep(&value.get_untracked()).await;
            let _ = trouble.try_set(outcome.err().map(Into::into));
        });
    }));
    let hidden = page_life::on_hide(move || pause.with_value(timer::Debounce::flush));
    let _while_shown = StoredValue::new_local(hidden);
    let done = move || {
        pause.with_value(|pause| pause.cancel());
        spawn_local(async move {
            match draft.keep(&value.get_untracked()).await {
                Ok(()) => {
                    kept.set(!text::is_blank(&value.get_untracked()));
                    face.set(Face::Passphrase);
                }
                Err(why) => trouble.set(Some(why.into())),
            }
        });
    };
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
                    on_input=Callback::new(move |()| pause.with_value(timer::Debounce::touch))
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
#[derive(Clone, Copy)]
struct Draft {
    shut: Shut,
    number: StoredValue<Option<u64>>,
    kept: StoredValue<String>,
    written: i64,
}

impl Draft {
    fn new(shut: Shut) -> Self {
        Self {
            shut,
            number: StoredValue::new(None),
            kept: StoredValue::new(String::new()),
            written: clock::now().timestamp_millis(),
        }
    }

    async fn keep(self, words: &str) -> Result<(), Error> {
        if words == self.kept.get_value() || text::is_blank(words) {
            return Ok(());
        }
        let written = clock::now();
        let entry = Entry {
            text: words.to_owned(),
            written,
            offset_seconds: crate::state::phone_offset(written),
            edited: None,
            prompt: None,
            session: None,
        };
        let locked = self.shut.get_value();
        let (kind, schema, body) = (Entry::KIND, Entry::SCHEMA, entry.encode());
        let number = match self.number.get_value() {
            Some(number) => {
                let again = locked.add_instead(number, kind, schema, &body, self.written);
                again.await?
            }
            None => {
                locked
                    .add_to_inbox(kind, schema, &body, self.written)
                    .await?
            }
        };
        self.number.set_value(Some(number));
        self.kept.set_value(words.to_owned());
        Ok(())
    }
}
