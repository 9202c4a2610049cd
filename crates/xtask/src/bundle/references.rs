//! Where one file names another: a path between quotes, or inside `url(…)`.

use anyhow::{Result, bail};

/// A path as written in a text, and the file it means.
struct Reference<'a> {
    before: &'a str,
    written: &'a str,
    target: String,
    tail: &'a str,
}

/// The files that `text`, itself the file `from`, may name.
pub fn find<'a>(text: &'a str, from: &'a str) -> impl Iterator<Item = String> + 'a {
    References { rest: text, from }.map(|reference| reference.target)
}

/// `text` with each name of a file replaced by what `address` gives for it.
pub fn rewrite(text: &str, from: &str, address: impl Fn(&str) -> Option<String>) -> String {
    let mut written = String::with_capacity(text.len());
    let mut references = References { rest: text, from };
    for reference in references.by_ref() {
        written.push_str(reference.before);
        match address(&reference.target) {
            Some(address) => {
                written.push_str(&address);
                written.push_str(reference.tail);
            }
            None => written.push_str(reference.written),
        }
    }
    written + references.rest
}

/// An error if a stylesheet or a page asks for a file that is not there.
pub fn check(text: &str, from: &str, is_here: impl Fn(&str) -> bool) -> Result<()> {
    let asks = |before: &str| {
        let before = before.trim_end_matches(['"', '\'']);
        match from.rsplit_once('.') {
            Some((_, "css")) => before.ends_with("url("),
            Some((_, "html")) => before.ends_with(" src=") || before.ends_with(" href="),
            _ => false,
        }
    };
    for reference in (References { rest: text, from }) {
        let is_file = reference
            .target
            .rsplit_once('.')
            .is_some_and(|(_, extension)| !extension.contains('/'));
        if asks(reference.before) && is_file && !is_here(&reference.target) {
            bail!("{from} asks for {}, which is not there", reference.written);
        }
    }
    Ok(())
}

struct References<'a> {
    rest: &'a str,
    from: &'a str,
}

impl<'a> Iterator for References<'a> {
    type Item = Reference<'a>;

    fn next(&mut self) -> Option<Reference<'a>> {
        let text = self.rest;
        let mut at = 0;
        loop {
            let start = at + text[at..].find(['"', '\'', '`', '('])? + 1;
            let length = text[start..]
                .find(|letter: char| !is_path_letter(letter))
                .unwrap_or(text.len() - start);
            let end = start + length;
            let written = &text[start..end];
            let closes = text[end..].starts_with(['"', '\'', '`', ')']);
            let path_length = written.find(['?', '#']).unwrap_or(length);
            let (path, tail) = written.split_at(path_length);
            if closes && let Some(target) = resolve(path, self.from) {
                self.rest = &text[end..];
                return Some(Reference {
                    before: &text[..start],
                    written,
                    target,
                    tail,
                });
            }
            at = start;
        }
    }
}

fn is_path_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-_./@+~?#=&".contains(letter)
}

/// The file below the root that `path` means when written in `from`.
fn resolve(path: &str, from: &str) -> Option<String> {
    if path.is_empty() || path.starts_with("//") || path.ends_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    if path.starts_with('/') {
        parts.clear();
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
