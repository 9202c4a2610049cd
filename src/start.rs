//! From nothing to the first screen: fetches the words, opens the vault or asks for the way in.

use crate::chunks::Cuts;
use crate::routes::{Chunk, Route};
use crate::state::{State, Trouble};
use crate::{app, pages};
use content::{Language, Words};
use leptos::prelude::*;
use platform::{
    dom,
    entropy::BrowserEntropy,
    indexed_db::{DATABASE, IndexedDb},
    page_life, parts, preferences, tabs, timer,
};
use std::rc::Rc;
use vault::{Error, Vault};

/// Starts the app; called once, when the wasm begins.
pub fn start(cuts: Cuts) {
    platform::panic::set_hook();
    // Leptos runs tasks once something is mounted; the words and the vault come before that.
    timer::spawn(begin(cuts));
}

async fn begin(cuts: Cuts) {
    if let Some(chunk) = first_chunk() {
        // It comes while the vault is opened; whether it came is asked in `show`.
        timer::spawn(async move {
            let _ = (cuts.load)(chunk).await;
        });
    }
    let language = preferred_language();
    let Ok(json) = platform::words::fetch_words(language.code()).await else {
        return page_life::stopped();
    };
    let Ok(words) = Words::parse(language, json) else {
        return page_life::stopped();
    };
    preferences::apply_language(language.code());
    let state = match open(language, words, None).await {
        Err(Opening::Locked) => return ask_to_unlock(language, words, cuts),
        Err(Opening::Failed(trouble)) => Err(trouble),
        Ok(state) => Ok(state),
    };
    show(words, state, cuts).await;
}

/// Why the vault is not open.
enum Opening {
    /// A lock is set.
    Locked,
    /// Something is wrong.
    Failed(Trouble),
}

impl From<Error> for Opening {
    fn from(error: Error) -> Self {
        match error {
            Error::Locked => Self::Locked,
            error => Self::Failed(error.into()),
        }
    }
}

async fn open(language: Language, words: Words, key: Option<Vec<u8>>) -> Result<State, Opening> {
    let backend = IndexedDb::open(DATABASE).await.map_err(Error::from)?;
    let lane = tabs::take_lane().await;
    let closed = backend.clone();
    let chance = Rc::new(BrowserEntropy);
    let vault = match key {
        Some(key) => Vault::open_lent(backend, chance, lane, key).await?,
        None => Vault::open(backend, chance, lane).await?,
    };
    let owner = Owner::new();
    let state = owner.with(|| State::new(language, words, vault));
    // Lives as long as the page: nothing above it would drop it.
    std::mem::forget(owner);
    let store = state.store;
    closed.on_closed(move || store.stop(Trouble::MovedOn));
    state.load().await.map_err(Opening::Failed)?;
    Ok(state)
}

async fn show(words: Words, state: Result<State, Trouble>, cuts: Cuts) {
    match state {
        Ok(state) => {
            if let Some(chunk) = first_chunk() {
                // If it could not be had, the app says so.
                (cuts.load)(chunk).await;
            }
            mount_to_app(move || app::App(app::AppProps { state, cuts }).into_any());
            dom::hide_shell();
        }
        Err(trouble) => {
            let has_rescue = trouble.has_rescue() && !page_life::path().starts_with("/help");
            if !has_rescue || !parts::show("rescue", "app").await {
                show_fault(words, trouble.words(words), words.fault_reload());
            }
        }
    }
}

/// The chunk that draws the first screen, if the start does not.
fn first_chunk() -> Option<Chunk> {
    Route::parse(&page_life::path()).chunk()
}

fn show_fault(words: Words, why: &'static str, again: &'static str) {
    mount_to_app(move || pages::fault(words, why, again));
    dom::hide_shell();
}

/// The keeper asks for the way in, and gives the key once it has it.
fn ask_to_unlock(language: Language, words: Words, cuts: Cuts) {
    if page_life::path().starts_with("/help") {
        // It needs neither vault nor wasm.
        return page_life::reload_at("/help.html");
    }
    let is_missing = move || show_fault(words, words.fault_keeper(), words.common_try_again());
    let heard = parts::on_said(move |word| match word.as_str() {
        "unlocked" => {
            timer::spawn(async move {
                let state = match open(language, words, parts::take_key()).await {
                    Ok(state) => Ok(state),
                    Err(Opening::Failed(trouble)) => Err(trouble),
                    // Locked anew in another window meanwhile.
                    Err(Opening::Locked) => return page_life::reload(),
                };
                // It said so for as long as there was nothing else to show.
                parts::hide();
                show(words, state, cuts).await;
            });
        }
        "missing" => is_missing(),
        _ => {}
    });
    heard.keep();
    timer::spawn(async move {
        if !parts::show("unlock", "app").await {
            is_missing();
        }
    });
}

fn preferred_language() -> Language {
    let kept = preferences::get_string(preferences::LANGUAGE);
    let asked = preferences::browser_languages();
    kept.iter()
        .chain(&asked)
        .find_map(|tag| Language::from_code(tag))
        .unwrap_or(Language::English)
}

fn mount_to_app<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) {
    match dom::app_root() {
        Some(root) => mount_to(root, view).forget(),
        None => page_life::stopped(),
    }
}
