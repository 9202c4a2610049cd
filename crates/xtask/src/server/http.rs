//! As much of HTTP/1.1 as a browser on the same machine needs: requests without a body, answers with a length.

use std::io::{self, BufRead, BufReader, Write};
use std::net::TcpStream;

/// More than any browser sends of one line.
const LONGEST_LINE: usize = 64 * 1024;

/// The requests of one connection.
pub struct Reader<'a> {
    connection: &'a TcpStream,
    lines: BufReader<&'a TcpStream>,
}

impl<'a> Reader<'a> {
    pub fn new(connection: &'a TcpStream) -> Self {
        Reader {
            connection,
            lines: BufReader::new(connection),
        }
    }

    /// The next request; none when the browser has gone.
    pub fn next(&mut self) -> io::Result<Option<Request<'a>>> {
        let Some(first) = self.line()? else {
            return Ok(None);
        };
        let mut parts = first.split_whitespace();
        let (method, address) = (parts.next(), parts.next());
        let (Some(method), Some(address)) = (method, address) else {
            return Ok(None);
        };
        let (method, address) = (method.to_owned(), address.to_owned());
        let mut headers = Vec::new();
        while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
            if let Some((name, value)) = line.split_once(':') {
                headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        Ok(Some(Request {
            connection: self.connection,
            method,
            address,
            headers,
        }))
    }

    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let mut limited = io::Read::take(&mut self.lines, LONGEST_LINE as u64);
        if limited.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        Ok(Some(line.trim_end().to_owned()))
    }
}

/// One request, to be answered once.
pub struct Request<'a> {
    connection: &'a TcpStream,
    method: String,
    /// Path and query, as sent.
    pub address: String,
    headers: Vec<(String, String)>,
}

impl Request<'_> {
    /// GET or HEAD.
    pub fn is_reading(&self) -> bool {
        matches!(self.method.as_str(), "GET" | "HEAD")
    }

    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let header = self.headers.iter().find(|(of, _)| of == name);
        header.map(|(_, value)| value.as_str())
    }

    /// Sends the answer in one piece.
    pub fn respond(self, status: u16, headers: &[(&str, &str)], body: &[u8]) -> io::Result<()> {
        let reason = match status {
            200 => "OK",
            304 => "Not Modified",
            308 => "Permanent Redirect",
            404 => "Not Found",
            _ => "Method Not Allowed",
        };
        let mut answer = format!("HTTP/1.1 {status} {reason}\r\n");
        for (name, value) in headers {
            answer.push_str(&format!("{name}: {value}\r\n"));
        }
        if status != 304 {
            answer.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        answer.push_str("\r\n");
        let mut answer = answer.into_bytes();
        if self.method != "HEAD" {
            answer.extend_from_slice(body);
        }
        let mut connection = self.connection;
        connection.write_all(&answer)?;
        connection.flush()
    }
}
