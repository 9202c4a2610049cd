//! Starts with a long life in the app, measured beside those with nothing in it.

use crate::{end2end, tools, tree};
use anyhow::{Result, bail};

/// Runs `end2end/prove_start.mjs`, which serves the app itself.
pub fn run() -> Result<()> {
    if !tree::root().join("end2end/prove_start.mjs").is_file() {
        bail!("end2end/prove_start.mjs is missing");
    }
    tools::done(end2end::node()?.arg("prove_start.mjs"))
}
