//! `cargo xtask dev`: Trunk's own server, rebuilding and reloading at each change.

use crate::tools;
use anyhow::Result;

/// Runs until stopped; `arguments` go to `trunk serve`.
pub fn run(arguments: &[String]) -> Result<()> {
    let mut trunk = tools::trunk()?;
    tools::done(trunk.args(["--log", "warn", "serve"]).args(arguments))
}
