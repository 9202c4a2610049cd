//! The one source of every response header: written to `_headers`, which hosts and our own server read.

use super::names::is_fixed;
use std::fmt::Write;

/// What a page of ours may do, and whom it may ask: nobody but its own origin.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' blob: data:; font-src 'self'; media-src 'self' blob:; \
    connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

/// The headers of every response.
pub const ALWAYS: [(&str, &str); 5] = [
    ("Content-Security-Policy", POLICY),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "microphone=(self), camera=(), geolocation=()",
    ),
];

/// Of files that keep their name: asked for again each time, unchanged or not.
pub const FRESH: &str = "no-cache";

/// Of files named by their bytes.
pub const FOREVER: &str = "public, max-age=31536000, immutable";

/// The text of `_headers` for a build of these files.
///
/// Each file has a rule of its own: hosts join the values of all rules that match, and a
/// pattern such as `/*.js` would mark the answer to an unknown name as immutable too.
pub fn text<'a>(files: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in ALWAYS {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let mut rule = |path: &str, value: &str| {
        let _ = writeln!(text, "/{path}\n  Cache-Control: {value}");
    };
    rule("", FRESH);
    for name in files.filter(|name| !matches!(*name, "index.html" | "_headers")) {
        rule(name, if is_fixed(name) { FRESH } else { FOREVER });
    }
    text
}
