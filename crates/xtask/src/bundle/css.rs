//! All of `style/` as one stylesheet, in the order of its layers.

use crate::tree::Files;
use anyhow::{Context, Result};

/// The order of files and folders; what is not listed comes in between, by name.
const FIRST: [&str; 4] = ["layers.css", "tokens.css", "reset.css", "base.css"];
const FOLDERS: [&str; 2] = ["components/", "pages/"];
const LAST: &str = "print.css";

/// One stylesheet from the files of `style/`.
pub fn bundle(style: &Files) -> Result<String> {
    let mut names: Vec<&String> = style.keys().filter(|name| name.ends_with(".css")).collect();
    names.sort_by_key(|name| (rank(name), name.as_str()));
    let mut sheet = String::new();
    for name in names {
        let text = std::str::from_utf8(&style[name])
            .with_context(|| format!("style/{name} is not text"))?;
        sheet.push_str(&compact(text));
    }
    Ok(sheet)
}

fn rank(name: &str) -> usize {
    if let Some(place) = FIRST.iter().position(|first| *first == name) {
        return place;
    }
    if name == LAST {
        return usize::MAX;
    }
    let folder = FOLDERS.iter().position(|folder| name.starts_with(folder));
    FIRST.len() + folder.map_or(0, |place| place + 1)
}

/// `text` without comments, indentation and blank lines.
fn compact(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut quote = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match quote {
            Some(open) => {
                kept.push(letter);
                if letter == '\\' {
                    kept.extend(letters.next());
                } else if letter == open {
                    quote = None;
                }
            }
            None if letter == '/' && letters.peek() == Some(&'*') => {
                letters.next();
                let mut before = ' ';
                for letter in letters.by_ref() {
                    if before == '*' && letter == '/' {
                        break;
                    }
                    before = letter;
                }
            }
            None => {
                if letter == '"' || letter == '\'' {
                    quote = Some(letter);
                }
                kept.push(letter);
            }
        }
    }
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}
