//! A static host on this machine: HTTP/1.1, connections kept alive, files compressed in advance.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

use crate::http::{HTML, content_type, path, read_head};
use crate::site::{File, Site};
use crate::throttle::Line;

/// Serves a site until the program ends, over the slow line if there is one. Returns its address.
pub(crate) async fn serve(site: Arc<Site>, line: Option<Arc<Line>>) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let addr = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (site, line) = (Arc::clone(&site), line.clone());
            // A browser may close a connection at any time, so errors are ignored.
            tokio::spawn(async move { handle(stream, &site, line.as_deref()).await });
        }
    });
    Ok(addr)
}

/// Responds to the requests on a connection, one after the other, until it is closed.
async fn handle(mut stream: TcpStream, site: &Site, line: Option<&Line>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    while let Some(head) = read_head(&mut stream).await? {
        let path = path(&head);
        let response = match find(site, path.trim_start_matches('/')) {
            Some((name, file)) => response_to(&head, content_type(name), file),
            None => b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec(),
        };
        match line {
            Some(line) => line.send(&mut stream, &response).await?,
            None => stream.write_all(&response).await?,
        }
    }
    Ok(())
}

/// The file at a path: itself, or the page of a directory.
fn find<'s>(site: &'s Site, path: &str) -> Option<(&'s str, &'s File)> {
    let page = format!("{path}index.html");
    let (name, file) =
        site.files.get_key_value(path).or_else(|| site.files.get_key_value(&page))?;
    Some((name, file))
}

/// Head and body of a response; without the body for a browser that has cached the file. Every file
/// is sent compressed, because the measured browser accepts Brotli.
fn response_to(request: &str, content_type: &str, file: &File) -> Vec<u8> {
    let cache_control = match content_type {
        HTML => "public, max-age=0, must-revalidate",
        "application/json; charset=utf-8" => "no-cache",
        _ => "public, max-age=31536000, immutable",
    };
    let tag = tag(&file.body);
    let is_cached = request.contains(&tag);
    let (status, body) =
        if is_cached { ("304 Not Modified", &[][..]) } else { ("200 OK", &*file.body) };
    let mut head = format!("HTTP/1.1 {status}\r\n");
    let length = body.len().to_string();
    for (name, value) in [
        ("Content-Type", content_type),
        ("Content-Length", &length),
        ("Cache-Control", cache_control),
        ("ETag", &tag),
        ("Vary", "Accept-Encoding"),
    ] {
        // A response without a body has no length.
        if !(is_cached && name == "Content-Length") {
            write!(head, "{name}: {value}\r\n").expect("a string takes any text");
        }
    }
    if file.is_packed {
        head.push_str("Content-Encoding: br\r\n");
    }
    head.push_str("\r\n");
    [head.as_bytes(), body].concat()
}

/// The entity tag of a body.
fn tag(body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}
