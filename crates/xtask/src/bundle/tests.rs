//! The bundle, over small builds made up here.

use super::*;

fn files(list: &[(&str, &str)]) -> Files {
    list.iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

fn staged() -> Files {
    files(&[
        (
            "index.html",
            "<head><link data-trunk rel=\"rust\"/><link rel=\"stylesheet\" href=\"./style.css\"><script src=\"./boot.js\"></script></head><a href=\"/today\">x</a>",
        ),
        (
            "style.css",
            "@font-face{src:url(fonts/serif.woff2) format(\"woff2\")}",
        ),
        ("fonts/serif.woff2", "font"),
        ("boot.js", "const BUILD = null;"),
        ("sw.js", "const BUILD = null;"),
        (
            "homeward.js",
            "import * as s from './snippets/platform-1/inline0.js'; new URL('homeward_bg.wasm', import.meta.url)",
        ),
        ("homeward_bg.wasm", "\0asm"),
        (
            "snippets/platform-1/inline0.js",
            "export const x = '../../words.en.json';",
        ),
        ("words.en.json", "{}"),
        (
            "help.html",
            "<link rel=\"stylesheet\" href=\"/style.css\"><img src='icons/icon-192.png'>",
        ),
        ("icons/icon-192.png", "png"),
        (
            "manifest.webmanifest",
            "{\"icons\":[{\"src\":\"icons/icon-192.png\"}]}",
        ),
    ])
}

fn final_name<'a>(built: &'a Files, start: &str, end: &str) -> &'a str {
    let mut found = built
        .keys()
        .filter(|name| name.starts_with(start) && name.ends_with(end));
    let name = found.next().expect("a file of that name");
    assert!(found.next().is_none(), "one {start}…{end}");
    name
}

fn text<'a>(built: &'a Files, name: &str) -> &'a str {
    std::str::from_utf8(&built[name]).expect("text")
}

#[test]
fn each_name_carries_the_hash_of_the_final_bytes() {
    let built = finish(&staged(), false).expect("builds");
    for (name, bytes) in built.iter().filter(|(name, _)| !names::is_fixed(name)) {
        let digest = &hex(&Sha256::digest(bytes))[..16];
        assert!(name.contains(digest), "{name} is not named {digest}");
    }
}

#[test]
fn names_are_rewritten_wherever_they_are_used() {
    let built = finish(&staged(), false).expect("builds");
    let font = final_name(&built, "fonts/serif.", ".woff2");
    let style = final_name(&built, "style.", ".css");
    let boot = final_name(&built, "boot.", ".js");
    let wasm = final_name(&built, "homeward_bg.", ".wasm");
    let snippet = final_name(&built, "snippets/platform-1/inline0.", ".js");
    let glue = final_name(&built, "homeward.", ".js");
    let words = final_name(&built, "words.en.", ".json");
    assert!(text(&built, style).contains(&format!("url(/{font})")));
    assert!(text(&built, glue).contains(&format!("from '/{snippet}'")));
    assert!(text(&built, glue).contains(&format!("new URL('/{wasm}'")));
    assert!(text(&built, snippet).contains(&format!("'/{words}'")));
    assert!(text(&built, "index.html").contains(&format!("href=\"/{style}\"")));
    assert!(text(&built, "index.html").contains(&format!("src=\"/{boot}\"")));
    assert!(text(&built, "index.html").contains("href=\"/today\""));
    assert!(!text(&built, "index.html").contains("data-trunk"));
    assert!(text(&built, "help.html").contains(&format!("href=\"/{style}\"")));
    assert!(text(&built, "help.html").contains("'/icons/icon-192.png'"));
    assert!(text(&built, boot).contains(&format!("\"words.en.json\":\"/{words}\"")));
    for needed in [glue, wasm] {
        assert!(
            text(&built, boot).contains(&format!("\"/{needed}\"")),
            "{needed}"
        );
    }
}

#[test]
fn the_precache_holds_every_file_and_its_hash_but_the_worker_and_the_headers() {
    let built = finish(&staged(), false).expect("builds");
    let worker = text(&built, "sw.js");
    let build = worker
        .strip_prefix("const BUILD = ")
        .and_then(|rest| rest.trim_end().strip_suffix(';'));
    let build: Value = serde_json::from_str(build.expect("filled in")).expect("JSON");
    let kept = build["files"].as_object().expect("a list");
    assert_eq!(build["id"].as_str().expect("an id").len(), 16);
    assert_eq!(kept["/"], hex(&Sha256::digest(&built["index.html"])));
    assert!(!kept.contains_key("/index.html"));
    assert!(!kept.contains_key("/sw.js") && !kept.contains_key("/_headers"));
    assert_eq!(kept.len(), built.len() - 2);
}

#[test]
fn the_same_sources_give_the_same_bytes_and_other_sources_another_id() {
    let once = finish(&staged(), false).expect("builds");
    assert_eq!(once, finish(&staged(), false).expect("builds"));
    let mut other = staged();
    other.insert("sw.js".to_owned(), b"const BUILD = null; // new".to_vec());
    let other = finish(&other, false).expect("builds");
    assert_ne!(
        final_name(&once, "boot.", ".js"),
        final_name(&other, "boot.", ".js")
    );
}

#[track_caller]
fn refuses(change: (&str, &str), said: &str) {
    let mut staged = staged();
    staged.insert(change.0.to_owned(), change.1.as_bytes().to_vec());
    let error = format!("{:#}", finish(&staged, false).expect_err("an error"));
    assert!(error.contains(said), "{error}");
}

#[test]
fn a_build_that_could_not_work_is_refused() {
    refuses(("style.css", "a{background:url('lost.svg')}"), "lost.svg");
    refuses(
        ("index.html", "<script src=\"other.js\"></script>"),
        "other.js",
    );
    refuses(("boot.js", "nothing to fill"), "boot.js");
}

#[test]
fn files_that_name_each_other_are_refused() {
    let circle = files(&[("a.js", "import './b.js'"), ("b.js", "import './a.js'")]);
    let error = names::by_content(circle).expect_err("an error").to_string();
    assert!(error.contains("a.js, b.js"), "{error}");
}

#[track_caller]
fn check_sheet(list: &[(&str, &str)], expected: &str) {
    assert_eq!(css::bundle(&files(list)).expect("a sheet"), expected);
}

#[test]
fn the_sheet_follows_the_order_of_its_layers() {
    check_sheet(
        &[
            ("pages/today.css", "t{}"),
            ("print.css", "p{}"),
            ("components/card.css", "c{}"),
            ("components/button.css", "b{}"),
            ("extra.css", "x{}"),
            ("base.css", "ba{}"),
            ("reset.css", "r{}"),
            ("tokens.css", "to{}"),
            ("layers.css", "@layer a;"),
            ("README.md", "not css"),
        ],
        "@layer a;\nto{}\nr{}\nba{}\nx{}\nb{}\nc{}\nt{}\np{}\n",
    );
}

#[test]
fn comments_and_indentation_go_and_strings_stay() {
    check_sheet(
        &[(
            "base.css",
            "/* a\n b */\na {\n  b: \"/* no */ \\\" '\"; /* c */\n\n}\n",
        )],
        "a {\nb: \"/* no */ \\\" '\";\n}\n",
    );
}

#[test]
fn only_files_named_by_their_bytes_are_kept_forever() {
    let built = finish(&staged(), false).expect("builds");
    let headers = text(&built, "_headers");
    let wasm = final_name(&built, "homeward_bg.", ".wasm");
    assert!(
        headers.starts_with("/*\n  Content-Security-Policy: default-src 'none'; script-src 'self'")
    );
    assert!(headers.contains("\n/\n  Cache-Control: no-cache\n"));
    assert!(headers.contains("\n/sw.js\n  Cache-Control: no-cache\n"));
    assert!(headers.contains("\n/help.html\n  Cache-Control: no-cache\n"));
    assert!(headers.contains(&format!(
        "\n/{wasm}\n  Cache-Control: {}\n",
        headers::FOREVER
    )));
}

#[track_caller]
fn check_deploy(file: &str) {
    let path = crate::tree::root().join("deploy").join(file);
    let text = std::fs::read_to_string(path).expect("a file");
    for (name, value) in headers::ALWAYS {
        assert!(
            text.contains(&format!("{name} \"{value}\"")),
            "{file} lacks {name}: {value}"
        );
    }
    for value in [headers::FRESH, headers::FOREVER] {
        assert!(
            text.contains(&format!("\"{value}\"")),
            "{file} lacks {value}"
        );
    }
}

#[test]
fn the_host_files_say_what_the_build_says() {
    check_deploy("nginx.conf");
    check_deploy("Caddyfile");
}
