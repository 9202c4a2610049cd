//! The platform crate in a real browser, by wasm-bindgen's own runner.

use super::cargo;
use super::tally::Tally;
use crate::{chrome, tools, tree};
use anyhow::Result;

/// Runs the tests of the platform crate in a headless Chromium or Chrome.
pub fn run(_: &[String]) -> Result<Tally> {
    tools::wasm_target()?;
    let runner = tools::wasm_bindgen("wasm-bindgen-test-runner")?;
    let browser = chrome::browser()?;
    let driver = chrome::driver()?;
    let options = serde_json::json!({
        "goog:chromeOptions": { "binary": browser, "args": chrome::ARGUMENTS }
    });
    let options_file = tree::scratch("webdriver.json");
    std::fs::create_dir_all(tree::scratch(""))?;
    std::fs::write(&options_file, options.to_string())?;
    cargo::in_browser(|test| {
        test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("CHROMEDRIVER", driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", options_file)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    })
}
