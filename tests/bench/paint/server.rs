//! A static host on this machine: HTTP/1.1, connections kept alive, files packed beforehand.

use std::fmt::Write;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

use crate::http::{HTML, content_type, read_path};
use crate::site::{File, Site};

/// Serves a site until the program ends, and says where.
pub(crate) async fn serve(site: Site) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let site = Arc::new(site);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let site = Arc::clone(&site);
            // A browser may close a connection at any time: nobody has to be told.
            tokio::spawn(async move { talk(stream, &site).await });
        }
    });
    Ok(address)
}

/// Answers what is asked on a connection, one after the other, until it is closed.
async fn talk(mut stream: TcpStream, site: &Site) -> io::Result<()> {
    stream.set_nodelay(true)?;
    while let Some(path) = read_path(&mut stream).await? {
        let path = path.trim_start_matches('/');
        let answer = match find(site, path) {
            Some((name, file)) => answer("200 OK", content_type(name), file),
            None => answer("404 Not Found", HTML, &File::default()),
        };
        stream.write_all(&answer).await?;
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

/// Head and body, to be sent in one go. Every file goes packed to everybody: the one browser that
/// asks here takes brotli.
fn answer(status: &str, content_type: &str, file: &File) -> Vec<u8> {
    let kept = match content_type {
        HTML => "public, max-age=0, must-revalidate",
        _ => "public, max-age=31536000, immutable",
    };
    let mut head = format!("HTTP/1.1 {status}\r\n");
    let length = file.body.len().to_string();
    for (name, value) in [
        ("Content-Type", content_type),
        ("Content-Length", &length),
        ("Cache-Control", kept),
        ("Vary", "Accept-Encoding"),
    ] {
        write!(head, "{name}: {value}\r\n").expect("a string takes any text");
    }
    if file.is_packed {
        head.push_str("Content-Encoding: br\r\n");
    }
    head.push_str("\r\n");
    [head.as_bytes(), &file.body].concat()
}
