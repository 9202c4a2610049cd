//! The pages of Learn, read by the generator: every fault that it has to name.

#![allow(clippy::unwrap_used)]

#[path = "../generator/mod.rs"]
#[allow(dead_code)]
mod generator;

use generator::items::Source;
use generator::learn;

fn page(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\nnote: N\nchecked: 2026-11\n---\n\n{body}\n")
}

/// What is wrong with a page of these two texts.
fn problems(english: &str, spanish: &str) -> Vec<String> {
    let sources: Vec<Source> = serde_json::from_str(
        r#"[{"slug": "s", "title": {"en": "x", "es": "y"}, "checked": "2026-11"},
            {"slug": "own-work", "title": {"en": "x", "es": "y"}, "checked": "2026-11"},
            {"slug": "a", "title": {"en": "x", "es": "y"}, "checked": "2026-11",
             "study": {"people": 30, "kind": {"en": "x", "es": "y"}}}]"#,
    )
    .unwrap();
    let read = |name: &str| {
        Ok(match name.contains("/en/") {
            true => english.to_owned(),
            false => spanish.to_owned(),
        })
    };
    let mut problems = Vec::new();
    learn::read("risks", &read, &sources, &mut problems);
    problems
}

/// An English page of this body, beside a Spanish one that is a point leaning on `s`.
#[track_caller]
fn check(body: &str, expected: &str) {
    let problems = problems(&page("T", body), &page("U", "- x [^s]"));
    let is_named = problems.iter().any(|problem| problem.contains(expected));
    assert!(is_named, "{expected:?} is not among {problems:?}");
}

#[test]
fn names_faults_of_pages() {
    assert_eq!(
        problems(&page("T", "- x [^s]"), &page("U", "- y [^s]")),
        [""; 0]
    );
    check("- x", "\"x\" has no source");
    check("- x [^t]", "names an unknown source");
    check("", "says nothing");
    check("x [^s]", "the languages differ in shape");
    check("- x [^s]\n- z [^s]", "the languages differ in shape");
    check("[x](https://a)", "https://a leads outside");
    check("- see [x](/a) [^s]", "the link to /a does not stand alone");
    check("# x", "a page does not show");
    check("- **x** [^s]", "a page does not show");
    check("1. x [^s]", "a page does not show");
    let bare = problems("x", &page("U", "- x [^s]"));
    assert!(
        bare[0].contains("does not begin with its title"),
        "{bare:?}"
    );
    let dated = page("T", "- x [^s]").replace("2026-11", "soon");
    let dated = problems(&dated, &page("U", "- x [^s]"));
    assert!(dated[0].contains("\"soon\" is no date"), "{dated:?}");
}

/// A number stands on a source that can carry it, and a study's on how many people were in it.
#[track_caller]
fn check_number(body: &str, is_sound: bool) {
    let found = problems(&page("T", body), &page("U", body));
    assert_eq!(found.is_empty(), is_sound, "{body}: {found:?}");
}

#[test]
fn a_number_says_of_how_many() {
    check_number("- Of 30 people, 5 in 10 got better [^a]", true);
    check_number("- Some got better [^a]", true);
    check_number("- It lasts 4 weeks [^s]", true);
    check_number("- 5 in 10 got better [^a]", false);
    check_number("- 5 de cada 10 mejoraron [^a]", false);
    check_number("- 5 in 10 got better [^s]", false);
    check_number("- 5 percent got better [^s]", false);
    check_number("- Of 31 people, 5 in 10 got better [^a]", false);
    check_number("- It lasts 4 weeks [^a]", false);
    check_number("- It lasts 4 weeks [^own-work]", false);
}
