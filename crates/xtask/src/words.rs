//! What the content crate gives to the build: one bundle of words per language, the pages of Learn,
//! the help page, and the zones of each country.

use crate::tree::Files;

/// The languages that have a bundle.
pub const LANGUAGES: [&str; 2] = ["en", "es"];

/// `words.<language>.json` and `keeper.<language>.json` for each language, `learn.<page>.<language>.json`
/// for each page of Learn as well, `help.html`, and `country.js`, which tells the country of a phone.
pub fn files() -> Files {
    let mut files = Files::new();
    for language in LANGUAGES {
        let words = content::bundle_json(language);
        files.insert(format!("words.{language}.json"), words.into_bytes());
        let keeper = content::keeper_json(language);
        files.insert(format!("keeper.{language}.json"), keeper.into_bytes());
    }
    files.insert("country.js".to_owned(), content::country_js().into_bytes());
    for (name, page) in content::learn_files() {
        files.insert((*name).to_owned(), page.as_bytes().to_vec());
    }
    files.insert("help.html".to_owned(), content::help_html().into_bytes());
    files
}
