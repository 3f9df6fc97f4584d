//! As much of HTTP/1.1 as a server needs that has to be able to break it.

use std::fmt::Write;
use std::io;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;

/// The content type of pages.
pub(crate) const HTML: &str = "text/html; charset=utf-8";

const LONGEST_HEAD_BYTES: usize = 64 * 1024;

/// The path a browser asks for. `None` when it closed the connection without asking for anything,
/// as browsers do that open some ahead.
pub(crate) async fn read_path(stream: &mut TcpStream) -> io::Result<Option<String>> {
    Ok(read_head(stream).await?.map(|head| path(&head)))
}

/// All that it says before the body, of which there is none.
pub(crate) async fn read_head(stream: &mut TcpStream) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() > LONGEST_HEAD_BYTES || stream.read_buf(&mut head).await? == 0 {
            return Ok(None);
        }
    }
    Ok(Some(String::from_utf8_lossy(&head).into_owned()))
}

/// The path it asks for, decoded, without query.
pub(crate) fn path(head: &str) -> String {
    let target = head.split_ascii_whitespace().nth(1).unwrap_or("/");
    let path = target.split(['?', '#']).next().unwrap_or("/");
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

/// An answer, ready to be sent.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) body: Vec<u8>,
    /// How long it may be kept. Nearly everything is asked for anew each time, so that requests
    /// can be counted.
    pub(crate) cache: &'static str,
    /// What else is said of it.
    pub(crate) more: Vec<(&'static str, String)>,
    /// Bytes of the body that are sent before the connection closes; all, where it is `None`.
    pub(crate) sent: Option<usize>,
    /// Bytes of the body after which nothing comes for a while.
    pub(crate) pause: Option<usize>,
    /// It goes over a slow line.
    pub(crate) is_slow: bool,
}

/// From a request to the first byte of its answer, on a slow line.
const SLOW_START: Duration = Duration::from_millis(400);
/// As much goes over a slow line in one turn,
const TURN_BYTES: usize = 2000;
/// which takes so long: 400 kbit/s.
const TURN: Duration = Duration::from_millis(40);
/// How long nothing comes.
const PAUSE: Duration = Duration::from_millis(500);

impl Answer {
    pub(crate) fn new(status: u16, content_type: &'static str, body: Vec<u8>) -> Self {
        Self {
            status,
            content_type,
            body,
            cache: "no-cache",
            more: Vec::new(),
            sent: None,
            pause: None,
            is_slow: false,
        }
    }

    /// Writes it.
    pub(crate) async fn send(self, stream: &mut TcpStream) -> io::Result<()> {
        let Self { status, content_type, body, cache, more, sent, pause, is_slow } = self;
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
        for (name, value) in more {
            write!(head, "{name}: {value}\r\n").expect("a string takes any text");
        }
        head.push_str("\r\n");
        let body = &body[..sent.unwrap_or(body.len()).min(body.len())];
        if is_slow {
            sleep(SLOW_START).await;
        }
        stream.write_all(head.as_bytes()).await?;
        let (first, body) = body.split_at(pause.unwrap_or_default().min(body.len()));
        if pause.is_some() {
            stream.write_all(first).await?;
            sleep(PAUSE).await;
        }
        for part in body.chunks(if is_slow { TURN_BYTES } else { body.len().max(1) }) {
            if is_slow {
                sleep(TURN).await;
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
