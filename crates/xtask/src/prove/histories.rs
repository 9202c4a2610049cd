//! A million made-up histories of two phones, each held against what every writer had really seen.

use crate::{tools, tree};
use anyhow::Result;
use std::process::Command;

/// How many, and from which seed.
const COUNT: &str = "1000000";
const SEED: &str = "1";

/// On a phone size counts; here it is time.
const FAST: [&str; 4] = [
    "--config",
    "profile.release.opt-level=3",
    "--config",
    "profile.release.package.seal.opt-level=3",
];

/// Runs the vault's example of that name.
pub fn run() -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(tree::root())
        .args(["run", "--release", "--quiet", "--package", "vault"])
        .args(FAST)
        .args(["--features", "conformance", "--example", "histories", "--"])
        .args([COUNT, SEED]);
    tools::done(&mut cargo)
}
