//! The platform crate in a real browser, by wasm-bindgen's own runner.

use super::cargo;
use super::tally::Tally;
use crate::{chrome, end2end, tools, tree};
use anyhow::Result;

/// Runs the tests of the platform crate in a headless Chromium or Chrome.
///
/// Playwright starts the browser, so that no driver program of a matching version is needed.
pub fn run(_: &[String]) -> Result<Tally> {
    tools::wasm_target()?;
    end2end::install()?;
    let runner = tools::wasm_bindgen("wasm-bindgen-test-runner")?;
    let script = tree::root().join("crates/xtask/src/test/browser.mjs");
    let runner = serde_json::json!(["node", script, runner]);
    let browser = chrome::browser()?;
    cargo::in_browser(|test| {
        test.arg("--config")
            .arg(format!("target.wasm32-unknown-unknown.runner={runner}"))
            .env("CHROME_PATH", browser)
            .env("CHROME_ARGUMENTS", chrome::ARGUMENTS.join(" "));
    })
}
