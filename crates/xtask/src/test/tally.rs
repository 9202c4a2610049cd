//! How many tests passed and failed, added up from what each runner prints.

use serde_json::Value;
use std::fmt;
use std::ops::Add;

/// Counts of tests; a step that is no test runner counts as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that passed.
    pub passed: usize,
    /// Those that failed, or could not be run.
    pub failed: usize,
}

impl Tally {
    /// One step that passed.
    pub const PASSED: Self = Self {
        passed: 1,
        failed: 0,
    };
    /// One step that failed.
    pub const FAILED: Self = Self {
        passed: 0,
        failed: 1,
    };

    /// Reads a line such as `test result: ok. 3 passed; 0 failed; …`; other lines count nothing.
    pub fn of_line(line: &str) -> Self {
        let Some((_, counts)) = line.split_once("test result: ") else {
            return Self::default();
        };
        let count = |word: &str| {
            let words: Vec<&str> = counts
                .split([' ', ';', ','])
                .filter(|w| !w.is_empty())
                .collect();
            let at = words.iter().position(|found| *found == word);
            at.and_then(|at| words.get(at.checked_sub(1)?)?.parse().ok())
                .unwrap_or(0)
        };
        Self {
            passed: count("passed"),
            failed: count("failed"),
        }
    }

    /// Reads the `stats` of Playwright's JSON report; a flaky test is a failed one.
    pub fn of_playwright(report: &Value) -> Self {
        let count = |name: &str| {
            let number = report["stats"][name].as_u64().unwrap_or(0);
            usize::try_from(number).unwrap_or(usize::MAX)
        };
        let broken = report["errors"].as_array().map_or(0, Vec::len);
        Self {
            passed: count("expected"),
            failed: count("unexpected") + count("flaky") + broken,
        }
    }

    /// A runner that ended badly without naming a failed test has failed as a whole.
    pub fn ended(self, well: bool) -> Self {
        if well || self.failed > 0 {
            self
        } else {
            self + Self::FAILED
        }
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, passed: usize, failed: usize) {
        assert_eq!(Tally::of_line(line), Tally { passed, failed }, "{line}");
    }

    #[test]
    fn result_lines_are_counted() {
        check(
            "test result: ok. 17 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out",
            17,
            0,
        );
        check("test result: FAILED. 3 passed; 4 failed; 0 ignored", 3, 4);
        check("running 17 tests", 0, 0);
        check("test named failed ... ok", 0, 0);
    }

    #[test]
    fn a_report_of_playwright_is_counted() {
        let report = serde_json::json!({
            "errors": [], "stats": { "expected": 5, "unexpected": 1, "flaky": 1, "skipped": 2 }
        });
        assert_eq!(
            Tally::of_playwright(&report),
            Tally {
                passed: 5,
                failed: 2
            }
        );
        let broken = serde_json::json!({ "errors": [{}], "stats": {} });
        assert_eq!(Tally::of_playwright(&broken), Tally::FAILED);
    }

    #[test]
    fn a_runner_that_ends_badly_never_counts_as_passed() {
        assert_eq!(Tally::default().ended(false), Tally::FAILED);
        assert_eq!(Tally::FAILED.ended(false), Tally::FAILED);
        assert_eq!(Tally::PASSED.ended(true), Tally::PASSED);
    }

    #[test]
    fn the_last_line_is_plain() {
        assert_eq!(
            (Tally::PASSED + Tally::PASSED).to_string(),
            "2 passed, 0 failed"
        );
    }
}
