//! The pages of Learn: in both languages alike, with sources and dates, and without what may not be said.

#![allow(clippy::unwrap_used)]

use content::{Language, LearnBlock, LearnPage, Words, bundle_json, dialable, learn_files};

const PAGES: [&str; 4] = ["risks", "feels", "works", "privacy"];

fn page(slug: &str, language: &str) -> LearnPage {
    let name = format!("learn.{slug}.{language}.json");
    let (_, json) = learn_files().iter().find(|(of, _)| *of == name).unwrap();
    LearnPage::parse(json).unwrap()
}

/// Every page in both languages, with its name.
fn pages() -> impl Iterator<Item = (String, LearnPage)> {
    PAGES.into_iter().flat_map(|slug| {
        ["en", "es"].map(|language| (format!("{slug}.{language}"), page(slug, language)))
    })
}

fn texts(page: &LearnPage) -> impl Iterator<Item = &'static str> {
    page.sections.iter().flat_map(|section| {
        let blocks = section.blocks.iter().map(|block| match block {
            LearnBlock::Paragraph(text) | LearnBlock::Point(text) | LearnBlock::Link(text, _) => {
                *text
            }
        });
        section.title.into_iter().chain(blocks)
    })
}

#[test]
fn each_page_is_there_in_both_languages() {
    assert_eq!(learn_files().len(), 2 * PAGES.len());
    for slug in PAGES {
        let (english, spanish) = (page(slug, "en"), page(slug, "es"));
        assert_eq!(english.checked, spanish.checked, "{slug}");
        let shape = |page: &LearnPage| -> Vec<_> {
            let sections = page.sections.iter();
            let of = |block: &LearnBlock| match block {
                LearnBlock::Paragraph(_) => "paragraph",
                LearnBlock::Point(_) => "point",
                LearnBlock::Link(_, to) => to,
            };
            sections
                .map(|section| {
                    let blocks: Vec<_> = section.blocks.iter().map(of).collect();
                    (section.title.is_some(), section.sources, blocks)
                })
                .collect()
        };
        assert_eq!(shape(&english), shape(&spanish), "{slug}");
        let leans_on = |page: &LearnPage| -> Vec<_> {
            let sources = page.sources.iter();
            sources
                .map(|source| (source.address, source.study.map(|(people, _)| people)))
                .collect()
        };
        assert_eq!(leans_on(&english), leans_on(&spanish), "{slug}");
    }
}

#[test]
fn every_part_shows_its_sources_and_their_date() {
    for (name, page) in pages() {
        assert!(
            page.checked.starts_with("20") && page.checked.len() == 10,
            "{name}"
        );
        assert!(!page.sources.is_empty(), "{name}");
        for section in &page.sections {
            let numbers = section.sources.unwrap();
            for number in numbers.split(", ") {
                let number: usize = number.parse().unwrap();
                assert!(
                    (1..=page.sources.len()).contains(&number),
                    "{name}: {number}"
                );
            }
        }
    }
}

/// The headline figures that `clinical.md` forbids, and what goes with them.
#[test]
fn no_figure_without_a_trace_is_shown() {
    const FIGURES: [&str; 7] = ["70", "80", "90", "60", "58", "47", "59"];
    const PHRASES: [&str; 6] = [
        "three weeks",
        "tres semanas",
        "root cause",
        "brain cells",
        "indicated",
        "first-line",
    ];
    for (name, page) in pages() {
        for text in texts(&page) {
            let told = text.to_lowercase();
            let mut words = told.split(|c: char| !c.is_alphanumeric());
            let figure = words.find(|word| FIGURES.contains(word));
            assert_eq!(figure, None, "{name}: {text}");
            let phrase = PHRASES.into_iter().find(|phrase| told.contains(phrase));
            assert_eq!(phrase, None, "{name}: {text}");
        }
    }
}

/// A number to call belongs to a country: a page leads to Help and to the signs instead.
#[test]
fn no_page_names_a_number_to_call() {
    let words = Words::parse(Language::English, bundle_json("en")).unwrap();
    let countries = words.crisis().iter();
    let called = countries.flat_map(|country| {
        let lines = country.lines.iter();
        let lines = lines.flat_map(|line| {
            line.call
                .into_iter()
                .chain(line.text.as_ref().map(|t| t.number))
        });
        [country.emergency].into_iter().chain(lines)
    });
    let called: Vec<String> = called.map(dialable).collect();
    // A crowd of people may be as large as a number to call is long.
    let is_people = |number: &str, page: &LearnPage| {
        let people = page.sources.iter().filter_map(|source| source.study);
        people.into_iter().any(|(people, _)| people == number)
    };
    for (name, page) in pages() {
        for text in texts(&page) {
            let numbers = text.split(|c: char| !c.is_ascii_digit() && c != '-' && c != '*');
            for number in numbers.filter(|number| number.len() > 2) {
                let is_called = called.contains(&dialable(number));
                assert!(
                    !is_called || is_people(number, &page),
                    "{name}: {number} in {text}"
                );
            }
        }
    }
}
