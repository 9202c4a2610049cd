//! Rules of the house for every source file.

use crate::files::{File, Finding, each, finds, hold, passes, places, words};

const CODE: [&str; 6] = ["rs", "js", "mjs", "ts", "css", "html"];

/// These files name what they forbid.
const RULES: [&str; 1] = ["tests/tree/"];

/// A file says in one sentence what it is. The tests of a module beside it say it by their name.
fn heading(file: &File) -> Vec<Finding> {
    let first = file.text.lines().next().unwrap_or_default();
    let is_said = first.starts_with("//! ") || first.starts_with("#![doc = include_str!");
    match is_said {
        true => Vec::new(),
        false => vec![(1, "begins with no `//!` sentence".into())],
    }
}

#[test]
fn every_file_has_a_heading() {
    hold(heading, |file| {
        file.ends(&["rs"]) && !file.path.ends_with("/tests.rs")
    });
}

#[test]
fn heading_can_fail() {
    finds(heading, "a.rs", "use std::fmt;");
    finds(heading, "a.rs", "");
    finds(heading, "a.rs", "//!\n//! Late.");
    passes(heading, "a.rs", "//! What it is.\n");
    passes(
        heading,
        "lib.rs",
        "#![doc = include_str!(\"../README.md\")]\n",
    );
}

const LONGEST: usize = 400;

fn length(file: &File) -> Vec<Finding> {
    let lines = file.text.lines().count();
    if lines > LONGEST {
        vec![(lines, format!("{lines} lines, more than {LONGEST}"))]
    } else {
        Vec::new()
    }
}

#[test]
fn no_file_is_long() {
    hold(length, |file| file.ends(&CODE));
}

#[test]
fn length_can_fail() {
    finds(length, "a.rs", &"x\n".repeat(LONGEST + 1));
    passes(length, "a.rs", &"x\n".repeat(LONGEST));
}

/// Nothing is left for later, and no test is left out.
fn finished(file: &File) -> Vec<Finding> {
    let mut found = words(&file.text, &["TODO", "FIXME", "XXX"]);
    if file.ends(&["rs"]) {
        found.extend(places(
            &file.text,
            &["todo!", "unimplemented!", "#[ignore", "#![ignore"],
        ));
    }
    if file.ends(&["js", "mjs", "ts"]) {
        let left_out = [".skip(", ".only(", ".fixme(", "waitForTimeout"];
        found.extend(places(&file.text, &left_out));
    }
    each(found, "finish it, or take it out")
}

#[test]
fn everything_is_finished() {
    hold(finished, |file| {
        let is_text = file.ends(&CODE) || file.ends(&["md", "toml", "json", "conf"]);
        is_text && !file.path.ends_with("package-lock.json") && !file.is_in(&RULES)
    });
}

#[test]
fn finished_can_fail() {
    finds(finished, "a.rs", "// TODO: later");
    finds(finished, "a.css", "/* FIXME */");
    finds(finished, "a.rs", "fn f() { todo!() }");
    finds(finished, "a.rs", "#[ignore = \"slow\"]");
    finds(finished, "a.ts", "test.skip('x', async () => {});");
    finds(finished, "a.ts", "test.describe.only('x', () => {});");
    finds(finished, "a.ts", "await page.waitForTimeout(1000);");
    passes(finished, "a.rs", "text.split(' ').skip(1)");
    passes(finished, "a.md", "Borrar todo");
}

/// A path of somebody's machine is of no use on another.
fn portable(file: &File) -> Vec<Finding> {
    let homes = ["/home/", "/Users/", "/root/", "/tmp/", "/work/", "C:\\\\"];
    let found = places(&file.text, &homes)
        .into_iter()
        .filter(|(line, home)| {
            let line = file.text.lines().nth(line - 1).unwrap_or_default();
            // `frame/work/` is a folder of ours, `/work/` somebody's.
            line.match_indices(home).any(|(at, _)| {
                let before = line[..at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
            })
        })
        .collect();
    each(found, "a path of one machine")
}

#[test]
fn no_path_of_a_machine() {
    hold(portable, |file| !file.is_in(&RULES));
}

#[test]
fn portable_can_fail() {
    finds(portable, "a.rs", "read(\"/home/ada/app\")");
    finds(portable, "a.md", "see /tmp/out.txt");
    passes(portable, "a.rs", "read(\"crates/work/a\")");
}

/// Locked packages come from where everybody gets them.
fn locked(file: &File) -> Vec<Finding> {
    let public = [
        "https://registry.npmjs.org/",
        "registry+https://github.com/rust-lang/crates.io-index\"",
    ];
    let lines = file.text.lines().enumerate();
    lines
        .filter(|(_, line)| line.contains("\"resolved\": ") || line.starts_with("source = "))
        .filter(|(_, line)| !public.iter().any(|from| line.contains(from)))
        .map(|(line, text)| (line + 1, format!("from elsewhere: {}", text.trim())))
        .collect()
}

#[test]
fn packages_come_from_public_registries() {
    hold(locked, |file| {
        file.path.ends_with("package-lock.json") || file.path == "Cargo.lock"
    });
}

#[test]
fn locked_can_fail() {
    finds(
        locked,
        "package-lock.json",
        "  \"resolved\": \"http://10.0.0.1/a.tgz\",",
    );
    finds(
        locked,
        "Cargo.lock",
        "source = \"git+https://example.org/a\"",
    );
    passes(
        locked,
        "Cargo.lock",
        "source = \"registry+https://github.com/rust-lang/crates.io-index\"",
    );
}
