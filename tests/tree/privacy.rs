//! Rules that keep what a patient writes where it belongs.

use crate::code::{bare, without_comments};
use crate::files::{File, Finding, each, finds, hold, line_of, passes, places, words};
use crate::page::tags;

/// Everything that a browser runs or reads.
const IN_BROWSER: [&str; 6] = [
    "crates/platform/src/",
    "crates/content/src/",
    "index.html",
    "public/",
    "src/",
    "style/",
];

/// The name of a namespace is written as an address, and never fetched.
const NAMESPACE: &str = "http://www.w3.org/";

/// The app asks its own origin for its own files. Links to sources are data, in `content/`.
fn own_origin(file: &File) -> Vec<Finding> {
    let text = match file.ends(&["rs", "js", "css"]) {
        true => without_comments(&file.path, &file.text),
        false => file.text.clone(),
    };
    let schemes = [
        "http://", "https://", "ws://", "wss://", "\"//", "'//", "(//", "`//",
    ];
    let mut findings = Vec::new();
    for (at, scheme) in schemes.iter().flat_map(|scheme| text.match_indices(scheme)) {
        let host = text[at + scheme.len()..].chars().next();
        let leads_on = host.is_some_and(|c| c.is_alphanumeric() || matches!(c, '{' | '$'));
        if leads_on && !text[at..].starts_with(NAMESPACE) {
            findings.push((
                line_of(&text, at),
                format!("{scheme}: an address of another host"),
            ));
        }
    }
    findings
}

#[test]
fn no_other_host_is_asked() {
    hold(own_origin, |file| {
        file.is_in(&IN_BROWSER) && file.ends(&["rs", "js", "css", "html", "svg", "webmanifest"])
    });
}

#[test]
fn own_origin_can_fail() {
    finds(
        own_origin,
        "style/a.css",
        "@import url(https://fonts.example/a.css);",
    );
    finds(
        own_origin,
        "style/a.css",
        "a { background: url(//cdn.example/a.png) }",
    );
    finds(
        own_origin,
        "public/boot.js",
        "fetch(\"https://example.org/count\")",
    );
    finds(
        own_origin,
        "index.html",
        "<script src=\"//cdn.example/a.js\"></script>",
    );
    finds(own_origin, "src/a.rs", "fetch(\"https://example.org\")");
    finds(own_origin, "src/a.rs", "format!(\"https://{host}\")");
    passes(
        own_origin,
        "src/a.rs",
        "address.trim_start_matches(\"https://\")",
    );
    passes(
        own_origin,
        "public/boot.js",
        "fetch(BUILD.wasm); // not https://example.org",
    );
    passes(
        own_origin,
        "a.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\">",
    );
    passes(own_origin, "style/a.css", "src: url(\"/fonts/a.woff2\")");
}

/// Where the app may ask for a file, and nothing else leaves the page.
const FETCHERS: [&str; 3] = [
    "crates/platform/src/words.rs",
    "public/boot.js",
    "public/sw.js",
];

fn no_other_way_out(file: &File) -> Vec<Finding> {
    let text = without_comments(&file.path, &file.text);
    let ways = [
        "EventSource",
        "RTCPeerConnection",
        "WebSocket",
        "WebTransport",
        "XMLHttpRequest",
        "importScripts",
        "sendBeacon",
        "window.open",
        "open_with_url",
    ];
    let mut found = places(&text, &ways);
    if !file.is_in(&FETCHERS) {
        found.extend(words(&text, &["fetch", "\"fetch\""]));
    }
    each(found, "a way out of the page")
}

#[test]
fn nothing_leaves_the_page() {
    hold(no_other_way_out, |file| {
        file.is_in(&IN_BROWSER) && file.ends(&["rs", "js"])
    });
}

#[test]
fn no_other_way_out_can_fail() {
    finds(
        no_other_way_out,
        "public/sw.js",
        "navigator.sendBeacon(\"/count\", text)",
    );
    finds(no_other_way_out, "src/a.rs", "fetch(\"/a\")");
    finds(
        no_other_way_out,
        "crates/platform/src/a.rs",
        "js::call(&window, \"fetch\", &[])",
    );
    passes(no_other_way_out, "public/sw.js", "await fetch(path)");
    passes(
        no_other_way_out,
        "src/a.rs",
        "platform::words::fetch_words(code)",
    );
}

/// What a patient typed lies sealed in IndexedDB and nowhere else; preferences have one home.
fn one_home_for_each(file: &File) -> Vec<Finding> {
    let text = bare(&file.path, &file.text);
    let mut homeless = vec![
        "sessionStorage",
        "session_storage",
        "cookie",
        "SessionStorage",
    ];
    if file.path != "crates/platform/src/preferences.rs" {
        homeless.extend(["gloo_storage", "local_storage"]);
    }
    match file.path.as_str() {
        "public/boot.js" => {}
        // Which country and language Help opens at.
        "public/help.js" => homeless.push("indexedDB"),
        "public/sw.js" => homeless.push("localStorage"),
        _ => homeless.extend(["localStorage", "indexedDB"]),
    }
    if file.path != "public/sw.js" {
        homeless.push("caches");
    }
    let mut found = words(&text, &homeless);
    if file.path == "public/sw.js" {
        // It reads what lies in the clear, and never writes.
        found.extend(words(&file.text, &["readwrite"]));
    }
    each(found, "kept in a place that is not for it")
}

#[test]
fn words_are_kept_in_one_place() {
    hold(one_home_for_each, |file| {
        file.is_in(&IN_BROWSER) && file.ends(&["rs", "js"])
    });
}

#[test]
fn one_home_can_fail() {
    finds(
        one_home_for_each,
        "public/sw.js",
        "database.transaction(\"open\", \"readwrite\")",
    );
    passes(
        one_home_for_each,
        "public/sw.js",
        "indexedDB.open(\"homeward\")",
    );
    finds(
        one_home_for_each,
        "src/a.rs",
        "use gloo_storage::LocalStorage;",
    );
    finds(
        one_home_for_each,
        "public/boot.js",
        "document.cookie = language",
    );
    finds(
        one_home_for_each,
        "public/sw.js",
        "localStorage.setItem(\"a\", b)",
    );
    finds(
        one_home_for_each,
        "crates/platform/src/tabs.rs",
        "window.local_storage()",
    );
    passes(
        one_home_for_each,
        "src/a.rs",
        "StoredValue<Timer, LocalStorage>",
    );
    finds(
        one_home_for_each,
        "public/help.js",
        "indexedDB.open(\"homeward\")",
    );
    passes(
        one_home_for_each,
        "public/boot.js",
        "localStorage.getItem(key)",
    );
}

/// A log is read by whoever opens the console, and kept by some browsers.
fn silent(file: &File) -> Vec<Finding> {
    let text = bare(&file.path, &file.text);
    let mut loud = vec![
        "print!",
        "println!",
        "eprint!",
        "eprintln!",
        "dbg!",
        "console",
        "log!",
    ];
    if file.path == "crates/platform/src/panic.rs" {
        // The file and the line of a panic, and none of its words.
        loud.retain(|word| *word != "console");
    }
    each(words(&text, &loud), "nothing is logged")
}

#[test]
fn nothing_is_logged() {
    hold(silent, |file| {
        let crates = [
            "crates/domain/src/",
            "crates/records/src/",
            "crates/vault/src/",
        ];
        let is_code = file.ends(&["rs", "js"]) && (file.is_in(&IN_BROWSER) || file.is_in(&crates));
        is_code && !file.path.ends_with("tests.rs")
    });
}

#[test]
fn silent_can_fail() {
    finds(silent, "src/a.rs", "println!(\"{entry:?}\");");
    finds(silent, "src/a.rs", "leptos::logging::log!(\"{text}\");");
    finds(silent, "public/boot.js", "console.log(text);");
    finds(silent, "crates/vault/src/a.rs", "dbg!(&key);");
    passes(silent, "src/a.rs", "// println!");
    passes(
        silent,
        "crates/platform/src/panic.rs",
        "let console = get(\"console\");",
    );
}

/// What is typed goes through one file, which tells the browser to remember none of it.
const FIELDS: &str = "src/components/field.rs";

fn typed_in_one_place(file: &File) -> Vec<Finding> {
    let mut findings = each(
        places(&file.text, &["contenteditable"]),
        "a field of its own",
    );
    let typed = tags(&file.text, "textarea").into_iter().chain(
        tags(&file.text, "input").into_iter().filter(|(_, tag)| {
            !tag.contains("type=\"radio\"") && !tag.contains("type=\"checkbox\"")
        }),
    );
    for (line, tag) in typed {
        if file.path != FIELDS {
            findings.push((line, format!("typed words belong in {FIELDS}")));
        }
        for needed in [
            "autocomplete=\"off\"",
            "spellcheck=\"false\"",
            "translate=\"no\"",
        ] {
            if !tag.contains(needed) {
                findings.push((line, format!("a field without {needed}")));
            }
        }
    }
    findings
}

#[test]
fn words_are_typed_in_one_place() {
    hold(typed_in_one_place, |file| {
        file.is_in(&["src/"]) && file.ends(&["rs"])
    });
}

#[test]
fn typed_in_one_place_can_fail() {
    let whole = "<textarea autocomplete=\"off\" spellcheck=\"false\" translate=\"no\">";
    finds(typed_in_one_place, "src/pages/a.rs", whole);
    finds(
        typed_in_one_place,
        FIELDS,
        "<textarea autocomplete=\"off\">",
    );
    finds(
        typed_in_one_place,
        "src/pages/a.rs",
        "<input type=\"text\" />",
    );
    finds(typed_in_one_place, "src/pages/a.rs", "<input />");
    finds(
        typed_in_one_place,
        "src/pages/a.rs",
        "<div contenteditable=\"true\">",
    );
    passes(typed_in_one_place, FIELDS, whole);
    passes(
        typed_in_one_place,
        "src/pages/a.rs",
        "<input type=\"checkbox\" />",
    );
}
