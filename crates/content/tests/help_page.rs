//! `help.html`: whole, in both languages, for every country, and readable without its script.

#![allow(clippy::unwrap_used)]

use content::help_html;

#[track_caller]
fn place(page: &str, part: &str) -> usize {
    page.find(part)
        .unwrap_or_else(|| panic!("{part} is not on the page"))
}

/// The two parts, English and Spanish.
fn parts(page: &str) -> [&str; 2] {
    let english = place(page, "<section class=\"stack\" id=\"en\" lang=\"en\">");
    let spanish = place(page, "<section class=\"stack\" id=\"es\" lang=\"es\">");
    [&page[english..spanish], &page[spanish..]]
}

#[test]
fn each_language_begins_with_the_numbers() {
    let page = help_html();
    for (part, call, word) in [
        (
            parts(&page)[0],
            "Call 988, 988 Lifeline",
            "Text START to 678-678",
        ),
        (
            parts(&page)[1],
            "Llamar al 988, Línea 988",
            "Envíe AYUDA al 988",
        ),
    ] {
        // Without a script: the number that works in many countries, then every country to open.
        let order = [
            "<p class=\"help_page__choose\"",
            "<a class=\"number\" href=\"tel:112\">112</a>",
            "data-country=\"ZZ\" data-number=\"112\" open>",
            "number__emergency\" href=\"tel:112\"",
            "data-country=\"US\" data-number=\"911\">",
            "href=\"tel:911\"",
            "href=\"tel:988\"",
            "href=\"sms:988",
            "data-country=\"IN\"",
            "data-leave>",
            "data-emergency>",
        ];
        let places = order.map(|piece| place(part, piece));
        assert!(places.is_sorted(), "{places:?}");
        for number in [
            "tel:18006564673",
            "tel:116123",
            "tel:*4141",
            "sms:678678?&amp;body=START",
        ] {
            place(part, &format!("href=\"{number}\""));
        }
        for text in [
            call,
            word,
            "href=\"https://988lifeline.org/chat\"",
            "href=\"/\"",
            "2026",
        ] {
            place(part, text);
        }
        assert_eq!(part.matches(" open>").count(), 1, "all else is folded");
    }
    place(parts(&page)[1], "href=\"sms:988?&amp;body=AYUDA\"");
    place(parts(&page)[0], "href=\"sms:988\"");
    assert!(!page.contains("623-473-7433"));
    assert!(!page.contains('{'), "a place that was not filled in");
}

#[test]
fn nothing_runs_but_its_own_scripts_and_nothing_is_fetched_from_elsewhere() {
    let page = help_html();
    let scripts: Vec<&str> = page
        .split("<script")
        .skip(1)
        .map(|rest| rest.split_once('>').unwrap().0)
        .collect();
    assert_eq!(scripts, [" src=\"/country.js\"", " src=\"/help.js\""]);
    for absent in [
        "style=\"",
        "<img",
        "onclick",
        "javascript:",
        "http://",
        "@import",
    ] {
        assert!(!page.contains(absent), "{absent}");
    }
    for link in page.split("href=\"").skip(1) {
        let (address, rest) = link.split_once('"').unwrap();
        let is_own = ["/", "tel:", "sms:", "#"]
            .iter()
            .any(|start| address.starts_with(start));
        let is_plain = address.starts_with("https://") && rest.starts_with(" rel=\"noreferrer\"");
        assert!(is_own || is_plain, "{address}");
    }
}

/// Signs, steps, and what was not okay: each with its sources and the date, folded below it.
#[test]
fn clinical_parts_tell_where_they_come_from() {
    let page = help_html();
    for (part, begins, source) in [
        (
            parts(&page)[0],
            "Sources, checked November 2026",
            "FDA, October 10, 2023",
        ),
        (
            parts(&page)[1],
            "Fuentes, revisadas: noviembre de 2026",
            "FDA, 10 de octubre de 2023",
        ),
    ] {
        assert!(part.matches("<details class=\"sources\">").count() >= 5);
        place(part, begins);
        place(part, source);
    }
}

/// What opens at a tap holds nothing else to tap; the emergency number stands as a button outside of it.
#[test]
fn a_line_that_opens_holds_no_link() {
    let page = help_html();
    let lines: Vec<&str> = page
        .split("<summary")
        .skip(1)
        .map(|rest| rest.split_once("</summary>").unwrap().0)
        .collect();
    assert!(lines.len() > 50, "{}", lines.len());
    for line in lines {
        for control in ["<a ", "<button", "<input", "<select", "tabindex"] {
            assert!(!line.contains(control), "{control} in {line}");
        }
    }
    for (part, title, call) in [
        (
            parts(&page)[0],
            "Call <span data-emergency>the emergency number</span> now</span>",
            "href=\"#en\"><span>Call <span data-emergency>the emergency number</span></span></a>",
        ),
        (
            parts(&page)[1],
            "Llame al <span data-emergency>número de emergencias</span> ahora</span>",
            "href=\"#es\"><span>Llamar al <span data-emergency>número de emergencias</span></span></a>",
        ),
    ] {
        let (_, card) = part
            .split_once("<div class=\"card card--urgent\">")
            .unwrap();
        let (card, _) = card
            .split_once("</div>\n</details>\n<a ")
            .map(|(folded, rest)| {
                assert!(folded.contains(title), "{folded}");
                rest.split_once('\n').unwrap()
            })
            .unwrap();
        assert!(card.ends_with(call), "{card}");
    }
}

#[test]
fn every_tag_is_closed() {
    let page = help_html();
    let mut open: Vec<&str> = Vec::new();
    for piece in page.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap();
        let name = tag
            .trim_start_matches('/')
            .split([' ', '\n'])
            .next()
            .unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "at </{name}>");
        } else if !tag.ends_with('/') && !["meta", "link", "!doctype"].contains(&name) {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}
