//! A host for `dist/` on this machine: the headers, compression and redirects of production.

mod http;
mod route;
mod rules;

use anyhow::{Result, anyhow};
use http::Request;
use route::Answer;
use rules::Rules;
use std::fs;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use std::time::UNIX_EPOCH;

/// What hosts send where no rule says anything else.
const DEFAULT_CACHE: &str = "public, max-age=0, must-revalidate";

/// A server that answers each connection on a thread of its own, for as long as the program runs.
pub struct Running {
    /// The port it listens on.
    pub port: u16,
    listening: JoinHandle<()>,
}

impl Running {
    /// Waits for as long as the server runs.
    pub fn wait(self) {
        let _ = self.listening.join();
    }
}

/// Serves `folder` on this machine only; port 0 takes any free one.
pub fn start(folder: &Path, port: u16) -> Result<Running> {
    let listener = TcpListener::bind(("127.0.0.1", port)).map_err(|error| {
        anyhow!("cannot listen on port {port} ({error}); `--port 0` takes any free one")
    })?;
    let port = listener.local_addr()?.port();
    let folder = folder.to_owned();
    let listening = thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let folder = folder.clone();
            thread::spawn(move || serve(&folder, &connection));
        }
    });
    Ok(Running { port, listening })
}

/// Answers one request after the other, until the browser goes away.
fn serve(folder: &Path, connection: &TcpStream) {
    let mut reader = http::Reader::new(connection);
    while let Ok(Some(request)) = reader.next() {
        let is_last = request
            .header("connection")
            .is_some_and(|value| value.eq_ignore_ascii_case("close"));
        if answer(folder, request).is_err() || is_last {
            let _ = connection.shutdown(Shutdown::Both);
            return;
        }
    }
}

fn answer(folder: &Path, request: Request<'_>) -> std::io::Result<()> {
    if !request.is_reading() {
        return request.respond(405, &[], &[]);
    }
    // Read anew each time, so that a new build needs no restart.
    let text = fs::read_to_string(folder.join("_headers")).unwrap_or_default();
    let rules = Rules::parse(&text);
    let address = request.address.clone();
    let path = address.split(['?', '#']).next().unwrap_or("/");
    match route::find(path, |name| folder.join(name).is_file()) {
        Answer::File(name) => send(folder, &name, 200, &rules, path, request),
        Answer::Redirect(to) => {
            let headers = rules
                .of(path)
                .into_iter()
                .chain([("Location", to.as_str())]);
            respond(request, 308, Vec::new(), headers)
        }
        Answer::Missing => {
            let headers = rules
                .of(path)
                .into_iter()
                .chain([("Content-Type", "text/plain")]);
            respond(request, 404, b"Not found\n".to_vec(), headers)
        }
    }
}

fn send(
    folder: &Path,
    name: &str,
    status: u16,
    rules: &Rules,
    path: &str,
    request: Request<'_>,
) -> std::io::Result<()> {
    let (file, encoding) = best_copy(
        folder,
        name,
        request.header("accept-encoding").unwrap_or_default(),
    );
    let tag = tag(&file);
    let mut headers = rules.of(path);
    if !headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("cache-control"))
    {
        headers.push(("Cache-Control", DEFAULT_CACHE));
    }
    headers.push(("Content-Type", kind(name)));
    headers.push(("Vary", "Accept-Encoding"));
    headers.push(("ETag", &tag));
    if request.header("if-none-match") == Some(&tag) {
        return respond(request, 304, Vec::new(), headers.into_iter());
    }
    if let Some(encoding) = encoding {
        headers.push(("Content-Encoding", encoding));
    }
    let body = fs::read(&file)?;
    respond(request, status, body, headers.into_iter())
}

fn respond<'a>(
    request: Request<'_>,
    status: u16,
    body: Vec<u8>,
    headers: impl Iterator<Item = (&'a str, &'a str)>,
) -> std::io::Result<()> {
    request.respond(status, &headers.collect::<Vec<_>>(), &body)
}

/// The copy of a file to send: in the best encoding the browser takes that lies beside it.
fn best_copy(folder: &Path, name: &str, accepted: &str) -> (PathBuf, Option<&'static str>) {
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        let packed = folder.join(format!("{name}.{ending}"));
        if route::takes(accepted, encoding) && packed.is_file() {
            return (packed, Some(encoding));
        }
    }
    (folder.join(name), None)
}

/// Changes whenever the file does.
fn tag(file: &Path) -> String {
    let about = fs::metadata(file).ok();
    let size = about.as_ref().map_or(0, fs::Metadata::len);
    let changed = about.and_then(|about| about.modified().ok());
    let since = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    format!("\"{size:x}-{:x}\"", since.unwrap_or_default().as_nanos())
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("ico") => "image/x-icon",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
