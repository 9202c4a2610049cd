//! Homeward: fetches the words, opens the vault, and shows the app.

mod app;
mod components;
mod pages;
mod routes;
mod state;

use content::{Language, Words};
use leptos::prelude::*;
use platform::{
    entropy::BrowserEntropy,
    indexed_db::{DATABASE, IndexedDb},
    preferences, tabs,
};
use state::{State, Trouble};
use std::rc::Rc;
use vault::Vault;

fn main() {
    platform::panic::set_hook();
    // Leptos runs tasks once something is mounted; the words and the vault come before that.
    platform::timer::spawn(start());
}

async fn start() {
    let language = preferred_language();
    let Ok(json) = platform::words::fetch_words(language.code()).await else {
        return platform::page_life::stopped();
    };
    let Ok(words) = Words::parse(language, json) else {
        return platform::page_life::stopped();
    };
    preferences::apply_language(language.code());
    match open(language, words).await {
        Ok(state) => mount_to_app(move || app::App(app::AppProps { state }).into_any()),
        Err(trouble) => mount_to_app(move || pages::fault(words, trouble)),
    }
    platform::dom::hide_shell();
}

async fn open(language: Language, words: Words) -> Result<State, Trouble> {
    let backend = IndexedDb::open(DATABASE)
        .await
        .map_err(vault::Error::from)?;
    let lane = tabs::take_lane().await;
    let closed = backend.clone();
    let vault = Vault::open(backend, Rc::new(BrowserEntropy), lane).await?;
    let owner = Owner::new();
    let state = owner.with(|| State::new(language, words, vault));
    // Lives as long as the page: nothing above it would drop it.
    std::mem::forget(owner);
    let store = state.store;
    closed.on_closed(move || store.stop(Trouble::MovedOn));
    state.load().await?;
    Ok(state)
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
    match platform::dom::app_root() {
        Some(root) => mount_to(root, view).forget(),
        None => platform::page_life::stopped(),
    }
}
