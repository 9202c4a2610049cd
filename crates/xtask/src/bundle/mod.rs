//! From the files Trunk staged to the files a host serves: one pure function over bytes.

pub mod compress;
pub mod css;
pub mod headers;
pub mod names;
mod references;
mod script;

use crate::tree::Files;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// The line in `boot.js` and `sw.js` that the build replaces.
const PLACE: &str = "const BUILD = null;";

/// Names every file by its bytes, fills in `boot.js`, `sw.js` and `_headers`.
///
/// `development` builds tell the page not to start the service worker.
pub fn finish(staged: &Files, development: bool) -> Result<Files> {
    // The build's id is drawn from all final bytes, the service worker's own text among
    // them, with the id itself left blank.
    let blank = assemble(staged, development, "")?;
    let mut digest = Sha256::new();
    for (name, bytes) in &blank {
        digest.update(name.as_bytes());
        digest.update([0]);
        digest.update(Sha256::digest(bytes));
    }
    let id = &hex(&digest.finalize())[..16];
    assemble(staged, development, id)
}

fn assemble(staged: &Files, development: bool, id: &str) -> Result<Files> {
    let mut rest = staged.clone();
    let mut take = |name: &str| {
        let bytes = rest.remove(name);
        let bytes = bytes.with_context(|| format!("the build has no {name}"))?;
        String::from_utf8(bytes).with_context(|| format!("{name} is not text"))
    };
    let boot = take("boot.js")?;
    let worker = take("sw.js")?;
    let index = take("index.html")?;

    let mut named = names::by_content(rest)?;
    let build = json!({
        "id": id,
        "development": development,
        "glue": named.address("homeward.js")?,
        "wasm": named.address("homeward_bg.wasm")?,
        "names": named.hashed(),
    });
    let boot = fill(&boot, "boot.js", &build)?;
    named.place("boot.js", boot.into_bytes());
    named.add("index.html", drop_trunk_links(&index).into_bytes())?;

    let mut files = named.files;
    let precache = precache(&files);
    let worker = fill(&worker, "sw.js", &json!({ "id": id, "files": precache }))?;
    files.insert("sw.js".to_owned(), worker.into_bytes());
    // Cloudflare Pages reads a hundred rules.
    if files.len() > 95 {
        bail!(
            "{} files are more than a host's headers file takes",
            files.len()
        );
    }
    let headers = headers::text(files.keys().map(String::as_str));
    files.insert("_headers".to_owned(), headers.into_bytes());
    Ok(files)
}

/// Puts `build` where the template leaves its place.
fn fill(template: &str, name: &str, build: &Value) -> Result<String> {
    if template.matches(PLACE).count() != 1 {
        bail!("{name} must hold the line `{PLACE}` once");
    }
    let filled = template.replace(PLACE, &format!("const BUILD = {build};"));
    script::compact(&filled, name)
}

/// Address to SHA-256 of everything the service worker keeps; the shell is kept as `/`.
fn precache(files: &Files) -> Map<String, Value> {
    let mut kept = Map::new();
    for (name, bytes) in files {
        let address = match name.as_str() {
            "index.html" => "/".to_owned(),
            other => format!("/{other}"),
        };
        kept.insert(address, Value::String(hex(&Sha256::digest(bytes))));
    }
    kept
}

/// Drops the `<link data-trunk …>` lines that Trunk leaves when it injects no scripts.
fn drop_trunk_links(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<link") {
        let end = rest[start..]
            .find('>')
            .map_or(rest.len(), |end| start + end + 1);
        kept.push_str(&rest[..start]);
        if !rest[start..end].contains("data-trunk") {
            kept.push_str(&rest[start..end]);
        }
        rest = &rest[end..];
    }
    kept + rest
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
