//! A host for `dist/` on this machine: the headers, compression and redirects of production.

mod route;
mod rules;

use anyhow::{Result, anyhow};
use route::Answer;
use rules::Rules;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::UNIX_EPOCH;
use tiny_http::{Header, Method, Request, Response, Server};

const THREADS: usize = 8;

/// What hosts send where no rule says anything else.
const DEFAULT_CACHE: &str = "public, max-age=0, must-revalidate";

/// A server that answers on threads of its own.
pub struct Running {
    /// The port it listens on.
    pub port: u16,
    threads: Vec<JoinHandle<()>>,
    server: Arc<Server>,
}

impl Running {
    /// Waits for as long as the server runs.
    pub fn wait(mut self) {
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        for _ in 0..THREADS {
            self.server.unblock();
        }
    }
}

/// Serves `folder` on this machine only; port 0 takes any free one.
pub fn start(folder: &Path, port: u16) -> Result<Running> {
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        anyhow!("cannot listen on port {port} ({error}); `--port 0` takes any free one")
    })?;
    let port = server
        .server_addr()
        .to_ip()
        .map_or(port, |address| address.port());
    let server = Arc::new(server);
    let threads = (0..THREADS).map(|_| {
        let server = Arc::clone(&server);
        let folder = folder.to_owned();
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                // A browser that went away is no concern of the server's.
                let _ = answer(&folder, request);
            }
        })
    });
    Ok(Running {
        port,
        threads: threads.collect(),
        server,
    })
}

fn answer(folder: &Path, request: Request) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    // Read anew each time, so that a new build needs no restart.
    let text = fs::read_to_string(folder.join("_headers")).unwrap_or_default();
    let rules = Rules::parse(&text);
    let address = request.url().to_owned();
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
    request: Request,
) -> std::io::Result<()> {
    let (file, encoding) = best_copy(folder, name, accepted(&request));
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
    if header(&request, "If-None-Match") == Some(&tag) {
        return respond(request, 304, Vec::new(), headers.into_iter());
    }
    if let Some(encoding) = encoding {
        headers.push(("Content-Encoding", encoding));
    }
    let body = fs::read(&file)?;
    respond(request, status, body, headers.into_iter())
}

fn respond<'a>(
    request: Request,
    status: u16,
    body: Vec<u8>,
    headers: impl Iterator<Item = (&'a str, &'a str)>,
) -> std::io::Result<()> {
    let mut response = Response::from_data(body).with_status_code(status);
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
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

fn accepted(request: &Request) -> &str {
    header(request, "Accept-Encoding").unwrap_or_default()
}

fn header<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    let headers = request.headers();
    let header = headers.iter().find(|header| header.field.equiv(name))?;
    Some(header.value.as_str())
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
