//! One voice for all steps: what is being done, and how long it took.

use std::time::Instant;

/// Prints `text` as the step that starts now.
pub fn step(text: &str) {
    eprintln!("\u{2022} {text}");
}

/// Says `text`, does `work`, and says how long it took when that was noticeable.
pub fn timed<T>(text: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    step(text);
    let start = Instant::now();
    let result = work()?;
    let seconds = start.elapsed().as_secs_f32();
    if seconds >= 1.0 {
        let what = text.split([':', '(']).next().unwrap_or(text).trim_end();
        eprintln!("  {seconds:.0} s for {what}");
    }
    Ok(result)
}

/// A size in kilobytes of 1000 bytes, with one decimal.
pub fn kilobytes(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}
