//! What cargo itself checks: formatting, lints and unit tests.

use super::tally::Tally;
use crate::{tools, tree};
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// `cargo fmt --check` over the workspace.
pub fn fmt(_: &[String]) -> Result<Tally> {
    tools::done(cargo("fmt").args(["--all", "--check"]))?;
    Ok(Tally::PASSED)
}

/// Clippy with warnings denied: everything on this machine, and what runs in the browser as wasm.
pub fn clippy(_: &[String]) -> Result<Tally> {
    tools::wasm_target()?;
    let denied = ["--", "-D", "warnings"];
    tools::done(
        cargo("clippy")
            .args(["--workspace", "--all-targets"])
            .args(denied),
    )?;
    let in_browser = ["-p", "homeward", "-p", "platform"];
    tools::done(cargo("clippy").args(in_browser).args(WASM).args(denied))?;
    let tests = ["-p", "platform", "--all-targets"];
    tools::done(cargo("clippy").args(tests).args(WASM).args(denied))?;
    Ok(Tally::PASSED)
}

/// `cargo test --workspace`.
pub fn units(rest: &[String]) -> Result<Tally> {
    let mut test = cargo("test");
    test.args(["--workspace", "--no-fail-fast"]);
    if !rest.is_empty() {
        test.arg("--").args(rest);
    }
    counted(&mut test)
}

/// `cargo test` of the platform crate as wasm, run by `runner`.
pub fn in_browser(prepare: impl FnOnce(&mut Command)) -> Result<Tally> {
    let mut test = cargo("test");
    test.args(["-p", "platform"]).args(WASM);
    prepare(&mut test);
    counted(&mut test)
}

fn cargo(command: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.arg(command).current_dir(tree::root());
    cargo
}

/// Runs `command`, passes on what it prints, and counts the tests in it.
fn counted(command: &mut Command) -> Result<Tally> {
    let mut running = command
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start cargo")?;
    let mut tally = Tally::default();
    if let Some(output) = running.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            tally = tally + Tally::of_line(&line);
            // Hundreds of passing tests hide the one that failed.
            let passed = line.starts_with("test ") && line.ends_with("... ok");
            if !passed && !line.is_empty() {
                eprintln!("{line}");
            }
        }
    }
    let ended = running.wait()?;
    Ok(tally.ended(ended.success()))
}
