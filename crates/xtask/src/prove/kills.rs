//! A hundred rounds of killing the browser: right after it said "Saved", and in the life of a lock.

use crate::{end2end, tools, tree};
use anyhow::{Result, bail};

/// Runs `end2end/kills.mjs`, which serves the app itself.
pub fn run() -> Result<()> {
    rounds("kills.mjs")
}

/// Runs `end2end/kills_lock.mjs`, which does so too.
pub fn run_lock() -> Result<()> {
    rounds("kills_lock.mjs")
}

fn rounds(script: &str) -> Result<()> {
    if !tree::root().join("end2end").join(script).is_file() {
        bail!("end2end/{script} is missing");
    }
    tools::done(end2end::node()?.args([script, "--rounds", "100"]))
}
