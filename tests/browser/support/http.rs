//! As much of HTTP/1.1 as a server needs that can break the protocol on request.

use std::fmt::Write;
use std::io;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;

/// The content type of pages.
pub(crate) const HTML: &str = "text/html; charset=utf-8";

const MAX_HEAD_BYTES: usize = 64 * 1024;

/// The path a browser requests. `None` when it closed the connection without a request: browsers
/// open some connections in advance.
pub(crate) async fn read_path(stream: &mut TcpStream) -> io::Result<Option<String>> {
    Ok(read_head(stream).await?.map(|head| path(&head)))
}

/// The request line and the headers; no request here has a body.
pub(crate) async fn read_head(stream: &mut TcpStream) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() > MAX_HEAD_BYTES || stream.read_buf(&mut head).await? == 0 {
            return Ok(None);
        }
    }
    Ok(Some(String::from_utf8_lossy(&head).into_owned()))
}

/// The requested path, decoded, without the query.
pub(crate) fn path(head: &str) -> String {
    let target = head.split_ascii_whitespace().nth(1).unwrap_or("/");
    let path = target.split(['?', '#']).next().unwrap_or("/");
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

/// A response, ready to be sent.
#[derive(Debug)]
pub(crate) struct HttpResponse {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) body: Vec<u8>,
    /// The `Cache-Control` header. By default browsers request the file each time, so that requests
    /// can be counted.
    pub(crate) cache: &'static str,
    /// More headers.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// How many bytes of the body are sent before the connection closes; all with `None`.
    pub(crate) cut_off_after: Option<usize>,
    /// How many bytes of the body are sent before a break of [`STALL`].
    pub(crate) stall_after: Option<usize>,
    /// Whether it is sent as over a slow line.
    pub(crate) is_slow: bool,
}

/// On a slow line, the time from a request to the first byte of its response.
const SLOW_START: Duration = Duration::from_millis(400);
/// On a slow line, the size of one chunk,
const CHUNK_BYTES: usize = 2000;
/// and the time before each chunk: together 400 kbit/s.
const CHUNK_DELAY: Duration = Duration::from_millis(40);
/// How long a stalled response takes a break.
const STALL: Duration = Duration::from_millis(500);

impl HttpResponse {
    pub(crate) fn new(status: u16, content_type: &'static str, body: Vec<u8>) -> Self {
        Self {
            status,
            content_type,
            body,
            cache: "no-cache",
            headers: Vec::new(),
            cut_off_after: None,
            stall_after: None,
            is_slow: false,
        }
    }

    /// Writes the response and closes the connection.
    pub(crate) async fn send(self, stream: &mut TcpStream) -> io::Result<()> {
        let Self {
            status,
            content_type,
            body,
            cache,
            headers,
            cut_off_after,
            stall_after,
            is_slow,
        } = self;
        let mut head = format!("HTTP/1.1 {status} {}\r\n", reason(status));
        let length = body.len().to_string();
        for (name, value) in [
            ("Content-Type", content_type),
            ("Content-Length", &length),
            ("Cache-Control", cache),
            ("Connection", "close"),
        ] {
            write!(head, "{name}: {value}\r\n").expect("a string takes any text");
        }
        for (name, value) in headers {
            write!(head, "{name}: {value}\r\n").expect("a string takes any text");
        }
        head.push_str("\r\n");
        let body = &body[..cut_off_after.unwrap_or(body.len()).min(body.len())];
        if is_slow {
            sleep(SLOW_START).await;
        }
        stream.write_all(head.as_bytes()).await?;
        let (first, body) = body.split_at(stall_after.unwrap_or_default().min(body.len()));
        if stall_after.is_some() {
            stream.write_all(first).await?;
            sleep(STALL).await;
        }
        for part in body.chunks(if is_slow { CHUNK_BYTES } else { body.len().max(1) }) {
            if is_slow {
                sleep(CHUNK_DELAY).await;
            }
            stream.write_all(part).await?;
        }
        stream.shutdown().await
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        404 => "Not Found",
        410 => "Gone",
        429 => "Too Many Requests",
        503 => "Service Unavailable",
        _ => "Error",
    }
}

/// The content type of a file, by its name.
pub(crate) fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |it| it.1) {
        "html" => HTML,
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
