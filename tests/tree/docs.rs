//! What the pages about the code name is there.

use crate::files::{File, Finding, finds, hold, line_of, passes};
use std::path::Path;

const FOLDERS: [&str; 10] = [
    ".cargo/", "content/", "crates/", "deploy/", "docs/", "end2end/", "public/", "src/", "style/",
    "tests/",
];

fn exists(path: &str) -> bool {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists()
}

/// What stands between two marks, with its place.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(open).map(|at| from + at + open.len()) {
        let Some(length) = text[start..].find(close) else {
            break;
        };
        found.push((start, &text[start..start + length]));
        from = start + length + close.len();
    }
    found
}

/// Paths in code marks begin at the root; links begin beside the page.
fn named(file: &File) -> Vec<Finding> {
    let beside = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut findings = Vec::new();
    let mut miss = |at: usize, path: &str| {
        findings.push((line_of(&file.text, at), format!("{path} is not there")));
    };
    for (at, path) in between(&file.text, "`", "`") {
        let is_path = FOLDERS.iter().any(|folder| path.starts_with(folder));
        let is_one = !path.contains(|c: char| c.is_whitespace() || "{}*<>…".contains(c));
        if is_path && is_one && !exists(path) {
            miss(at, path);
        }
    }
    for (at, link) in between(&file.text, "](", ")") {
        let path = link.split('#').next().unwrap_or_default();
        let is_own = !path.is_empty() && !path.contains(':');
        if is_own && !exists(&format!("{beside}/{path}")) && !exists(&resolved(beside, path)) {
            miss(at, link);
        }
    }
    for (at, picture) in between(&file.text, "src=\"", "\"") {
        // The pictures are taken by `cargo xtask shots`: either all are there, or none yet.
        let folder = picture.rsplit_once('/').map_or("", |(folder, _)| folder);
        if picture.starts_with("docs/") && exists(folder) && !exists(picture) {
            miss(at, picture);
        }
    }
    findings
}

/// `docs/decisions` and `../a.md` is `docs/a.md`; the empty folder is the root.
fn resolved(beside: &str, path: &str) -> String {
    let mut parts: Vec<&str> = beside.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn pages_name_what_is_there() {
    // A page of Learn links to screens; `src/pages/learn.rs` looks whether they are there.
    hold(named, |file| {
        file.ends(&["md"]) && !file.is_in(&["end2end/", "content/learn/"])
    });
}

#[test]
fn named_can_fail() {
    finds(named, "README.md", "see `src/nowhere.rs`");
    finds(named, "README.md", "see [this](docs/nowhere.md)");
    finds(named, "docs/decisions/a.md", "see [this](../nowhere.md)");
    finds(named, "README.md", "<img src=\"docs/nowhere.png\" />");
    passes(
        named,
        "README.md",
        "see `src/main.rs` and [this](docs/vault-format.md#ids), `/src/`",
    );
    passes(
        named,
        "docs/decisions/a.md",
        "see [this](../vault-format.md), [that](https://a.b/c)",
    );
    passes(named, "README.md", "as in `content/locales/{en,es}.json`");
}

/// The table under *Where is…?*: each column's folder stands in its second row.
fn table(file: &File) -> Vec<Finding> {
    let rows = file.text.lines().enumerate();
    let rows: Vec<_> = rows
        .skip_while(|(_, line)| !line.starts_with("| in |"))
        .take_while(|(_, line)| line.starts_with('|'))
        .map(|(line, text)| (line + 1, cells(text)))
        .collect();
    let Some(((line, folders), rows)) = rows.split_first() else {
        return vec![(1, "no table of where things are".into())];
    };
    let mut findings = Vec::new();
    for (line, row) in rows {
        for (folder, name) in folders.iter().zip(row).skip(1) {
            let path = format!("{folder}{name}");
            if *name != "–" && !exists(&path) {
                findings.push((*line, format!("{path} is not there")));
            }
        }
    }
    if rows.is_empty() {
        findings.push((*line, "the table is empty".into()));
    }
    findings
}

fn cells(row: &str) -> Vec<&str> {
    let cells = row.trim().trim_matches('|').split('|');
    cells.map(|cell| cell.trim().trim_matches('`')).collect()
}

#[test]
fn the_table_of_nouns_leads_somewhere() {
    hold(table, |file| file.path == "README.md");
}

#[test]
fn table_can_fail() {
    let table_of = |name: &str| {
        format!("| | rule |\n|---|---|\n| in | `crates/domain/src/` |\n| X | `{name}` |")
    };
    finds(table, "README.md", &table_of("nowhere.rs"));
    finds(table, "README.md", "no table");
    passes(table, "README.md", &table_of("today.rs"));
}
