//! Bundles as the app meets them: whole, cut, of another build.

use super::*;

#[track_caller]
fn filled(text: &str, values: &[&str], expected: &str) {
    assert_eq!(fill(text, values), expected);
}

#[test]
fn fills_places_by_number() {
    filled("plain", &[], "plain");
    filled("{0}", &["Dana"], "Dana");
    filled("at {1}: {0}", &["Dana", "1 pm"], "at 1 pm: Dana");
    filled("{0} and {0}", &["a"], "a and a");
    filled("{0}{1}", &["{1}", "b"], "{1}b");
    filled("{0}", &["<b> {0} }"], "<b> {0} }");
    filled("{3}", &["a"], "");
    filled("{0}. Why?", &["4 p.m."], "4 p.m. Why?");
    filled("{0}.", &["I wait..."], "I wait...");
    filled("{0}{1}.", &["a.", ""], "a.");
    filled("{0}, {1}.", &["a.", "b"], "a., b.");
    filled("One.{0}.", &["b"], "One.b.");
}

/// A name that runs from right to left does not turn the sentence around; any other stays as it is.
#[test]
fn what_is_filled_in_turns_nothing_around() {
    filled("{0} comes", &["\u{202E}Dana"], "\u{2068}Dana\u{2069} comes");
    filled(
        "At {1}: {0}.",
        &["דנה", "1 pm"],
        "At 1 pm: \u{2068}דנה\u{2069}.",
    );
    filled("{0}.", &["مرحبا."], "\u{2068}مرحبا.\u{2069}");
    // A sentence within a sentence keeps its own isolates.
    let inner = fill("{0} comes", &["דנה"]);
    let expected = "\u{2068}\u{2068}דנה\u{2069} comes\u{2069}. Call";
    filled("{0}. Call", &[&inner], expected);
}

#[test]
fn both_languages_parse() {
    for language in Language::ALL {
        let words = Words::parse(language, crate::bundle_json(language.code())).unwrap();
        assert_eq!(words.language(), language);
        assert!(!words.nav_today().is_empty());
    }
}

#[test]
fn a_bundle_of_another_build_is_refused() {
    let json = crate::bundle_json("en").replace(Words::FINGERPRINT, "0000000000000000");
    let refused = Words::parse(Language::English, json);
    assert_eq!(refused, Err(BundleError::OtherBuild));
}

#[test]
fn a_cut_bundle_is_refused() {
    let rows: Vec<String> = serde_json::from_str(&crate::bundle_json("en")).unwrap();
    for length in [0, 1, 2, 3, rows.len() / 2, rows.len() - 1] {
        let json = serde_json::to_string(&rows[..length]).unwrap();
        let refused = Words::parse(Language::English, json);
        assert_eq!(refused, Err(BundleError::Damaged), "{length} rows");
    }
    for json in ["", "null", "{}", "[1]", "[[]]"] {
        let refused = Words::parse(Language::English, json.to_owned());
        assert_eq!(refused, Err(BundleError::Damaged), "{json}");
    }
}
