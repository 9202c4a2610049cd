//! `licences/crates.txt`: every crate compiled into the app, with its licence texts, each text once.

use crate::tree::{self, Files};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

const FILE: &str = "licences/crates.txt";
const TARGET: &str = "wasm32-unknown-unknown";
/// What a licence's file is called, in the order in which one is chosen where several are offered.
const NAMES: [&str; 5] = [
    "license-mit",
    "licence-mit",
    "license",
    "licence",
    "copying",
];

/// The one file, from what cargo knows of the crates in its lock file.
pub fn files() -> Result<Files> {
    let metadata = cargo(&[
        "metadata",
        "--format-version",
        "1",
        "--filter-platform",
        TARGET,
    ])?;
    let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata")?;
    let compiled = compiled()?;
    let packages = metadata["packages"]
        .as_array()
        .context("cargo metadata has no packages")?;
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages {
        let (name, version) = (text(package, "name"), text(package, "version"));
        let is_ours = package["source"].is_null();
        if is_ours || !compiled.contains(&format!("{name} v{version}")) {
            continue;
        }
        let licence = text(package, "license");
        let body = licence_text(Path::new(text(package, "manifest_path")))?;
        texts
            .entry(body)
            .or_default()
            .insert(format!("{name} {version} ({licence})"));
    }
    Ok(Files::from([(FILE.to_owned(), page(&texts).into_bytes())]))
}

fn page(texts: &BTreeMap<String, BTreeSet<String>>) -> String {
    let mut page = "Crates compiled into Homeward, and their licences.\n".to_owned();
    for (body, crates) in texts {
        page.push_str("\n----\n\n");
        for one in crates {
            page.push_str(one);
            page.push('\n');
        }
        page.push('\n');
        page.push_str(body.trim());
        page.push('\n');
    }
    page
}

/// `name vVersion` of each crate that the app is linked from: no build tools, no tests.
fn compiled() -> Result<BTreeSet<String>> {
    let tree = cargo(&[
        "tree",
        "--package",
        "homeward",
        "--target",
        TARGET,
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
    ])?;
    let name = |line: &str| {
        line.split_whitespace()
            .take(2)
            .collect::<Vec<_>>()
            .join(" ")
    };
    Ok(tree.lines().map(name).collect())
}

/// The text in the crate's own folder; crates that ship none are named by their licence alone.
fn licence_text(manifest: &Path) -> Result<String> {
    let folder = manifest.parent().context("a manifest lies in a folder")?;
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let rank = NAMES.iter().position(|start| name.starts_with(start));
        if let Some(rank) = rank.filter(|_| entry.path().is_file()) {
            found.insert((rank, name), entry.path());
        }
    }
    match found.into_values().next() {
        Some(path) => Ok(std::fs::read_to_string(path)?.replace("\r\n", "\n")),
        None => Ok(
            "No licence text is shipped with these; see the licence named beside each.".to_owned(),
        ),
    }
}

fn text<'a>(package: &'a Value, field: &str) -> &'a str {
    package[field].as_str().unwrap_or_default()
}

fn cargo(arguments: &[&str]) -> Result<String> {
    let output = Command::new("cargo")
        .args(arguments)
        .current_dir(tree::root())
        .output()?;
    anyhow::ensure!(output.status.success(), "cargo {} failed", arguments[0]);
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_names_the_crates_the_app_stands_on() {
        let files = super::files().expect("cargo answers");
        let page = String::from_utf8(files[super::FILE].clone()).expect("text");
        for name in [
            "leptos 0.8",
            "chacha20poly1305 0.11",
            "wasm-bindgen 0.2",
            "chrono 0.4",
        ] {
            assert!(page.contains(name), "{name}");
        }
        assert!(!page.contains("proptest"), "tests are not shipped");
    }
}
