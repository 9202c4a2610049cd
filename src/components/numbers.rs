//! Numbers to call and text: everywhere links, named by the line they reach, of the reader's country.

use super::SelectField;
use content::{Country, EMERGENCY, Line, Words};
use leptos::prelude::*;
use platform::links;

/// A text with the emergency number of a country in it, as a link.
pub fn with_number(text: &'static str, country: &'static Country) -> AnyView {
    let number = country.emergency;
    let mut pieces = Vec::new();
    for piece in text.split(EMERGENCY) {
        if !pieces.is_empty() {
            let link = view! { <a class="number" rel="external" href=links::tel_href(number)>{number}</a> };
            pieces.push(link.into_any());
        }
        pieces.push(piece.into_any());
    }
    pieces.into_any()
}

/// The strongest button of a screen: the emergency number.
pub fn call_emergency(w: Words, country: &'static Country) -> AnyView {
    view! {
        <a class="button button--urgent number__emergency" rel="external" href=links::tel_href(country.emergency)>
            {w.help_call(country.emergency)}
        </a>
    }
    .into_any()
}

/// A line's buttons: call, text with the word to send, and its pages.
pub fn line_buttons(w: Words, line: &'static Line, class: &'static str) -> AnyView {
    let mut ways = Vec::new();
    if let Some(number) = line.call {
        let way = (links::tel_href(number), w.help_call(number));
        ways.push(way);
    }
    if let Some(text) = &line.text {
        let label = match text.word {
            Some(word) => w.help_text_word(word, text.number),
            None => w.help_text(text.number),
        };
        let word = text.word.unwrap_or_default();
        ways.push((links::sms_href(text.number, word), label));
    }
    for page in &line.web {
        ways.push((page.address.to_owned(), page.label.to_owned()));
    }
    let button = |(href, label): (String, String)| {
        let is_page = href.starts_with("http");
        let name = format!("{label}, {}", line.name);
        view! {
            <a
                class=class
                rel=if is_page { "noreferrer noopener external" } else { "external" }
                target=is_page.then_some("_blank")
                href=href
                aria-label=name
            >
                {label}
            </a>
        }
        .into_any()
    };
    ways.into_iter().map(button).collect_view().into_any()
}

/// The country whose numbers are shown, and the way to another.
pub fn country_field(
    w: Words,
    code: String,
    choose: impl Fn(&str) + Send + Sync + 'static,
) -> AnyView {
    let options = w.crisis().iter();
    let options = options.map(|country| (country.code.to_owned(), country.name.to_owned()));
    let value = RwSignal::new(code);
    Effect::new(move |before: Option<String>| {
        let code = value.get();
        if before.is_some_and(|before| before != code) {
            choose(&code);
        }
        code
    });
    view! {
        <div class="number__country">
            <SelectField name="country" label=w.help_country() value options=options.collect() />
        </div>
    }
    .into_any()
}
