//! Pieces of HTML, and the text in them made harmless.

use crate::{Language, Passage, Proof, Words};

const CHEVRON: &str = "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"m9 18 6-6-6-6\"/></svg>";

/// A part with a title.
pub fn card(title: &str, body: &str) -> String {
    folded("card disclosure", &escaped(title), body)
}

/// A part in the colour of an emergency, with its call outside of what opens: a link within a line that opens cannot be reached by all.
pub fn urgent_card(title: &str, body: &str, call: &str) -> String {
    format!(
        "<div class=\"card card--urgent\">\n{}{call}</div>\n",
        folded("disclosure", title, body)
    )
}

/// A part that shows its title, which is HTML without links, and opens at a tap.
pub fn folded(class: &str, title: &str, body: &str) -> String {
    format!(
        "<details class=\"{class}\">\n<summary class=\"disclosure__summary\"><span>{title}</span>{CHEVRON}</summary>\n<div class=\"disclosure__body\">\n{body}</div>\n</details>\n"
    )
}

pub fn paragraph(class: &str, text: &str) -> String {
    format!("<p class=\"{class}\">{}</p>\n", escaped(text))
}

/// What texts lean on, each source once, with the oldest date of a comparison.
pub fn sources(words: Words, passages: &[Passage]) -> String {
    sources_of(words, passages.iter().map(Passage::proof).collect())
}

/// Where the texts with these proofs are from, folded.
pub fn sources_of(words: Words, mut proofs: Vec<Proof>) -> String {
    proofs.sort_unstable();
    proofs.dedup();
    let when = |date: &str| month(words.language(), date);
    let Some(oldest) = proofs.iter().map(|(_, checked)| *checked).min() else {
        return String::new();
    };
    let count = i64::try_from(proofs.len()).unwrap_or(i64::MAX);
    let summary = words.common_sources(count, &when(oldest));
    let lines: String = proofs
        .iter()
        .map(|(slug, checked)| {
            let source = words.sources().iter().find(|source| source.slug == *slug);
            let title = source.map(|source| source.title).unwrap_or_default();
            let line = words.common_source(title, &when(checked));
            format!("<li>{}</li>\n", escaped(&line))
        })
        .collect();
    format!(
        "<details class=\"sources\">\n<summary class=\"sources__summary\">{}</summary>\n<ul class=\"list\">\n{lines}</ul>\n</details>\n",
        escaped(&summary)
    )
}

/// A button that calls, texts or opens a page; `name` is said by screen readers where the label is not enough.
pub fn link(class: &str, address: &str, label: &str, name: Option<&str>) -> String {
    let name = name.map(|name| format!(" aria-label=\"{}\"", escaped(name)));
    let rel = if address.starts_with("https://") {
        " rel=\"noreferrer\""
    } else {
        ""
    };
    format!(
        "<a class=\"{class}\" href=\"{}\"{rel}{}>{}</a>\n",
        escaped(address),
        name.unwrap_or_default(),
        escaped(label)
    )
}

/// `2026-11` in words; a year alone stays as it is.
pub fn month(language: Language, date: &str) -> String {
    let months = match language {
        Language::English => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        Language::Spanish => [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
    };
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let number = parts.next().and_then(|month| month.parse::<usize>().ok());
    let name = number.and_then(|number| months.get(number.checked_sub(1)?));
    match (name, language) {
        (Some(name), Language::English) => format!("{name} {year}"),
        (Some(name), Language::Spanish) => format!("{name} de {year}"),
        (None, _) => date.to_owned(),
    }
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
