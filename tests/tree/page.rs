//! Rules of what stands on a page: nothing inline, zoom as the reader likes, words from content.

use crate::code::without_comments;
use crate::files::{File, Finding, each, finds, hold, line_of, passes, places};

/// Every opening tag of these names, with its line: `<input …>`, closures and all.
pub fn tags<'a>(text: &'a str, name: &str) -> Vec<(usize, &'a str)> {
    let open = format!("<{name}");
    let starts = text.match_indices(&open).map(|(at, _)| at);
    starts
        .filter(|at| {
            let next = text[at + open.len()..].chars().next();
            next.is_none_or(|c| c.is_whitespace() || matches!(c, '>' | '/'))
        })
        .map(|at| (line_of(text, at), &text[at..at + tag_end(&text[at..])]))
        .collect()
}

/// A tag ends at the first `>` outside strings and braces that is not part of `=>` or `->`.
fn tag_end(tag: &str) -> usize {
    let (mut depth, mut is_quoted, mut before) = (0_i32, false, ' ');
    for (at, c) in tag.char_indices() {
        match c {
            '"' if before != '\\' => is_quoted = !is_quoted,
            '(' | '{' | '[' if !is_quoted => depth += 1,
            ')' | '}' | ']' if !is_quoted => depth -= 1,
            '>' if !is_quoted && depth == 0 && !matches!(before, '=' | '-') => return at + 1,
            _ => {}
        }
        before = c;
    }
    tag.len()
}

/// The content policy blocks what is inline; it would be lost without a word.
fn nothing_inline(file: &File) -> Vec<Finding> {
    let text = match file.path.ends_with(".rs") {
        true => without_comments(&file.path, &file.text),
        false => file.text.clone(),
    };
    let mut found = places(
        &text,
        &[
            " style=\"",
            "\nstyle=\"",
            "javascript:",
            "inner_html",
            "<style",
        ],
    );
    let events = [
        " onclick=",
        " onload=",
        " onerror=",
        " oninput=",
        " onsubmit=",
        " onchange=",
    ];
    found.extend(places(&text, &events));
    let mut findings = each(found, "inline, which the content policy blocks");
    for (line, tag) in tags(&text, "script") {
        if !tag.contains(" src=\"/") {
            findings.push((line, format!("{tag} is inline")));
        }
    }
    findings
}

#[test]
fn no_page_holds_style_or_script() {
    hold(nothing_inline, |file| {
        file.path == "index.html"
            || file.is_in(&["public/"]) && file.ends(&["html"])
            || file.is_in(&["src/", "crates/content/src/"]) && file.ends(&["rs"])
    });
}

#[test]
fn nothing_inline_can_fail() {
    finds(nothing_inline, "index.html", "<p style=\"color: red\">");
    finds(nothing_inline, "index.html", "<script>start()</script>");
    finds(nothing_inline, "index.html", "<button onclick=\"go()\">");
    finds(
        nothing_inline,
        "src/a.rs",
        "view! { <p style=\"color: red\"></p> }",
    );
    finds(
        nothing_inline,
        "src/a.rs",
        "view! { <div inner_html=text></div> }",
    );
    passes(
        nothing_inline,
        "index.html",
        "<script src=\"/boot.js\"></script>",
    );
    passes(
        nothing_inline,
        "src/a.rs",
        "<svg style=(\"--icon\", size) on:click=go>",
    );
    passes(nothing_inline, "src/a.rs", "<header style:--sun-x=x>");
}

/// Who needs larger letters makes them larger.
fn zoom(file: &File) -> Vec<Finding> {
    let limits = ["user-scalable", "maximum-scale", "minimum-scale"];
    each(places(&file.text, &limits), "zoom is the reader's")
}

#[test]
fn zoom_is_never_disabled() {
    hold(zoom, |file| {
        file.is_in(&[
            "index.html",
            "public/",
            "src/",
            "style/",
            "crates/content/src/",
            "crates/platform/src/",
        ])
    });
}

#[test]
fn zoom_can_fail() {
    let viewport = "<meta name=\"viewport\" content=\"width=device-width, maximum-scale=1\" />";
    finds(zoom, "index.html", viewport);
    passes(
        zoom,
        "index.html",
        &viewport.replace(", maximum-scale=1", ""),
    );
}

/// The same in both languages, or both languages at once.
const SAME: [&str; 3] = ["Language / Idioma", "A−", "A+"];

/// Words on screen, and for screen readers, are never written in the code of a screen.
fn words_from_content(file: &File) -> Vec<Finding> {
    let code = without_comments(&file.path, &file.text);
    let names = [
        " aria-label=\"",
        " placeholder=\"",
        " title=\"",
        " alt=\"",
        " label=\"",
    ];
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (at, name) in names.iter().flat_map(|name| code.match_indices(name)) {
        let value = &code[at + name.len()..];
        found.push((
            line_of(&code, at),
            value.split('"').next().unwrap_or_default(),
        ));
    }
    for (line, text) in code.lines().enumerate() {
        let alone = text
            .trim()
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'));
        found.extend(alone.map(|alone| (line + 1, alone)));
    }
    found.retain(|(_, text)| text.contains(char::is_alphabetic) && !SAME.contains(text));
    each(found, "a text that is not in content/")
}

#[test]
fn every_word_comes_from_content() {
    hold(words_from_content, |file| {
        // The paths of the icons are texts too, which nobody reads.
        file.is_in(&["src/pages/", "src/components/"]) && file.path != "src/components/icon.rs"
    });
}

#[test]
fn words_from_content_can_fail() {
    finds(
        words_from_content,
        "src/pages/a.rs",
        "<button aria-label=\"Close\">",
    );
    finds(
        words_from_content,
        "src/pages/a.rs",
        "<p>\n    \"Saved\"\n</p>",
    );
    passes(
        words_from_content,
        "src/pages/a.rs",
        "<button aria-label=w.common_close()>",
    );
    passes(
        words_from_content,
        "src/pages/a.rs",
        "<p>\n    \" · \"\n</p>",
    );
}

/// What opens outside tells the other side nothing.
fn links_outside(file: &File) -> Vec<Finding> {
    let found = tags(&file.text, "a").into_iter();
    found
        .filter(|(_, tag)| tag.contains("_blank") && !tag.contains("noreferrer"))
        .map(|(line, tag)| (line, format!("{tag} lacks rel=\"noreferrer\"")))
        .collect()
}

#[test]
fn links_outside_send_no_referrer() {
    hold(links_outside, |file| {
        file.is_in(&["index.html", "public/", "src/", "crates/content/src/"])
    });
}

#[test]
fn links_outside_can_fail() {
    finds(
        links_outside,
        "src/a.rs",
        "<a href=address target=\"_blank\">",
    );
    passes(
        links_outside,
        "src/a.rs",
        "<a target=\"_blank\" rel=\"noreferrer\" href=address>",
    );
}

#[test]
fn tags_end_where_they_end() {
    let text = "<input on:change=move |_| { if a > b { c.set(1) } } type=\"radio\" /><inputs>";
    let found = tags(text, "input");
    assert_eq!(found.len(), 1);
    assert!(found[0].1.ends_with("type=\"radio\" />"), "{}", found[0].1);
    assert_eq!(tags("<a\n  href=x>y</a>", "a"), [(1, "<a\n  href=x>")]);
}
