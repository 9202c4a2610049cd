//! The page `help.html`: both languages, no script, no wasm.

/// The whole page.
pub fn help_html() -> String {
    String::new()
}
