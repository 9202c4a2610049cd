//! The files of the tree, and what a rule says of one.

use std::fs;
use std::path::Path;

/// A text file of the tree.
pub struct File {
    /// Below the root, with `/` between parts.
    pub path: String,
    pub text: String,
}

impl File {
    pub fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Whether it lies in one of these folders, which end in `/`, or is one of these files.
    pub fn is_in(&self, folders: &[&str]) -> bool {
        let lies_in = |folder: &&str| match folder.ends_with('/') {
            true => self.path.starts_with(*folder),
            false => self.path == *folder,
        };
        folders.iter().any(lies_in)
    }

    /// Whether its name ends so: `rs`, `css`.
    pub fn ends(&self, ends: &[&str]) -> bool {
        let end = self.path.rsplit('.').next().unwrap_or_default();
        ends.contains(&end)
    }
}

/// What is wrong, and on which line, counted from 1.
pub type Finding = (usize, String);

/// What is wrong with a file, if anything.
pub type Rule = fn(&File) -> Vec<Finding>;

/// Made by tools or kept by them; not ours to rule over.
const PASSED_OVER: [&str; 8] = [
    ".git",
    "dist",
    "node_modules",
    "playwright-report",
    "shots",
    "target",
    "test-results",
    "pictures",
];

/// Every text file below the root.
pub fn all() -> Vec<File> {
    let mut files = Vec::new();
    read(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut files);
    assert!(files.len() > 100, "this is not the whole tree");
    files
}

fn read(folder: &Path, above: &str, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if PASSED_OVER.contains(&name.as_ref()) {
            continue;
        }
        let below = format!("{above}{name}");
        if path.is_dir() {
            read(&path, &format!("{below}/"), files);
        } else if let Ok(text) = fs::read_to_string(&path) {
            files.push(File { path: below, text });
        }
    }
}

/// Holds every file that is `wanted` to a rule.
#[track_caller]
pub fn hold(rule: Rule, wanted: fn(&File) -> bool) {
    let files: Vec<_> = all().into_iter().filter(wanted).collect();
    assert!(!files.is_empty(), "the rule holds for no file");
    let findings: Vec<_> = files
        .iter()
        .flat_map(|file| {
            let findings = rule(file).into_iter();
            findings.map(|(line, what)| format!("{}:{line}: {what}", file.path))
        })
        .collect();
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

/// The rule finds something in this.
#[track_caller]
pub fn finds(rule: Rule, path: &str, text: &str) {
    assert!(!rule(&File::new(path, text)).is_empty(), "{path}: {text}");
}

/// The rule finds nothing in this.
#[track_caller]
pub fn passes(rule: Rule, path: &str, text: &str) {
    let findings = rule(&File::new(path, text));
    assert!(findings.is_empty(), "{path}: {text}\n{findings:?}");
}

/// Every place where one of these stands, as (line, which).
pub fn places<'a>(text: &str, needles: &[&'a str]) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    for needle in needles {
        let at = text.match_indices(needle).map(|(at, _)| at);
        found.extend(at.map(|at| (line_of(text, at), *needle)));
    }
    found.sort();
    found
}

/// Every place where one of these stands as a word of its own.
pub fn words<'a>(text: &str, needles: &[&'a str]) -> Vec<(usize, &'a str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for needle in needles {
        for (at, _) in text.match_indices(needle) {
            let before = text[..at].chars().next_back();
            let after = text[at + needle.len()..].chars().next();
            let starts = needle.starts_with(is_part);
            let ends = needle.ends_with(is_part);
            if !(starts && before.is_some_and(is_part) || ends && after.is_some_and(is_part)) {
                found.push((line_of(text, at), *needle));
            }
        }
    }
    found.sort();
    found
}

/// The line of a place, counted from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Findings that say the same of each place.
pub fn each(places: Vec<(usize, &str)>, why: &str) -> Vec<Finding> {
    let say = |(line, what): (usize, &str)| (line, format!("{what}: {why}"));
    places.into_iter().map(say).collect()
}

#[test]
fn words_stand_on_their_own() {
    assert_eq!(words("a skip b\nskipper .skip(", &["skip"]).len(), 2);
    assert_eq!(
        words("todo!() x.todo!", &["todo!"]),
        [(1, "todo!"), (1, "todo!")]
    );
    assert_eq!(places("one\ntwo one", &["one"]), [(1, "one"), (2, "one")]);
}
