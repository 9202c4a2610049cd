//! Files renamed by their final bytes, leaves first, so that a name never outlives its contents.

use super::{hex, references};
use crate::tree::Files;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Files under their final names, and how they were called before.
#[derive(Debug, Default)]
pub struct Named {
    /// Final name to final bytes.
    pub files: Files,
    /// Name before to final name.
    names: BTreeMap<String, String>,
}

impl Named {
    /// The address of what was called `name` before.
    pub fn address(&self, name: &str) -> Result<String> {
        let named = self.names.get(name);
        let named = named.with_context(|| format!("the build has no {name}"))?;
        Ok(format!("/{named}"))
    }

    /// Name before to address, of the files whose name changed.
    pub fn hashed(&self) -> BTreeMap<&str, String> {
        let changed = self.names.iter().filter(|(before, after)| before != after);
        changed
            .map(|(before, after)| (before.as_str(), format!("/{after}")))
            .collect()
    }

    /// Adds one more file, which may name any that are here already.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let bytes = match text_of(name, &bytes)? {
            None => bytes,
            Some(text) => {
                references::check(text, name, |target| self.names.contains_key(target))?;
                references::rewrite(text, name, |target| {
                    self.names.get(target).map(|named| format!("/{named}"))
                })
                .into_bytes()
            }
        };
        self.place(name, bytes);
        Ok(())
    }

    /// Adds one more file without looking for names in it.
    pub fn place(&mut self, name: &str, bytes: Vec<u8>) {
        let named = if is_fixed(name) {
            name.to_owned()
        } else {
            hashed_name(name, &bytes)
        };
        self.names.insert(name.to_owned(), named.clone());
        self.files.insert(named, bytes);
    }
}

/// Whether a file keeps its name, because people, browsers or hosts know it by that name.
pub fn is_fixed(name: &str) -> bool {
    name.ends_with(".html")
        || name.starts_with("icons/")
        || name.starts_with("apple-touch-icon")
        || name.starts_with("favicon")
        || matches!(
            name,
            "sw.js" | "manifest.webmanifest" | "_headers" | "robots.txt"
        )
}

/// Renames all of `files`; those that name others come after them.
pub fn by_content(files: Files) -> Result<Named> {
    let mut targets = BTreeMap::new();
    for (name, bytes) in &files {
        let found: BTreeSet<String> = match text_of(name, bytes)? {
            None => BTreeSet::new(),
            Some(text) => references::find(text, name)
                .filter(|target| target != name && files.contains_key(target))
                .collect(),
        };
        targets.insert(name.clone(), found);
    }
    let mut named = Named::default();
    let mut files = files;
    while !targets.is_empty() {
        let ready: Vec<String> = targets
            .iter()
            .filter(|(_, needs)| needs.iter().all(|need| !targets.contains_key(need)))
            .map(|(name, _)| name.clone())
            .collect();
        if ready.is_empty() {
            let circle: Vec<&str> = targets.keys().map(String::as_str).collect();
            bail!(
                "these files name each other in a circle: {}",
                circle.join(", ")
            );
        }
        for name in ready {
            targets.remove(&name);
            let bytes = files.remove(&name).unwrap_or_default();
            named.add(&name, bytes)?;
        }
    }
    Ok(named)
}

/// `words.en.json` becomes `words.en.<first 16 digits of SHA-256>.json`.
fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let digest = hex(&Sha256::digest(bytes));
    let (folder, file) = name
        .rsplit_once('/')
        .map_or(("", name), |(folder, file)| (folder, file));
    let file = match file.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{}.{extension}", &digest[..16]),
        None => format!("{file}.{}", &digest[..16]),
    };
    if folder.is_empty() {
        file
    } else {
        format!("{folder}/{file}")
    }
}

/// The text of a file of the kinds that name other files.
fn text_of<'a>(name: &str, bytes: &'a [u8]) -> Result<Option<&'a str>> {
    const KINDS: [&str; 5] = [".html", ".css", ".js", ".svg", ".webmanifest"];
    if !KINDS.iter().any(|kind| name.ends_with(kind)) {
        return Ok(None);
    }
    let text = std::str::from_utf8(bytes).with_context(|| format!("{name} is not text"))?;
    Ok(Some(text))
}
