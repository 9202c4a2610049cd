//! Fetching words: begun before, by the name map, from this origin only.

use platform::words::{FetchError, fetch_words};
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{Undo, eval};

/// A page with this on `window.homeward`, and a server that answers what it was asked for.
fn page(homeward: &str) -> Undo {
    eval(&format!(
        "window.homeward = {homeward};
        window.asked = [];
        window.real_fetch = window.fetch;
        window.fetch = (address) => {{
            asked.push(address);
            return address.includes('gone') ? Promise.reject(new TypeError('offline'))
                : Promise.resolve(new Response(`words of ${{address}}`, {{ status: address.includes('bad') ? 503 : 200 }}));
        }};"
    ));
    Undo("window.fetch = real_fetch; delete window.homeward;")
}

async fn check(homeward: &str, language: &str, expected: Result<&str, FetchError>, asked: &str) {
    let _undo = page(homeward);
    let words = fetch_words(language).await;
    assert_eq!(
        words.as_deref().map_err(|error| *error),
        expected,
        "{homeward}"
    );
    assert_eq!(eval("asked.join(' ')"), asked, "{homeward}");
}

#[test]
async fn words_come_from_where_they_are() {
    let begun = "{ words: { language: 'en', en: Promise.resolve('begun') }, names: { 'words.es.json': 'words.es.7f.json', 'words.en.json': '/words.en.9a.json' } }";
    check(begun, "en", Ok("begun"), "").await;
    check(
        begun,
        "es",
        Ok("words of /words.es.7f.json"),
        "/words.es.7f.json",
    )
    .await;
    check(begun, "fr", Err(FetchError::Unknown), "").await;
    let failed = "{ words: { language: 'en', en: Promise.reject(new TypeError()) }, names: { 'words.en.json': '/words.en.9a.json' } }";
    check(
        failed,
        "en",
        Ok("words of /words.en.9a.json"),
        "/words.en.9a.json",
    )
    .await;
    check(
        "undefined",
        "en",
        Ok("words of /words.en.json"),
        "/words.en.json",
    )
    .await;
    check("{}", "en", Ok("words of /words.en.json"), "/words.en.json").await;
}

#[test]
async fn what_cannot_be_had_is_told() {
    check(
        "{ names: { 'words.en.json': 'gone.json' } }",
        "en",
        Err(FetchError::Unreachable),
        "/gone.json",
    )
    .await;
    check(
        "{ names: { 'words.en.json': 'bad.json' } }",
        "en",
        Err(FetchError::Unreachable),
        "/bad.json",
    )
    .await;
}

#[test]
async fn no_name_leads_to_another_origin() {
    for name in [
        "https://elsewhere.example/a.json",
        "a\\\\b",
        "a?b=c",
        "",
        "a b",
    ] {
        let homeward = format!("{{ names: {{ 'words.en.json': '{name}' }} }}");
        check(&homeward, "en", Err(FetchError::Unknown), "").await;
    }
    let homeward = "{ names: { 'words.en.json': '//elsewhere.example/a.json' } }";
    check(
        homeward,
        "en",
        Ok("words of /elsewhere.example/a.json"),
        "/elsewhere.example/a.json",
    )
    .await;
}
