//! The names that stay (`content/README.md`) are those on screen, in both languages.

#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::fs;

/// Where the same English name is another thing, or agrees with another noun.
const OTHERWISE: [&str; 2] = [".checklist.all_done", ".intention.kept"];

fn read(name: &str) -> String {
    fs::read_to_string(format!(
        "{}/../../content/{name}",
        env!("CARGO_MANIFEST_DIR")
    ))
    .unwrap()
}

/// English and Spanish of every text of the interface, with its key.
fn texts() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for keeper in ["", "keeper."] {
        let parsed = |language: &str| -> Value {
            serde_json::from_str(&read(&format!("locales/{keeper}{language}.json"))).unwrap()
        };
        pairs(&parsed("en"), &parsed("es"), "", &mut found);
    }
    found
}

fn pairs(en: &Value, es: &Value, place: &str, found: &mut Vec<(String, String, String)>) {
    if let (Some(en), Some(es)) = (en.as_str(), es.as_str()) {
        found.push((place.to_owned(), en.to_owned(), es.to_owned()));
    }
    for (name, en) in en.as_object().into_iter().flatten() {
        pairs(en, &es[name], &format!("{place}.{name}"), found);
    }
}

/// The rows of the table, as pairs of names.
fn names(page: &str) -> Vec<(String, String)> {
    let table = page.split("## Names that stay").nth(1).unwrap();
    let rows = table.lines().filter_map(|line| {
        let line = line.strip_prefix("| ")?.strip_suffix(" |")?;
        line.split_once(" | ")
    });
    let mut names = Vec::new();
    for (english, spanish) in rows.filter(|(english, _)| *english != "English") {
        let (english, spanish): (Vec<_>, Vec<_>) = (
            english.split(" · ").collect(),
            spanish.split(" · ").collect(),
        );
        assert_eq!(english.len(), spanish.len(), "{english:?}");
        let own = |name: &&str| (*name).to_owned();
        names.extend(english.iter().map(own).zip(spanish.iter().map(own)));
    }
    names
}

/// What the screens say otherwise than the table. Names of what is not built yet stand on no screen.
fn differing(page: &str) -> Vec<String> {
    let (texts, mut found) = (texts(), Vec::new());
    for (english, spanish) in names(page) {
        let on_screen = texts.iter().filter(|(_, en, _)| *en == english);
        let other = on_screen
            .filter(|(place, _, es)| *es != spanish && !OTHERWISE.contains(&place.as_str()));
        found.extend(other.map(|(place, _, es)| format!("{place}: {es}, not {spanish}")));
    }
    found
}

#[test]
fn names_on_screen_are_those_that_stay() {
    let page = read("README.md");
    assert!(names(&page).len() > 60);
    assert_eq!(differing(&page), Vec::<String>::new());
}

#[test]
fn another_name_is_found() {
    let page = "## Names that stay\n| English | Spanish |\n|---|---|\n| Today · Add a visit | Hoy · Agregar una visita |\n";
    assert_eq!(differing(page).len(), 1);
}
