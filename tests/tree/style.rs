//! Rules of the style sheets: one order of layers, no ids, nothing forced.

use crate::code::bare;
use crate::files::{File, Finding, each, finds, hold, line_of, passes, places, words};

const ORDER: &str = "style/layers.css";

/// The layer that a sheet's rules stand in: that of its folder, or of its name.
fn layer(path: &str) -> &str {
    let below = path.trim_start_matches("style/");
    let name = below.split('/').next().unwrap_or_default();
    name.trim_end_matches(".css")
}

/// The statements of a sheet outside any block, with the offset of each: `@layer base`, `.card`.
fn outermost(css: &str) -> Vec<(usize, &str)> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in css.char_indices() {
        match c {
            '{' => {
                if depth == 0 {
                    found.push((start, &css[start..at]));
                }
                depth += 1;
            }
            '}' => {
                depth -= 1;
                start = at + 1;
            }
            ';' if depth == 0 => {
                found.push((start, &css[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push((start, &css[start..]));
    found.retain(|(_, statement)| !statement.trim().is_empty());
    found
}

fn layered(file: &File) -> Vec<Finding> {
    let css = bare(&file.path, &file.text);
    let wanted = format!("@layer {}", layer(&file.path));
    let place = |at: usize, statement: &str| {
        let indent = statement.len() - statement.trim_start().len();
        line_of(&css, at + indent)
    };
    outermost(&css)
        .into_iter()
        .filter(|(_, statement)| statement.trim() != wanted)
        .map(|(at, statement)| {
            let line = place(at, statement);
            (
                line,
                format!("`{}` stands outside `{wanted}`", statement.trim()),
            )
        })
        .collect()
}

#[test]
fn every_rule_stands_in_its_layer() {
    hold(layered, |file| {
        file.is_in(&["style/"]) && file.path != ORDER
    });
}

#[test]
fn every_layer_is_in_the_order() {
    let files = crate::files::all();
    let order = files.iter().find(|file| file.path == ORDER).expect(ORDER);
    let css = bare(ORDER, &order.text);
    let named: Vec<_> = css
        .trim()
        .trim_start_matches("@layer")
        .trim_end_matches(';')
        .split(',')
        .collect();
    let named: Vec<_> = named.into_iter().map(str::trim).collect();
    for file in files
        .iter()
        .filter(|file| file.is_in(&["style/"]) && file.path != ORDER)
    {
        assert!(
            named.contains(&layer(&file.path)),
            "{} has no layer in {ORDER}",
            file.path
        );
    }
}

#[test]
fn layered_can_fail() {
    finds(layered, "style/components/card.css", ".card { color: red }");
    finds(
        layered,
        "style/components/card.css",
        "@layer base { .card { color: red } }",
    );
    finds(
        layered,
        "style/base.css",
        "@layer base { a { b: c } }\n@media print { a { b: c } }",
    );
    finds(
        layered,
        "style/base.css",
        "@import \"other.css\";\n@layer base { a { b: c } }",
    );
    passes(
        layered,
        "style/components/card.css",
        "/* A card. */\n@layer components { .card { @media print { a: b } } }",
    );
    passes(
        layered,
        "style/print.css",
        "@layer print { a::before { content: \"}\" } }",
    );
}

/// What is in front of a block, and what is declared in one.
fn preludes(css: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    let mut found = Vec::new();
    for (at, c) in css.char_indices() {
        if c == '{' {
            found.push((start, &css[start..at]));
        }
        if matches!(c, '{' | '}' | ';') {
            start = at + 1;
        }
    }
    found
}

fn plain(file: &File) -> Vec<Finding> {
    let css = bare(&file.path, &file.text);
    let mut findings = each(places(&css, &["!important"]), "let the layers decide");
    for (at, prelude) in preludes(&css) {
        if let Some(id) = prelude.find('#') {
            findings.push((
                line_of(&css, at + id),
                format!("an id as a selector: {}", prelude.trim()),
            ));
        }
    }
    findings
}

#[test]
fn no_id_and_nothing_forced() {
    hold(plain, |file| file.is_in(&["style/"]) && file.ends(&["css"]));
}

#[test]
fn plain_can_fail() {
    finds(
        plain,
        "style/base.css",
        "@layer base { #app { color: red } }",
    );
    finds(
        plain,
        "style/base.css",
        "@layer base { .a, main #b > c { color: red } }",
    );
    finds(plain, "style/base.css", "a { color: red !important }");
    passes(
        plain,
        "style/base.css",
        "a { color: #fff; background: url(\"#a\") }",
    );
}

/// Left and right change sides with the script; start and end do not.
fn logical(file: &File) -> Vec<Finding> {
    let css = bare(&file.path, &file.text);
    let physical = [
        "border-bottom",
        "border-left",
        "border-right",
        "border-top",
        "margin-bottom",
        "margin-left",
        "margin-right",
        "margin-top",
        "padding-bottom",
        "padding-left",
        "padding-right",
        "padding-top",
    ];
    let mut found = Vec::new();
    for word in physical {
        found.extend(words(&css, &[word]));
    }
    found.extend(places(
        &css,
        &["text-align: left", "text-align: right", "float:"],
    ));
    each(found, "say start and end, of inline or block")
}

#[test]
fn sides_are_logical() {
    hold(logical, |file| {
        file.is_in(&["style/"]) && file.ends(&["css"])
    });
}

#[test]
fn logical_can_fail() {
    finds(logical, "style/base.css", "a { margin-left: 1rem }");
    finds(logical, "style/base.css", "a { text-align: right }");
    passes(
        logical,
        "style/base.css",
        "a { margin-inline-start: 1rem; text-align: end }",
    );
}
