//! A year of calendar files, read by two libraries of others.

use crate::{end2end, tools, tree};
use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};

/// Runs `end2end/test_calendar.sh`, which has the domain write the files first.
pub fn run() -> Result<()> {
    let script = tree::root().join("end2end/test_calendar.sh");
    if !script.is_file() {
        bail!("end2end/test_calendar.sh is missing");
    }
    let has_library = Command::new("python3")
        .args(["-c", "import icalendar"])
        .stderr(Stdio::null())
        .status()
        .context("Python is missing: install python3, then pip install icalendar")?;
    if !has_library.success() {
        bail!("Python's icalendar is missing: pip install icalendar");
    }
    end2end::install().context("needs Node 20 or newer, with npm")?;
    tools::done(Command::new("sh").arg(script))
}
