//! The server: its rules and paths as tables, and a few real requests.

use super::*;
use std::io::{Read, Write};
use std::net::TcpStream;

const HERE: [&str; 4] = ["index.html", "help.html", "app.abc.js", "fonts/a.woff2"];

#[track_caller]
fn check(path: &str, expected: Answer) {
    assert_eq!(
        route::find(path, |name| HERE.contains(&name)),
        expected,
        "{path}"
    );
}

fn file(name: &str) -> Answer {
    Answer::File(name.to_owned())
}

#[test]
fn files_and_screens_are_found() {
    check("/", file("index.html"));
    check("/today", file("index.html"));
    check("/plan/sessions/3", file("index.html"));
    check("/caf%C3%A9", file("index.html"));
    check("/help.html", file("help.html"));
    check("/app.abc.js", file("app.abc.js"));
    check("/fonts/a.woff2", file("fonts/a.woff2"));
    check("/index.html", Answer::Redirect("/".to_owned()));
}

#[test]
fn what_is_not_here_is_never_answered_with_the_shell() {
    check("/app.def.js", Answer::Missing);
    check("/fonts/b.woff2", Answer::Missing);
    check("/_headers", Answer::Missing);
    check("/app.abc.js.br", Answer::Missing);
    check("/help.html/", file("index.html"));
}

#[test]
fn no_path_leads_out_of_the_folder() {
    check("/../Cargo.toml", Answer::Missing);
    check("/%2e%2e/Cargo.toml", Answer::Missing);
    check("/fonts/../../secret", Answer::Missing);
    check("/fonts/%2E%2E%2Fsecret", Answer::Missing);
    check("/..%5c..%5csecret", Answer::Missing);
    check("//etc/passwd", file("index.html"));
    check("/.git/config", Answer::Missing);
    check("/a%00b", Answer::Missing);
    check("/%zz", Answer::Missing);
    check("/%+f", Answer::Missing);
    check("/%", Answer::Missing);
    check("/%ff", Answer::Missing);
    check("today", Answer::Missing);
}

#[test]
fn an_encoding_is_sent_only_where_it_is_taken() {
    assert!(route::takes("gzip, deflate, br", "br"));
    assert!(route::takes("BR;q=0.5", "br"));
    assert!(!route::takes("gzip, br;q=0", "br"));
    assert!(!route::takes("", "br"));
    assert!(!route::takes("brotli", "br"));
}

#[test]
fn rules_join_in_the_order_of_the_file() {
    let rules = Rules::parse("# all\n/*\n  A: one: two\n\n/x.js\n\tB: three\n/y/*.js\n  C: four\n");
    assert_eq!(rules.of("/"), [("A", "one: two")]);
    assert_eq!(rules.of("/x.js"), [("A", "one: two"), ("B", "three")]);
    assert_eq!(rules.of("/y/z.js"), [("A", "one: two"), ("C", "four")]);
    assert_eq!(Rules::parse("  A: lost\n").of("/"), []);
}

fn ask(port: u16, path: &str, headers: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("connects");
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");
    stream.write_all(request.as_bytes()).expect("asks");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("reads");
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn a_request_is_answered_with_the_headers_of_production() {
    let folder = std::env::temp_dir().join(format!("homeward-server-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("index.html"), "shell").expect("a file");
    fs::write(folder.join("app.1.js"), "plain").expect("a file");
    fs::write(folder.join("app.1.js.br"), "packed").expect("a file");
    let headers = crate::bundle::headers::text(["index.html", "app.1.js"].into_iter());
    fs::write(folder.join("_headers"), headers).expect("a file");
    let server = start(&folder, 0).expect("starts");

    let shell = ask(server.port, "/today?x=1", "");
    assert!(
        shell.starts_with("HTTP/1.1 200") && shell.ends_with("shell"),
        "{shell}"
    );
    assert!(
        shell.contains("Content-Security-Policy: default-src 'none'"),
        "{shell}"
    );

    let packed = ask(server.port, "/app.1.js", "Accept-Encoding: gzip, br\r\n");
    assert!(
        packed.contains("Content-Encoding: br") && packed.ends_with("packed"),
        "{packed}"
    );
    assert!(
        packed.contains("Cache-Control: public, max-age=31536000, immutable"),
        "{packed}"
    );
    assert!(ask(server.port, "/app.1.js", "").ends_with("plain"));

    let tag = packed
        .lines()
        .find_map(|line| line.strip_prefix("ETag: "))
        .expect("a tag");
    let again = format!("Accept-Encoding: br\r\nIf-None-Match: {tag}\r\n");
    assert!(ask(server.port, "/app.1.js", &again).starts_with("HTTP/1.1 304"));

    let moved = ask(server.port, "/index.html", "");
    assert!(
        moved.starts_with("HTTP/1.1 308") && moved.contains("Location: /\r\n"),
        "{moved}"
    );
    assert!(ask(server.port, "/app.2.js", "").starts_with("HTTP/1.1 404"));

    drop(server);
    fs::remove_dir_all(&folder).expect("removed");
}
