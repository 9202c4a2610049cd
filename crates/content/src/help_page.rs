//! The page `help.html`: both languages, no script, no wasm, no word that the app does not also say.

use crate::{Country, Language, Line, Page, Passage, SignGroup, Words, bundle_json, dialable};

/// The whole page. The numbers to call come first, named in both languages; then each language has its own part.
///
/// Its parts are called by fragment: `/help.html#en`, `/help.html#es`.
pub fn help_html() -> String {
    let parts: String = Language::ALL
        .into_iter()
        .filter_map(|language| Words::parse(language, bundle_json(language.code())).ok())
        .map(part)
        .collect();
    format!(
        r##"<!doctype html>
<html lang="en" translate="no" class="notranslate">
<head>
<meta charset="utf-8">
<title>Help · Ayuda</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<meta name="referrer" content="no-referrer">
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icons/icon.svg" type="image/svg+xml">
</head>
<body>
<div class="screen screen--plain">
<header class="top_bar">
<div class="top_bar__titles"><h1 class="top_bar__title">Help · <span lang="es">Ayuda</span></h1></div>
<nav class="top_bar__actions" aria-label="English, Español"><a class="button button--outline button--small" href="#es" lang="es">Español</a></nav>
</header>
<main class="screen__main help help-page">
{}{parts}</main>
</div>
</body>
</html>
"##,
        calls("911", "988", None)
    )
}

/// The first three buttons: with both languages on them, or in one language alone.
fn calls(emergency: &str, lifeline: &str, words: Option<Words>) -> String {
    let label = |english: &str, spanish: &str, own: Option<String>| match own {
        Some(own) => escaped(&own),
        None => format!(r#"<span>{english} <span lang="es">· {spanish}</span></span>"#),
    };
    let button = |class: &str, href: String, label: String| {
        format!("<a class=\"button {class}help__call\" href=\"{href}\">{label}</a>\n")
    };
    format!(
        "<div class=\"help__calls\">\n{}{}{}</div>\n",
        button(
            "button--urgent help__call--911 ",
            format!("tel:{emergency}"),
            label(
                &format!("Call {emergency}"),
                "Llamar",
                words.map(|words| words.help_call(emergency))
            )
        ),
        button(
            "",
            format!("tel:{lifeline}"),
            label(
                &format!("Call {lifeline}"),
                "Llamar",
                words.map(|words| words.help_call(lifeline))
            )
        ),
        button(
            "",
            format!("sms:{lifeline}"),
            label(
                &format!("Text {lifeline}"),
                "Mensaje",
                words.map(|words| words.help_text(lifeline))
            )
        ),
    )
}

/// Everything in one language.
fn part(words: Words) -> String {
    let code = words.language().code();
    let mut html = format!("<section class=\"stack\" id=\"{code}\" lang=\"{code}\">\n");
    let name = words.language().own_name();
    html += &format!("<h2>{name}</h2>\n");
    html += &paragraph("help__lead", words.help_lead());
    html += &paragraph("strong", words.help_say_now());
    if words.language() != Language::English {
        html += &calls("911", "988", Some(words));
    }
    let lifeline = words
        .country("US")
        .and_then(|country| country.lines.first());
    if let Some(note) = lifeline.and_then(|line| line.note) {
        html += &paragraph("note", note);
    }
    html += &format!("<h2>{}</h2>\n", escaped(words.help_body()));
    html += &words.signs().iter().map(signs).collect::<String>();
    html += &card(
        "",
        words.help_ground(),
        &format!("<ol class=\"list\">\n{}</ol>\n", items(words.grounding())),
    );
    html += &page(words.not_okay());
    let countries: String = words.crisis().iter().map(|c| country(words, c)).collect();
    html += &card("", words.help_lines(), &countries);
    html += &paragraph("note", words.help_not_dialled());
    html += &paragraph("note", words.help_awaiting_review());
    html += &format!(
        "<a class=\"button button--quiet button--wide\" href=\"/\">{}</a>\n</section>\n",
        escaped(words.help_back_in_app())
    );
    html
}

fn signs(group: &SignGroup) -> String {
    let class = if group.slug == "call_911" {
        " card--urgent"
    } else {
        ""
    };
    let lead = group
        .lead
        .map(|lead| paragraph("", lead))
        .unwrap_or_default();
    let list = format!("<ul class=\"list\">\n{}</ul>\n", items(&group.lines));
    card(class, group.title, &(lead + &list))
}

fn page(page: &Page) -> String {
    let body: String = page
        .sections
        .iter()
        .map(|section| {
            let title = section.title.map(|title| paragraph("strong", title));
            let passages = section.passages.iter();
            title.unwrap_or_default()
                + &passages
                    .map(|passage| paragraph("", passage.text))
                    .collect::<String>()
        })
        .collect();
    card("", page.title, &body)
}

fn country(words: Words, country: &Country) -> String {
    let emergency = country.emergency.map(|number| {
        link(
            "button button--urgent button--small",
            &format!("tel:{number}"),
            &words.help_call(number),
        )
    });
    let lines: String = country.lines.iter().map(|l| line(words, l)).collect();
    let open = if country.code == "US" { " open" } else { "" };
    format!(
        concat!(
            "<details class=\"disclosure\"{open}>\n<summary class=\"disclosure__summary\">{name}",
            "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"m9 18 6-6-6-6\"/></svg></summary>\n",
            "<div class=\"disclosure__body\">\n{emergency}{lines}<p class=\"note\">{checked}</p>\n</div>\n</details>\n"
        ),
        open = open,
        name = escaped(country.name),
        emergency = emergency.unwrap_or_default(),
        lines = lines,
        checked =
            escaped(&words.help_checked(country.name, &month(words.language(), country.checked))),
    )
}

fn line(words: Words, line: &Line) -> String {
    let class = "button button--quiet button--small";
    let mut ways = String::new();
    if let Some(number) = line.call {
        ways += &link(
            class,
            &format!("tel:{}", dialable(number)),
            &words.help_call(number),
        );
    }
    if let Some(text) = &line.text {
        let label = match text.body {
            Some(word) => words.help_text_word(word, text.number),
            None => words.help_text(text.number),
        };
        ways += &link(class, &format!("sms:{}", dialable(text.number)), &label);
    }
    if let Some(address) = line.web {
        let shown = address.trim_start_matches("https://");
        ways += &format!(
            "<a class=\"{class}\" href=\"{}\" rel=\"noreferrer\">{}</a>\n",
            escaped(address),
            escaped(shown)
        );
    }
    format!(
        "<div class=\"stack stack--tight\">\n<p class=\"strong\">{}</p>\n{}<div class=\"row\">\n{ways}</div>\n</div>\n",
        escaped(line.name),
        line.note
            .map(|note| paragraph("note", note))
            .unwrap_or_default(),
    )
}

fn card(class: &str, title: &str, body: &str) -> String {
    format!(
        "<section class=\"card{class}\">\n<h3 class=\"card__title\">{}</h3>\n{body}</section>\n",
        escaped(title)
    )
}

fn items(passages: &[Passage]) -> String {
    let items = passages.iter();
    items
        .map(|passage| format!("<li>{}</li>\n", escaped(passage.text)))
        .collect()
}

fn paragraph(class: &str, text: &str) -> String {
    if class.is_empty() {
        format!("<p>{}</p>\n", escaped(text))
    } else {
        format!("<p class=\"{class}\">{}</p>\n", escaped(text))
    }
}

fn link(class: &str, address: &str, label: &str) -> String {
    format!(
        "<a class=\"{class}\" href=\"{}\">{}</a>\n",
        escaped(address),
        escaped(label)
    )
}

/// `2026-11` in words.
fn month(language: Language, date: &str) -> String {
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

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
