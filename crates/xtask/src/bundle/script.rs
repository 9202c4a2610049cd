//! Our own scripts without what only their readers need.

use anyhow::{Result, bail};

/// `text` without lines that are comments, indentation and blank lines. A text in backticks ends on its
/// line: within one of several lines, these would mean something.
pub fn compact(text: &str, name: &str) -> Result<String> {
    if let Some(line) = text.lines().find(|line| line.matches('`').count() % 2 == 1) {
        bail!(
            "{name}: a text in backticks of several lines at `{}`",
            line.trim()
        );
    }
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    Ok(lines.flat_map(|line| [line, "\n"]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let text = "// a\n  const b = `//c`; // d\n\n    // e\n  f(\"//g\");\n";
        let expected = "const b = `//c`; // d\nf(\"//g\");\n";
        assert_eq!(
            compact(text, "a.js").expect("no text of several lines"),
            expected
        );
        assert!(compact("const a = `b\n// c\n`;", "a.js").is_err());
    }
}
