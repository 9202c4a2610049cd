//! The release app in `dist/`, and whether it is still what the sources would give.

use crate::{bundle, say, tools, tree};
use anyhow::{Result, bail};
use sha2::{Digest, Sha256};
use std::path::Path;

/// `cargo xtask dist`.
pub fn run(arguments: &[String]) -> Result<()> {
    if let Some(unknown) = arguments.first() {
        bail!("dist takes no {unknown}");
    }
    build()
}

/// Builds, unless `dist/` was built from these very sources.
pub fn build_if_changed() -> Result<()> {
    let now = fingerprint()?;
    let then = std::fs::read_to_string(tree::scratch("fingerprint")).unwrap_or_default();
    if now == then && tree::dist().join("sw.js").is_file() {
        say::step("dist/ is up to date");
        return Ok(());
    }
    build()
}

/// Builds the release app into `dist/`.
pub fn build() -> Result<()> {
    let fingerprint = fingerprint()?;
    let index = std::fs::read_to_string(tree::root().join("index.html"))?;
    if !index.contains("data-wasm-opt=\"0\"") {
        bail!(
            "index.html: the rust link needs data-wasm-opt=\"0\"; wasm-opt runs in the hook, in a known version"
        );
    }
    tools::wasm_opt()?;
    let what = "building the release app (some minutes the first time, then under one)";
    say::timed(what, || {
        let mut trunk = tools::trunk()?;
        trunk.args(["--log", "warn", "build", "--release", "--dist"]);
        tools::done(trunk.arg(tree::dist()))
    })?;
    std::fs::create_dir_all(tree::scratch(""))?;
    std::fs::write(tree::scratch("fingerprint"), fingerprint)?;
    Ok(())
}

/// A digest of every source that goes into `dist/`.
fn fingerprint() -> Result<String> {
    const SOURCES: [&str; 12] = [
        "Cargo.lock",
        "Cargo.toml",
        "Trunk.toml",
        "build.rs",
        "content",
        "crates",
        "index.html",
        "public",
        "rust-toolchain.toml",
        "src",
        "style",
        ".cargo/config.toml",
    ];
    let mut digest = Sha256::new();
    for source in SOURCES {
        let path = tree::root().join(source);
        let files = if path.is_dir() {
            tree::read(&path)?
        } else {
            single(&path)
        };
        for (name, bytes) in files {
            digest.update(source);
            digest.update(name);
            digest.update(Sha256::digest(bytes));
        }
    }
    Ok(bundle::hex(&digest.finalize()))
}

fn single(path: &Path) -> tree::Files {
    let bytes = std::fs::read(path).unwrap_or_default();
    tree::Files::from([(String::new(), bytes)])
}
