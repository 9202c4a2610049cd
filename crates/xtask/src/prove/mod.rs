//! `cargo xtask prove`: what is slow or measured, and so no part of `test`.

mod attachments;
mod calendar;
mod copies;
mod empty;
mod histories;
mod kills;
mod lighthouse;
mod start;
mod webkit;

use crate::{dist, say};
use anyhow::{Result, bail};

type Proof = fn() -> Result<()>;

const PROOFS: [(&str, Proof); 9] = [
    ("histories", histories::run),
    ("lighthouse", lighthouse::run),
    ("kills", kills::run),
    ("lock_kills", kills::run_lock),
    ("copies", copies::run),
    ("start", start::run),
    ("attachments", attachments::run),
    ("calendar", calendar::run),
    ("webkit", webkit::run),
];

/// Runs all proofs, or those named.
pub fn run(arguments: &[String]) -> Result<()> {
    for name in arguments {
        if !PROOFS.iter().any(|(proof, _)| proof == name) {
            bail!(
                "no proof {name}; there are {}",
                PROOFS.map(|(proof, _)| proof).join(", ")
            );
        }
    }
    dist::build_if_changed()?;
    let mut failed = Vec::new();
    for (name, proof) in PROOFS {
        if arguments.is_empty() || arguments.iter().any(|wanted| wanted == name) {
            say::step(name);
            if let Err(error) = proof() {
                eprintln!("  {name}: {error:#}");
                failed.push(name);
            }
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    bail!("not proven: {}", failed.join(", "))
}
