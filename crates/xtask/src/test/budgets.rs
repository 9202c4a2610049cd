//! What a phone has to fetch, in compressed kilobytes, and how much it may be.

use super::tally::Tally;
use crate::bundle::compress;
use crate::{dist, say, tree};
use anyhow::{Result, bail};

/// The wasm alone; why so much, and where it ends: docs/decisions/size-of-the-start.md.
const WASM: usize = 260_000;
/// Everything before the app is usable: shell, style, scripts, wasm, one language, typeface.
const START: usize = 340_000;
/// Each file of wasm that is fetched once the first screen stands: a chunk, or what chunks share. There
/// is none on their sum: the service worker keeps them all.
const CHUNK: usize = 160_000;

/// Prints each part and checks the sums.
pub fn run(_: &[String]) -> Result<Tally> {
    dist::build_if_changed()?;
    let mut parts: Vec<(String, usize)> = Vec::new();
    let mut chunks: Vec<(String, usize)> = Vec::new();
    for (name, bytes) in tree::read(&tree::dist())? {
        if is_needed_first(&name) {
            parts.push((name.clone(), size_of(&name, &bytes)?));
        }
        if is_chunk(&name) {
            let size = size_of(&name, &bytes)?;
            chunks.push((name, size));
        }
    }
    keep_larger_words(&mut parts);
    for (name, size) in &parts {
        eprintln!("  {:>9}  {name}", say::kilobytes(*size));
    }
    let of = |wanted: fn(&str) -> bool| -> usize {
        parts
            .iter()
            .filter(|(name, _)| wanted(name))
            .map(|(_, size)| size)
            .sum()
    };
    let wasm = check("wasm", of(|name| name.ends_with(".wasm")), WASM);
    let start = check("all before the app is usable", of(|_| true), START);
    if chunks.len() < 2 {
        bail!("the app was not cut into chunks");
    }
    let mut sum = wasm + start;
    for (name, size) in &chunks {
        sum = sum + check(name, *size, CHUNK);
    }
    let all: usize = chunks.iter().map(|(_, size)| size).sum();
    eprintln!("  {}, brotli: all chunks", say::kilobytes(all));
    Ok(sum)
}

/// What of a file goes over the line.
fn size_of(name: &str, bytes: &[u8]) -> Result<usize> {
    match compress::is_compressible(name) {
        true => Ok(compress::brotli(bytes)?.len()),
        false => Ok(bytes.len()),
    }
}

fn check(what: &str, size: usize, most: usize) -> Tally {
    let (size_said, most_said) = (say::kilobytes(size), say::kilobytes(most));
    eprintln!("  {size_said} of at most {most_said}, brotli: {what}");
    if size <= most {
        Tally::PASSED
    } else {
        Tally::FAILED
    }
}

fn is_chunk(name: &str) -> bool {
    let is_cut = name.starts_with("split_") || name.starts_with("chunk_");
    is_cut && name.ends_with(".wasm")
}

fn is_needed_first(name: &str) -> bool {
    let is_start = [
        "boot.",
        "homeward.",
        "homeward_bg.",
        "snippets/",
        "style.",
        "words.",
    ]
    .iter()
    .any(|start| name.starts_with(start));
    let is_copy = name.ends_with(".br") || name.ends_with(".gz");
    !is_copy && (is_start || name == "index.html" || name.ends_with(".woff2"))
}

/// A reader fetches one language: the larger stands for both.
fn keep_larger_words(parts: &mut Vec<(String, usize)>) {
    let is_words = |name: &str| name.starts_with("words.");
    let words = parts.iter().filter(|(name, _)| is_words(name));
    let largest = words
        .max_by_key(|(_, size)| *size)
        .map(|(name, _)| name.clone());
    parts.retain(|(name, _)| !is_words(name) || Some(name) == largest.as_ref());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: bool) {
        assert_eq!(is_needed_first(name), expected, "{name}");
    }

    #[test]
    fn what_a_first_visit_waits_for_is_counted() {
        check("index.html", true);
        check("homeward_bg.0a.wasm", true);
        check("homeward_bg.0a.wasm.br", false);
        check("fonts/atkinson.0a.woff2", true);
        check("help.html", false);
        check("icons/icon-512.png", false);
        check("sw.js", false);
        check("deriver_bg.0a.wasm", false);
        check("split_plan.0a.wasm", false);
    }

    #[test]
    fn chunks_and_what_they_share_are_counted() {
        assert!(is_chunk("split_plan.0a.wasm") && is_chunk("chunk_1.0a.wasm"));
        assert!(!is_chunk("split_plan.0a.wasm.br") && !is_chunk("homeward_bg.0a.wasm"));
    }

    #[test]
    fn one_language_is_counted_the_larger() {
        let part = |name: &str, size| (name.to_owned(), size);
        let mut parts = vec![
            part("style.1.css", 1),
            part("words.en.1.json", 2),
            part("words.es.1.json", 3),
        ];
        keep_larger_words(&mut parts);
        assert_eq!(parts, [part("style.1.css", 1), part("words.es.1.json", 3)]);
    }
}
