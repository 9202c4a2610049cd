//! `cargo xtask test`: all that must hold before a change lands, and one line that sums it up.

mod browser;
mod budgets;
mod cargo;
mod journeys;
mod tally;

use crate::{dist, say};
use anyhow::{Result, bail};
use tally::Tally;

type Step = fn(&[String]) -> Result<Tally>;

/// What can be run by name, in the order of a whole run: the quick and telling first.
const STEPS: [(&str, Step); 7] = [
    ("fmt", cargo::fmt),
    ("clippy", cargo::clippy),
    ("units", cargo::units),
    ("browser", browser::run),
    ("dist", build),
    ("budgets", budgets::run),
    ("journeys", journeys::run),
];

/// Runs all steps, or those named; what follows `--` goes to `units` and `journeys`.
pub fn run(arguments: &[String]) -> Result<()> {
    let end = arguments.iter().position(|argument| argument == "--");
    let (wanted, rest) = arguments.split_at(end.unwrap_or(arguments.len()));
    let rest = rest.get(1..).unwrap_or_default();
    for name in wanted {
        if !STEPS.iter().any(|(step, _)| step == name) {
            let known = STEPS.map(|(step, _)| step).join(", ");
            bail!("no step {name}; there are {known}");
        }
    }

    let mut sum = Tally::default();
    let mut failed = Vec::new();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|one| one == name);
    for (name, step) in STEPS.into_iter().filter(|(name, _)| is_wanted(name)) {
        say::step(name);
        let tally = step(rest).unwrap_or_else(|error| {
            eprintln!("  {name}: {error:#}");
            Tally::FAILED
        });
        if tally.failed > 0 {
            failed.push(name);
        }
        sum = sum + tally;
    }
    if !failed.is_empty() {
        eprintln!("failed: {}", failed.join(", "));
    }
    println!("{sum}");
    if sum.failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}

fn build(_: &[String]) -> Result<Tally> {
    dist::build()?;
    Ok(Tally::PASSED)
}
