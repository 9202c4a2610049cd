//! Playwright's journeys through the built app.

use super::tally::Tally;
use crate::{chrome, dist, end2end, tree};
use anyhow::{Context, Result, bail};

/// Runs `end2end/`'s tests; `rest` goes to Playwright, such as `--grep ride`.
pub fn run(rest: &[String]) -> Result<Tally> {
    let folder = tree::root().join("end2end");
    if !["js", "mjs", "ts"]
        .iter()
        .any(|end| folder.join(format!("playwright.config.{end}")).is_file())
    {
        bail!("end2end holds no playwright.config.js");
    }
    dist::build_if_changed()?;
    let report = tree::scratch("journeys.json");
    if report.is_file() {
        std::fs::remove_file(&report)?;
    }
    let mut playwright = end2end::node()?;
    let ended = playwright
        .arg("node_modules/@playwright/test/cli.js")
        .args(["test", "--reporter=list,json"])
        .args(rest)
        .env("LIGHT_CHROME_PATH", chrome::light_browser()?)
        .env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report)
        .status()
        .context("cannot start Node")?;
    let text = std::fs::read_to_string(&report).context("Playwright wrote no report")?;
    let report = serde_json::from_str(&text).context("Playwright's report")?;
    Ok(Tally::of_playwright(&report).ended(ended.success()))
}
