//! An empty Leptos page, built and packed like the app: what nothing at all costs.

use crate::bundle::compress;
use crate::tree::{self, Files};
use crate::{hook, say, tools};
use anyhow::Result;
use std::path::PathBuf;

const MANIFEST: &str = include_str!("../../bench/empty/Cargo.toml.txt");
const MAIN: &str = include_str!("../../bench/empty/src/main.rs");
const INDEX: &str = include_str!("../../bench/empty/index.html");
const TRUNK: &str = "[build]\nfilehash = false\nno_sri = true\noffline = true\n";

/// Builds the page and gives the folder to serve.
pub fn build() -> Result<PathBuf> {
    let folder = tree::scratch("empty");
    let lock = std::fs::read(tree::root().join("Cargo.lock"))?;
    let sources = Files::from([
        ("Cargo.toml".to_owned(), MANIFEST.as_bytes().to_vec()),
        // The app's own lock file, so that both have the same Leptos.
        ("Cargo.lock".to_owned(), lock),
        ("Trunk.toml".to_owned(), TRUNK.as_bytes().to_vec()),
        ("index.html".to_owned(), INDEX.as_bytes().to_vec()),
        ("src/main.rs".to_owned(), MAIN.as_bytes().to_vec()),
    ]);
    tree::write(&folder, &sources)?;
    let dist = folder.join("dist");
    say::timed(
        "building an empty Leptos page: a minute the first time",
        || {
            let mut trunk = tools::trunk()?;
            // Beside the app's own, so that what both need is compiled once.
            let target = tree::root().join("target");
            trunk.current_dir(&folder).env("CARGO_TARGET_DIR", target);
            tools::done(trunk.args(["--log", "warn", "build", "--release"]))
        },
    )?;
    let mut files = tree::read(&dist)?;
    files.retain(|name, _| !name.ends_with(".br") && !name.ends_with(".gz"));
    hook::optimise(&mut files)?;
    let copies = compress::copies(&files)?;
    files.extend(copies);
    tree::write(&dist, &files)?;
    Ok(dist)
}
