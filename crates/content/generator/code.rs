//! Writes the Rust half of the words: one method for each key.

use super::locale::Entry;
use std::fmt::Write;

/// One `compile_error!` for each problem, so that the compiler names them all at once.
pub fn problems(problems: &[String]) -> String {
    let error = |problem: &String| format!("compile_error!({problem:?});\n");
    problems.iter().map(error).collect()
}

/// The methods of `of`, a type that has `text(number)`.
pub fn write(of: &str, english: &[Entry], fingerprint: &str) -> String {
    let mut code = String::new();
    let _ = writeln!(
        code,
        "impl {of} {{\n    /// Names the list of keys this build was made with.\n    pub(crate) const FINGERPRINT: &str = {fingerprint:?};\n"
    );
    let mut number = 0;
    let mut written: Vec<String> = Vec::new();
    for entry in english {
        // A doubled name is already a problem with its own message.
        if !written.contains(&entry.method()) {
            method(&mut code, entry, number);
            written.push(entry.method());
        }
        number += entry.texts().len();
    }
    code.push_str("}\n");
    code
}

fn method(code: &mut String, entry: &Entry, number: usize) {
    let name = entry.method();
    let placeholders = entry.placeholders();
    let doc = entry.texts().join(" · ");
    let _ = writeln!(code, "    #[doc = {doc:?}]");
    let arguments: String = placeholders
        .iter()
        .map(|name| {
            let kind = if entry.is_plural() && name == "count" {
                "i64"
            } else {
                "&str"
            };
            format!(", {name}: {kind}")
        })
        .collect();
    let body = if entry.is_plural() {
        let values: String = placeholders
            .iter()
            .map(|name| match name.as_str() {
                "count" => "&count.to_string(), ".to_owned(),
                name => format!("{name}, "),
            })
            .collect();
        format!("fill(self.text({number} + usize::from(count != 1)), &[{values}])")
    } else if placeholders.is_empty() {
        let _ = writeln!(
            code,
            "    pub fn {name}(self) -> &'static str {{ self.text({number}) }}"
        );
        return;
    } else {
        format!("fill(self.text({number}), &[{}])", placeholders.join(", "))
    };
    let _ = writeln!(
        code,
        "    pub fn {name}(self{arguments}) -> String {{ {body} }}"
    );
}
