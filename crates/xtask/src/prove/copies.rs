//! Copies that the app and the Python scripts make for each other, and those of a long life, measured.

use crate::{end2end, tools, tree};
use anyhow::{Result, bail};

/// Runs `end2end/prove_copies.mjs`, which serves the app itself.
pub fn run() -> Result<()> {
    if !tree::root().join("end2end/prove_copies.mjs").is_file() {
        bail!("end2end/prove_copies.mjs is missing");
    }
    tools::done(end2end::node()?.arg("prove_copies.mjs"))
}
