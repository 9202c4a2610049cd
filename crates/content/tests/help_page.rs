//! `help.html`: whole, in both languages, with nothing that could fail to load but its style.

#![allow(clippy::unwrap_used)]

use content::help_html;

#[track_caller]
fn place(page: &str, part: &str) -> usize {
    page.find(part)
        .unwrap_or_else(|| panic!("{part} is not on the page"))
}

#[test]
fn the_calls_come_before_everything() {
    let page = help_html();
    let english = place(&page, "<section class=\"stack\" id=\"en\" lang=\"en\">");
    let spanish = place(&page, "<section class=\"stack\" id=\"es\" lang=\"es\">");
    let calls = [
        place(&page, "href=\"tel:911\""),
        place(&page, "href=\"tel:988\""),
        place(&page, "href=\"sms:988\""),
    ];
    assert!(calls.is_sorted() && calls[2] < english && english < spanish);
    for (part, words) in [
        (&page[english..spanish], "Call 988"),
        (&page[spanish..], "Llamar al 988"),
    ] {
        for number in [
            "tel:911",
            "tel:988",
            "sms:988",
            "tel:18006564673",
            "tel:116123",
            "tel:*4141",
        ] {
            place(part, &format!("href=\"{number}\""));
        }
        place(part, words);
        place(part, "href=\"/\"");
        place(part, "2026");
    }
    assert!(!page.contains("623-473-7433"));
}

#[test]
fn nothing_runs_and_nothing_is_fetched_from_elsewhere() {
    let page = help_html();
    for absent in [
        "<script",
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
