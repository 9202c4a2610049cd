//! Which file answers a path: pure, so that what must never happen can be listed in a table.

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// This file below the served folder.
    File(String),
    /// Another address, for good.
    Redirect(String),
    /// Nothing.
    Missing,
}

/// Finds the answer to `path` (without its query), given which files there are.
pub fn find(path: &str, is_here: impl Fn(&str) -> bool) -> Answer {
    let Some(decoded) = decode(path) else {
        return Answer::Missing;
    };
    let Some(name) = decoded.strip_prefix('/') else {
        return Answer::Missing;
    };
    let is_hidden = |part: &str| part.starts_with('.');
    if decoded.contains(['\\', '\0']) || name.split('/').any(is_hidden) || is_private(name) {
        return Answer::Missing;
    }
    if name == "index.html" {
        return Answer::Redirect("/".to_owned());
    }
    if !name.is_empty() && is_here(name) {
        return Answer::File(name.to_owned());
    }
    // A screen of the app has no dot in its last part; anything else that is not here is
    // missing, so that no script is ever answered with a page.
    let last = name.rsplit('/').next().unwrap_or_default();
    if last.contains('.') {
        return Answer::Missing;
    }
    Answer::File("index.html".to_owned())
}

/// Files for the host, not for the browser.
fn is_private(name: &str) -> bool {
    name == "_headers" || name.ends_with(".br") || name.ends_with(".gz")
}

/// Percent-decodes a path; `None` where that gives no text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        let digits = std::str::from_utf8(&digits).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// Whether an `Accept-Encoding` takes `encoding`.
pub fn takes(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let refused = matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}
