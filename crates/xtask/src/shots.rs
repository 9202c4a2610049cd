//! `cargo xtask shots`: every screen as a picture, to look at.

use crate::{dist, end2end, server, tools, tree};
use anyhow::{Result, bail};

/// Builds if needed, then lets `end2end/shots.mjs` fill `shots/`; `arguments` go to the script.
pub fn run(arguments: &[String]) -> Result<()> {
    if !tree::root().join("end2end/shots.mjs").is_file() {
        bail!("end2end/shots.mjs is missing");
    }
    dist::build_if_changed()?;
    let server = server::start(&tree::dist(), 0)?;
    let folder = tree::root().join("shots");
    std::fs::create_dir_all(&folder)?;
    let mut node = end2end::node()?;
    let address = format!("http://localhost:{}", server.port);
    tools::done(
        node.args(["shots.mjs", &address])
            .arg(&folder)
            .args(arguments),
    )
}
