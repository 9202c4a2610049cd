//! The first paint says what the app says: the words of `index.html` are those of `content/`.

use crate::files::{all, line_of};
use content::{Language, Words};

/// What the shell may say, in one language.
fn words_of(language: Language) -> Vec<&'static str> {
    let bundle = content::bundle_json(language.code());
    let w = Words::parse(language, bundle).expect("a bundle");
    vec![
        w.nav_help(),
        w.nav_today(),
        w.nav_plan(),
        w.nav_journal(),
        w.status_opening(),
        w.welcome_lead(),
        w.welcome_private(),
        w.welcome_start(),
        w.welcome_before(),
        w.welcome_used_before(),
        language.own_name(),
    ]
}

/// What an element marked with a language says, aloud or on screen: its label, else its text.
fn said(html: &str, language: Language) -> Vec<(usize, String)> {
    let mark = format!(" lang=\"{}\"", language.code());
    let mut said = Vec::new();
    for (at, _) in html.match_indices(&mark) {
        let start = html[..at].rfind('<').unwrap_or(at);
        let end = html[at..].find('>').map_or(html.len(), |end| at + end);
        let label = html[start..end].split_once("aria-label=\"");
        let text = match label {
            Some((_, label)) => label.split('"').next().unwrap_or_default(),
            None => html[end + 1..].split('<').next().unwrap_or_default(),
        };
        said.push((line_of(html, at), text.trim().to_owned()));
    }
    said
}

fn part<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let start = html.find(from).expect(from);
    let length = html[start..].find(to).expect(to);
    &html[start..start + length]
}

/// What is said and should not be, and what should be said and is not.
fn differences(html: &str, language: Language) -> Vec<String> {
    let words = words_of(language);
    let said = said(html, language);
    let strange = said
        .iter()
        .filter(|(_, text)| !words.contains(&text.as_str()))
        .map(|(line, text)| format!("line {line} of the shell says `{text}`, content does not"));
    let silent = words
        .iter()
        .filter(|word| !said.iter().any(|(_, text)| text == *word))
        .map(|word| format!("the shell does not say `{word}`"));
    strange.chain(silent).collect()
}

fn shell() -> String {
    let files = all();
    let index = files.iter().find(|file| file.path == "index.html");
    let html = &index.expect("index.html").text;
    part(html, "<div id=\"shell\"", "<div id=\"fault-").to_owned()
}

#[test]
fn the_first_paint_says_what_the_app_says() {
    for language in Language::ALL {
        let found = differences(&shell(), language);
        assert!(
            found.is_empty(),
            "{}: {}",
            language.code(),
            found.join("\n")
        );
    }
}

#[test]
fn another_word_is_noticed() {
    let html = shell();
    for (word, language) in [("Start", Language::English), ("Empezar", Language::Spanish)] {
        let other = html.replace(&format!(">{word}<"), ">Begin<");
        assert_eq!(
            differences(&other, language).len(),
            2,
            "one is missing, one is strange"
        );
    }
    let without = html.replace("Ayuda", "Auxilio");
    assert!(!differences(&without, Language::Spanish).is_empty());
}

/// A page that stands where the app cannot is in both languages, and leads to Help.
#[test]
fn every_fault_speaks_both_languages() {
    let files = all();
    let index = files.iter().find(|file| file.path == "index.html");
    let html = &index.expect("index.html").text;
    for (from, to) in [
        ("id=\"fault-no-wasm\"", "id=\"fault-no-storage\""),
        ("id=\"fault-no-storage\"", "id=\"fault-stopped\""),
        ("id=\"fault-stopped\"", "<noscript>"),
        ("<noscript>", "</noscript>"),
    ] {
        let page = part(html, from, to);
        for language in Language::ALL {
            let section = part(
                page,
                &format!("<section lang=\"{}\">", language.code()),
                "</section>",
            );
            // Without scripts the page of help cannot find the language: the way there names it.
            let help = match from {
                "<noscript>" => format!("href=\"/help.html#{}\"", language.code()),
                _ => "href=\"/help.html\"".to_owned(),
            };
            assert!(
                section.contains(&help),
                "{from} leads to no help: {section}"
            );
        }
    }
}
