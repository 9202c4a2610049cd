//! A copy with recordings and pictures in more parts than one, on two phones, and how much memory it
//! takes.

use crate::{end2end, tools, tree};
use anyhow::{Result, bail};
use std::process::Command;

/// The large copy, in megabytes, unless the same variable says otherwise to the script.
const MEGABYTES: &str = "2000";
const SIZE: &str = "HOMEWARD_PROVE_MB";

/// Runs the vault's example `large_copy`, then `end2end/prove_attachments.mjs`, which serves the app
/// itself.
pub fn run() -> Result<()> {
    if !tree::root().join("end2end/prove_attachments.mjs").is_file() {
        bail!("end2end/prove_attachments.mjs is missing");
    }
    let megabytes = std::env::var(SIZE).unwrap_or_else(|_| MEGABYTES.to_owned());
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(tree::root())
        .args(["run", "--release", "--quiet", "--package", "vault"])
        .args(["--example", "large_copy", "--", &megabytes]);
    tools::done(&mut cargo)?;
    let mut script = end2end::node()?;
    script.arg("prove_attachments.mjs").env(SIZE, &megabytes);
    tools::done(&mut script)
}
