//! The page `help.html`: both languages and every country, no wasm, no word that the app does not also say.
//!
//! Without scripts a page cannot know where it is read: it shows both languages, and all countries to choose from. With `public/help.js` it opens at
//! the language and the country that were chosen, or else at those of the phone.

mod country;
mod html;

use crate::{EMERGENCY, Language, Page, Passage, SignGroup, Words, bundle_json};
use html::{card, escaped, paragraph, sources, sources_of, urgent_card};

/// The whole page. Its parts are called by fragment: `/help.html#en`, `/help.html#es`.
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
<link rel="preload" href="/fonts/atkinson-hyperlegible-next.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icons/icon.svg" type="image/svg+xml">
<script src="/country.js"></script>
<script src="/help.js"></script>
</head>
<body>
<div class="screen screen--plain">
<header class="top_bar">
<div class="top_bar__titles help_page__titles"><h1 class="top_bar__title" tabindex="-1"><span class="help_page__one" lang="en">Help</span> <span class="help_page__one" lang="es">Ayuda</span></h1></div>
<nav class="top_bar__actions" aria-label="English, Español">
<a class="button button--outline button--small help_page__language" href="#en" lang="en">English</a>
<a class="button button--outline button--small help_page__language" href="#es" lang="es">Español</a>
</nav>
</header>
<main class="screen__main help help_page">
{parts}</main>
</div>
</body>
</html>
"##
    )
}

/// Everything in one language: the numbers, and below them what to do, folded.
fn part(words: Words) -> String {
    let code = words.language().code();
    let mut html = format!("<section class=\"stack\" id=\"{code}\" lang=\"{code}\">\n");
    html += &format!(
        "<h2 class=\"help_page__choose\">{}</h2>\n",
        words.language().own_name()
    );
    let anywhere = words.anywhere().emergency;
    let link = format!("<a class=\"number\" href=\"tel:{anywhere}\">{anywhere}</a>");
    let choose = escaped(&words.help_choose_country(EMERGENCY)).replace(EMERGENCY, &link);
    html += &format!("<p class=\"help_page__choose\">{choose}</p>\n");
    html += &country::field(words);
    html += &country::all(words);
    html += &format!(
        "<a class=\"button button--outline button--wide\" href=\"/away.html\" data-leave>{}</a>\n",
        escaped(words.help_leave())
    );
    html += &paragraph("strong", words.help_say_now());
    html += &paragraph("help__lead", words.help_lead());
    html += &thoughts(words);
    html += &format!("<h2>{}</h2>\n", escaped(words.help_body()));
    let signs = words.signs().iter();
    html += &signs
        .map(|group| sign_group(words, group))
        .collect::<String>();
    let steps = items(words, words.grounding());
    html += &card(
        words.help_ground(),
        &(format!("<ol class=\"list\">\n{steps}</ol>\n") + &sources(words, words.grounding())),
    );
    html += &page(words, words.not_okay());
    html += &paragraph("note", words.help_not_dialled());
    html += &paragraph("note", words.help_left_behind());
    html += &paragraph("note", words.help_awaiting_review());
    html += &format!(
        "<a class=\"button button--quiet button--wide\" href=\"/\">{}</a>\n</section>\n",
        escaped(words.help_back_in_app())
    );
    html
}

fn sign_group(words: Words, group: &SignGroup) -> String {
    let lead = group.lead.map(|lead| numbered_paragraph(words, lead));
    let list = format!("<ul class=\"list\">\n{}</ul>\n", items(words, &group.lines));
    let body = lead.unwrap_or_default() + &list + &sources(words, &group.lines);
    if group.slug == "call_emergency" {
        let title = escaped(group.title).replace(EMERGENCY, &named_number(words));
        return urgent_card(&title, &body, &call_emergency(words));
    }
    let ways = match group.slug {
        "call_clinic" => to_numbers(words),
        _ => String::new(),
    };
    card(group.title, &(body + &ways))
}

/// The button that calls; like each text, it leads to the numbers until the script has filled in which one it is.
fn call_emergency(words: Words) -> String {
    format!(
        "<a class=\"button button--urgent number__emergency\" href=\"#{}\"><span>{}</span></a>\n",
        words.language().code(),
        escaped(&words.help_call(EMERGENCY)).replace(EMERGENCY, &named_number(words))
    )
}

/// *I'm having thoughts of suicide*: every answer with what to do, and the way up to the numbers.
fn thoughts(words: Words) -> String {
    let answers = [
        (words.thoughts_not_safe(), words.thoughts_call_now()),
        (words.thoughts_not_sure(), words.thoughts_not_sure_note()),
        (words.thoughts_safe(), words.thoughts_safe_note()),
    ];
    let answers = answers.map(|(answer, what)| paragraph("strong", answer) + &plain(what));
    let body = plain(words.thoughts_lead())
        + &answers.concat()
        + &plain(words.thoughts_with_you())
        + &to_numbers(words)
        + &sources_of(words, words.proofs_of_lines("thoughts"));
    card(words.thoughts_title(), &body)
}

fn plain(text: &str) -> String {
    format!("<p>{}</p>\n", escaped(text))
}

fn to_numbers(words: Words) -> String {
    format!(
        "<p><a href=\"#{}\">{}</a></p>\n",
        words.language().code(),
        escaped(words.help_lines())
    )
}

fn page(words: Words, page: &Page) -> String {
    let body: String = page
        .sections
        .iter()
        .map(|section| {
            let title = section.title.map(|title| paragraph("strong", title));
            let passages = section.passages.iter();
            title.unwrap_or_default()
                + &passages
                    .map(|passage| numbered_paragraph(words, passage.text))
                    .collect::<String>()
                + &sources(words, &section.passages)
        })
        .collect();
    card(page.title, &(body + &to_numbers(words)))
}

fn items(words: Words, passages: &[Passage]) -> String {
    let items = passages.iter();
    items
        .map(|passage| format!("<li>{}</li>\n", numbered(words, passage.text)))
        .collect()
}

fn numbered_paragraph(words: Words, text: &str) -> String {
    format!("<p>{}</p>\n", numbered(words, text))
}

/// A text that names the emergency number. Which one it is depends on the country, which only a script can fill in: without it the words "the
/// emergency number" lead to the numbers.
fn numbered(words: Words, text: &str) -> String {
    let link = format!(
        "<a class=\"number\" href=\"#{}\">{}</a>",
        words.language().code(),
        named_number(words)
    );
    escaped(text).replace(EMERGENCY, &link)
}

/// The emergency number where it is no link.
fn named_number(words: Words) -> String {
    format!(
        "<span data-emergency>{}</span>",
        escaped(words.help_emergency_number())
    )
}
