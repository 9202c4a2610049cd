//! Lighthouse on a slow phone: medians of three, beside an empty Leptos page in the same run.

use super::empty;
use crate::{end2end, say, server, tools, tree};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::Path;

const RUNS: usize = 3;

/// Least scores, of a hundred.
const LEAST: [(&str, f64); 3] = [
    ("performance", 95.0),
    ("accessibility", 100.0),
    ("best-practices", 100.0),
];

/// Title, Lighthouse's name, unit, and what to divide by.
const METRICS: [(&str, &str, &str, f64); 6] = [
    ("first paint", "first-contentful-paint", "s", 1000.0),
    ("largest paint", "largest-contentful-paint", "s", 1000.0),
    ("blocking", "total-blocking-time", "ms", 1.0),
    ("interactive", "interactive", "s", 1000.0),
    ("layout shift", "cumulative-layout-shift", "", 1.0),
    ("fetched", "total-byte-weight", "kB", 1000.0),
];

/// Measures both pages, prints scores and ratios, and checks the least scores.
pub fn run() -> Result<()> {
    let ours = measure("Homeward", &tree::dist())?;
    let empty = measure("an empty Leptos page", &empty::build()?)?;

    eprintln!("  medians of {RUNS}, mobile: slow 4G, processor four times slower");
    let mut low = Vec::new();
    for (category, least) in LEAST {
        let score = ours.score(category);
        eprintln!(
            "  {category:>14}  {score:>6.0}   (empty page {:.0})",
            empty.score(category)
        );
        if score < least {
            low.push(format!("{category} {score:.0}, at least {least:.0}"));
            ours.print_failures(category);
        }
    }
    for (title, audit, unit, per) in METRICS {
        let (one, other) = (ours.metric(audit) / per, empty.metric(audit) / per);
        let times = match other > 0.0 {
            true => format!("{:.2} times an empty page's {other:.2}", one / other),
            false => format!("an empty page has {other:.2}"),
        };
        eprintln!("  {title:>14}  {one:>6.2} {unit:<2}  {times}");
    }
    if low.is_empty() {
        Ok(())
    } else {
        bail!("{}", low.join("; "))
    }
}

struct Reports(Vec<Value>);

impl Reports {
    fn score(&self, category: &str) -> f64 {
        let of = |report: &Value| report["categories"][category]["score"].as_f64();
        (median(self.0.iter().filter_map(of)) * 100.0).round()
    }

    fn metric(&self, audit: &str) -> f64 {
        let of = |report: &Value| report["audits"][audit]["numericValue"].as_f64();
        median(self.0.iter().filter_map(of))
    }

    /// Names what cost points in the first run.
    fn print_failures(&self, category: &str) {
        let report = &self.0[0];
        let audits = report["categories"][category]["auditRefs"].as_array();
        for audit in audits.into_iter().flatten() {
            let weighs = audit["weight"].as_f64().is_some_and(|weight| weight > 0.0);
            let audit = &report["audits"][audit["id"].as_str().unwrap_or_default()];
            if weighs && audit["score"].as_f64().is_some_and(|score| score < 0.9) {
                eprintln!("      {}", audit["title"].as_str().unwrap_or_default());
            }
        }
    }
}

/// The middle of an odd number of values.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn measure(name: &str, folder: &Path) -> Result<Reports> {
    let server = server::start(folder, 0)?;
    let address = format!("http://localhost:{}/", server.port);
    let output = tree::scratch("lighthouse.json");
    std::fs::create_dir_all(tree::scratch(""))?;
    let mut reports = Vec::new();
    for number in 1..=RUNS {
        say::timed(&format!("Lighthouse on {name}, {number} of {RUNS}"), || {
            let mut node = end2end::node()?;
            node.args(["node_modules/lighthouse/cli/index.js", &address])
                .args(["--quiet", "--output=json"])
                .arg(format!("--output-path={}", output.display()))
                .arg("--only-categories=performance,accessibility,best-practices")
                .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-component-update --disable-sync");
            tools::done(&mut node)?;
            let text = std::fs::read_to_string(&output)?;
            let report: Value = serde_json::from_str(&text).context("Lighthouse's report")?;
            if let Some(message) = report["runtimeError"]["message"].as_str() {
                bail!("{message}");
            }
            reports.push(report);
            Ok(())
        })?;
    }
    Ok(Reports(reports))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median([3.0, 1.0, 2.0].into_iter()).to_string(), "2");
        assert!(median([].into_iter()).is_nan());
    }
}
