//! The way that an iPhone takes, in WebKit: the nearest to Safari that Linux has.

use crate::{end2end, tools, tree};
use anyhow::{Result, bail};

/// Where Debian puts the browser that the driver drives; `MINI_BROWSER` names another.
const BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const INSTALL: &str = "apt-get install webkit2gtk-driver xvfb";

/// Runs `end2end/webkit.mjs`, which serves the app itself, on a screen that nobody sees.
pub fn run() -> Result<()> {
    if !tree::root().join("end2end/webkit.mjs").is_file() {
        bail!("end2end/webkit.mjs is missing");
    }
    for program in ["WebKitWebDriver", "xvfb-run"] {
        if tools::on_path(program).is_none() {
            bail!("{program} is missing: {INSTALL}");
        }
    }
    let browser = std::env::var("MINI_BROWSER").unwrap_or_else(|_| BROWSER.to_owned());
    if !std::path::Path::new(&browser).is_file() {
        bail!(
            "WebKit's browser is not at {browser}: {INSTALL}, or set MINI_BROWSER to where it is"
        );
    }
    let mut command = end2end::command("xvfb-run")?;
    command.args(["--auto-servernum", "node", "webkit.mjs"]);
    tools::done(command.env("MINI_BROWSER", browser))
}
