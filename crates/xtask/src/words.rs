//! What the content crate gives to the build: one bundle of words per language, and the help page.

use crate::tree::{self, Files};
use anyhow::{Context, Result};

/// The languages that have a bundle.
pub const LANGUAGES: [&str; 2] = ["en", "es"];

/// `words.<language>.json` for each language, and `help.html`.
pub fn files() -> Result<Files> {
    let mut files = Files::new();
    for language in LANGUAGES {
        let path = tree::root().join(format!("content/locales/{language}.json"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| "{}".to_owned());
        let words: serde_json::Value =
            serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        files.insert(
            format!("words.{language}.json"),
            words.to_string().into_bytes(),
        );
    }
    Ok(files)
}
