//! Scripts under `end2end/`, and what they are told in their environment.
//!
//! - `CHROME_PATH`: the browser to drive; the journeys drive `LIGHT_CHROME_PATH` where they need no profile
//!   of their own on the disk.
//! - `HOMEWARD_DIST`: the built app.
//! - `HOMEWARD_XTASK`: this program; `$HOMEWARD_XTASK serve --dist DIR --port 0` prints the
//!   address it serves and can be killed, which is the honest way to be offline.

use crate::{chrome, say, tools, tree};
use anyhow::Result;
use std::env;
use std::process::{Command, Stdio};

/// Node in `end2end/`, its packages installed as locked: a command to add a script to.
pub fn node() -> Result<Command> {
    command("node")
}

/// Another program in node's place, in the same folder and with the same environment.
pub fn command(program: &str) -> Result<Command> {
    let browser = chrome::browser()?;
    install()?;
    let mut command = Command::new(program);
    command
        .current_dir(tree::root().join("end2end"))
        .env("CHROME_PATH", browser)
        .env("HOMEWARD_DIST", tree::dist())
        .env("HOMEWARD_XTASK", env::current_exe()?);
    Ok(command)
}

/// `npm ci`, unless what is installed came from this very lock file.
pub fn install() -> Result<()> {
    let folder = tree::root().join("end2end");
    let lock = std::fs::read(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.locked");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say::timed("installing the test tools by npm: under a minute", || {
        tools::done(
            Command::new("npm")
                .args(["ci", "--no-audit", "--no-fund"])
                .current_dir(&folder)
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                .stdout(Stdio::null()),
        )?;
        Ok(std::fs::write(&stamp, &lock)?)
    })
}
