//! A browser of few needs: HTTP/1.1 over one kept connection, cookies, and nothing else.
//!
//! Thin on purpose: what the generator burns, the server under test does not get.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// How long an answer may take before it counts as none.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came back.
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
    /// Where to go next.
    pub(crate) location: Option<String>,
    /// The page; empty when it came compressed.
    pub(crate) body: String,
}

/// One browser.
pub(crate) struct Client {
    at: SocketAddr,
    stream: Option<BufReader<TcpStream>>,
    cookies: Vec<(String, String)>,
    gzip: bool,
    /// Requests answered so far.
    pub(crate) requests: u64,
}

impl Client {
    /// A browser without cookies.
    pub(crate) fn new(at: SocketAddr) -> Self {
        Self {
            at,
            stream: None,
            cookies: Vec::new(),
            gzip: false,
            requests: 0,
        }
    }

    /// Takes compressed pages, as browsers do, and does not look into them.
    pub(crate) fn compressed(mut self) -> Self {
        self.gzip = true;
        self
    }

    /// Talks to another address from now on, with the same cookies.
    pub(crate) fn move_to(&mut self, at: SocketAddr) {
        self.at = at;
        self.stream = None;
    }

    /// Becomes somebody else: no cookies, the same connection.
    pub(crate) fn forget(&mut self) {
        self.cookies.clear();
    }

    /// Asks for a page.
    pub(crate) fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.send("GET", path, "")
    }

    /// Sends a form.
    pub(crate) fn post(&mut self, path: &str, form: &str) -> io::Result<Answer> {
        self.send("POST", path, form)
    }

    fn send(&mut self, method: &str, path: &str, form: &str) -> io::Result<Answer> {
        let request = self.head(method, path, form);
        if let Some(kept) = self.stream.take() {
            match self.exchange(kept, &request) {
                // The server closed a connection that had been idle: browsers ask once more.
                Err(error) if is_closed(&error) => {}
                other => return other,
            }
        }
        let stream = TcpStream::connect_timeout(&self.at, PATIENCE)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        self.exchange(BufReader::with_capacity(32 * 1024, stream), &request)
    }

    fn head(&self, method: &str, path: &str, form: &str) -> String {
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nuser-agent: load\r\naccept: text/html\r\n",
            self.at
        );
        if self.gzip {
            request.push_str("accept-encoding: gzip\r\n");
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request.push_str("cookie: ");
            request.push_str(&cookies.join("; "));
            request.push_str("\r\n");
        }
        if method == "POST" {
            let length = form.len();
            request.push_str(&format!(
                "origin: http://{}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
                 content-length: {length}\r\n",
                self.at
            ));
        }
        request.push_str("\r\n");
        request.push_str(form);
        request
    }

    fn exchange(&mut self, mut stream: BufReader<TcpStream>, request: &str) -> io::Result<Answer> {
        stream.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        if stream.read_line(&mut line)? == 0 {
            return Err(ErrorKind::ConnectionAborted.into());
        }
        let status = line
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        let status: u16 = status.ok_or_else(|| broken("no status"))?;
        let (mut location, mut length, mut chunked, mut encoded, mut close) =
            (None, 0, false, false, false);
        loop {
            line.clear();
            if stream.read_line(&mut line)? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            let Some((name, value)) = line.trim_end().split_once(':') else {
                break;
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "location" => location = Some(value.to_owned()),
                "content-length" => length = value.parse().map_err(|_| broken("length"))?,
                "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
                "content-encoding" => encoded = value != "identity",
                "connection" => close = value.eq_ignore_ascii_case("close"),
                "set-cookie" => self.keep(value),
                _ => {}
            }
        }
        let body = if chunked {
            read_chunks(&mut stream)?
        } else {
            let mut body = vec![0; length];
            stream.read_exact(&mut body)?;
            body
        };
        if !close {
            self.stream = Some(stream);
        }
        self.requests += 1;
        let body = if encoded { Vec::new() } else { body };
        Ok(Answer {
            status,
            location,
            body: String::from_utf8(body).map_err(|_| broken("a page that is not UTF-8"))?,
        })
    }

    fn keep(&mut self, header: &str) {
        let mut parts = header.split(';');
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else {
            return;
        };
        self.cookies.retain(|(known, _)| known != name);
        if !parts.any(|part| part.trim().eq_ignore_ascii_case("max-age=0")) {
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

fn read_chunks(stream: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        let size = usize::from_str_radix(line.trim(), 16).map_err(|_| broken("a chunk"))?;
        let start = body.len();
        body.resize(start + size, 0);
        stream.read_exact(body.get_mut(start..).unwrap_or_default())?;
        line.clear();
        stream.read_line(&mut line)?;
        if size == 0 {
            return Ok(body);
        }
    }
}

/// Whether the connection was gone before any answer came.
fn is_closed(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe
    )
}

fn broken(what: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, what)
}
