//! Fetching the app's own texts, one file per language, from the app's own origin.

use std::fmt;

use wasm_bindgen::JsValue;

use crate::js;

/// Why the texts of a language could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The build has no texts in this language.
    Unknown,
    /// There is no network and the file is not kept, or the server refused: try again later.
    Unreachable,
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FetchError::Unknown => "no texts in this language",
            FetchError::Unreachable => "the texts cannot be fetched now",
        })
    }
}

impl std::error::Error for FetchError {}

/// The texts of a language, as the JSON that was built.
pub async fn fetch_words(language: &str) -> Result<String, FetchError> {
    if let Some(text) = started(language).await {
        return Ok(text);
    }
    fetch_named(&format!("words.{language}.json")).await
}

/// The keeper's texts of a language, as the JSON that was built.
pub async fn fetch_keeper_words(language: &str) -> Result<String, FetchError> {
    fetch_named(&format!("keeper.{language}.json")).await
}

/// A page of Learn by the name of its file, `learn.risks.en.json`, as the JSON that was built.
pub async fn fetch_page(plain_name: &str) -> Result<String, FetchError> {
    fetch_named(plain_name).await
}

async fn fetch_named(plain_name: &str) -> Result<String, FetchError> {
    let names = js::get(&js::homeward(), "names");
    let name = match js::text(&names, plain_name) {
        Some(name) => name,
        None if names.is_object() => return Err(FetchError::Unknown),
        None => plain_name.to_owned(),
    };
    fetch(&name).await
}

/// What the start-up script began to fetch before the wasm ran, when it is this language.
async fn started(language: &str) -> Option<String> {
    let words = js::get(&js::homeward(), "words");
    if js::text(&words, "language").is_some_and(|begun| begun != language) {
        return None;
    }
    let promise = js::get(&words, language);
    js::settled(promise).await.ok()?.as_string()
}

async fn fetch(name: &str) -> Result<String, FetchError> {
    let path = JsValue::from_str(&own_path(name).ok_or(FetchError::Unknown)?);
    let response = js::call_async(&js_sys::global(), "fetch", &[path]).await;
    let response = response.map_err(|_| FetchError::Unreachable)?;
    if !js::get(&response, "ok").is_truthy() {
        return Err(FetchError::Unreachable);
    }
    let text = js::call_async(&response, "text", &[]).await;
    text.ok()
        .and_then(|text| text.as_string())
        .ok_or(FetchError::Unreachable)
}

/// The file at the root of this origin: a name that would lead elsewhere gives none.
fn own_path(name: &str) -> Option<String> {
    let name = name.trim_start_matches('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    (!name.is_empty() && name.chars().all(plain)).then(|| format!("/{name}"))
}
