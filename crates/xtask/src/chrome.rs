//! Finds an installed Chrome or Chromium, or says how to install one.

use crate::tools::on_path;
use anyhow::{Result, bail};
use std::env;
use std::path::{Path, PathBuf};

/// How tests start it: without a sandbox (which root cannot have), without talk to its maker.
pub const ARGUMENTS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// The browser: `CHROME_PATH`, else the first that is installed.
pub fn browser() -> Result<PathBuf> {
    const NAMES: [&str; 5] = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];
    const APPLICATIONS: [&str; 2] = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
    if let Some(chosen) = env::var_os("CHROME_PATH").map(PathBuf::from) {
        if chosen.is_file() {
            return Ok(chosen);
        }
        bail!("CHROME_PATH is {}, which is not a file", chosen.display());
    }
    let installed = APPLICATIONS
        .iter()
        .map(PathBuf::from)
        .find(|path| path.is_file());
    if let Some(found) = NAMES.iter().find_map(|name| on_path(name)).or(installed) {
        return Ok(found);
    }
    bail!("no Chrome or Chromium here. Install one:\n    {}", advice())
}

/// The browser for many short runs: Chromium without its windows, which takes two thirds of the time, where
/// it is installed.
pub fn light_browser() -> Result<PathBuf> {
    let light = on_path("chromium-headless-shell");
    let is_chosen = env::var_os("CHROME_PATH").is_some();
    light.filter(|_| !is_chosen).map_or_else(browser, Ok)
}

/// The command that installs a browser on this system.
fn advice() -> &'static str {
    let has = |program: &str| on_path(program).is_some();
    if cfg!(target_os = "macos") {
        "brew install --cask google-chrome"
    } else if has("apt-get") && Path::new("/etc/debian_version").exists() {
        "sudo apt-get install chromium chromium-headless-shell"
    } else if has("dnf") {
        "sudo dnf install chromium"
    } else if has("pacman") {
        "sudo pacman -S chromium"
    } else {
        "see https://www.google.com/chrome"
    }
}
