//! The numbers of every country, in one language.

use super::html::{card, escaped, link, month, paragraph};
use crate::{Country, EMERGENCY, Line, Words, dialable};

/// Where the country is chosen; shown where scripts run.
pub fn field(words: Words) -> String {
    let code = words.language().code();
    let options: String = words
        .crisis()
        .iter()
        .map(|country| {
            let name = escaped(country.name);
            format!("<option value=\"{}\">{name}</option>\n", country.code)
        })
        .collect();
    format!(
        concat!(
            "<div class=\"number__country help_page__country_field\">\n<div class=\"field\">\n",
            "<label class=\"field__label\" for=\"country-{code}\">{label}</label>\n",
            "<select class=\"field__input field__input--select\" id=\"country-{code}\">\n{options}</select>\n",
            "</div>\n</div>\n"
        ),
        code = code,
        label = escaped(words.help_country()),
        options = options
    )
}

/// Every country to open; where no script can tell which it is, the number that works in many is open, before all others.
pub fn all(words: Words) -> String {
    let anywhere = words.anywhere();
    let known = words
        .crisis()
        .iter()
        .filter(|country| country.code != anywhere.code);
    let known: String = known.map(|of| country(words, of, false)).collect();
    country(words, anywhere, true) + &known
}

fn country(words: Words, country: &Country, is_open: bool) -> String {
    let mut lines = country.lines.iter();
    let first = lines.next();
    let calls = first.map(|line| buttons(words, line, "button help__call"));
    let about = first.map(|line| {
        let name = format!("<span class=\"strong\">{}</span> · ", escaped(line.name));
        format!(
            "<p class=\"note\">{name}{}{}</p>\n",
            note(line, country),
            checked(words, line)
        )
    });
    let others: String = lines.map(|of| line(words, country, of)).collect();
    let others = match others.is_empty() {
        true => String::new(),
        false => card(words.help_lines(), &others),
    };
    // Only a script knows today's date.
    let oldest = country
        .lines
        .iter()
        .map(|line| line.checked)
        .min()
        .flatten();
    format!(
        concat!(
            "<details class=\"disclosure help_page__country\" data-country=\"{code}\" data-number=\"{number}\"{open}>\n",
            "<summary class=\"disclosure__summary\"><span>{name}</span>",
            "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"m9 18 6-6-6-6\"/></svg></summary>\n",
            "<div class=\"disclosure__body\">\n<div class=\"help__calls\">\n{emergency}{calls}</div>\n{about}{others}",
            "<p class=\"strong\" data-oldest=\"{oldest}\"{hidden}>{old}</p>\n</div>\n</details>\n"
        ),
        code = country.code,
        number = country.emergency,
        open = if is_open { " open" } else { "" },
        name = escaped(country.name),
        emergency = link(
            "button button--urgent number__emergency",
            &format!("tel:{}", country.emergency),
            &words.help_call(country.emergency),
            None
        ),
        calls = calls.unwrap_or_default(),
        about = about.unwrap_or_default(),
        others = others,
        oldest = oldest.unwrap_or_default(),
        hidden = if oldest.is_some() { " hidden" } else { "" },
        old = escaped(words.help_checked_long_ago())
    )
}

fn line(words: Words, country: &Country, line: &Line) -> String {
    let note = note(line, country);
    format!(
        "<div class=\"stack stack--tight\">\n{}<p class=\"note\">{note}{}</p>\n<div class=\"buttons buttons--fit\">\n{}</div>\n</div>\n",
        paragraph("strong", line.name),
        checked(words, line),
        buttons(words, line, "button button--quiet button--small")
    )
}

/// What a line says of itself, with the country's number as a link, and a space behind it.
fn note(line: &Line, country: &Country) -> String {
    let number = country.emergency;
    let link = format!("<a class=\"number\" href=\"tel:{number}\">{number}</a>");
    let note = line
        .note
        .map(|note| escaped(note).replace(EMERGENCY, &link) + " ");
    note.unwrap_or_default()
}

fn checked(words: Words, line: &Line) -> String {
    escaped(&match line.checked {
        Some(date) => words.help_line_checked(&month(words.language(), date)),
        None => words.help_line_undated().to_owned(),
    })
}

fn buttons(words: Words, line: &Line, class: &str) -> String {
    let button = |address: &str, label: &str| {
        let name = format!("{label}, {}", line.name);
        link(class, address, label, Some(&name))
    };
    let mut ways = String::new();
    if let Some(number) = line.call {
        ways += &button(
            &format!("tel:{}", dialable(number)),
            &words.help_call(number),
        );
    }
    if let Some(text) = &line.text {
        let number = dialable(text.number);
        // Both kinds of phones take the word in this form.
        ways += &match text.word {
            Some(word) => button(
                &format!("sms:{number}?&body={word}"),
                &words.help_text_word(word, text.number),
            ),
            None => button(&format!("sms:{number}"), &words.help_text(text.number)),
        };
    }
    for page in &line.web {
        ways += &button(page.address, page.label);
    }
    ways
}
