//! A copy with recordings and pictures in more parts than one, on two phones.

use crate::{end2end, tools, tree};
use anyhow::{Result, bail};

/// Runs `end2end/prove_attachments.mjs`, which serves the app itself.
pub fn run() -> Result<()> {
    if !tree::root().join("end2end/prove_attachments.mjs").is_file() {
        bail!("end2end/prove_attachments.mjs is missing");
    }
    tools::done(end2end::node()?.arg("prove_attachments.mjs"))
}
