//! A hundred rounds of killing the browser right after it said "Saved".

use crate::{end2end, tools, tree};
use anyhow::{Result, bail};

/// Runs `end2end/kills.mjs`, which serves the app itself.
pub fn run() -> Result<()> {
    if !tree::root().join("end2end/kills.mjs").is_file() {
        bail!("end2end/kills.mjs is missing");
    }
    tools::done(end2end::node()?.args(["kills.mjs", "--rounds", "100"]))
}
