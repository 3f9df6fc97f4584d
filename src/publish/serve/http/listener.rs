//! Listens on the port that was asked for, or on the next free one.

use std::io::ErrorKind;
use std::path::Path;

use tokio::net::TcpListener;

use crate::publish::error::{PublishError, WithPath, io_error};

/// How many ports are tried.
const ATTEMPTS: u16 = 50;

/// A listener at `port` of this host. If the port is taken, the next one, and a message says so.
pub(crate) async fn listen(host: &str, port: u16) -> Result<TcpListener, PublishError> {
    let mut last = String::new();
    for tried in (port..=u16::MAX).take(ATTEMPTS.into()) {
        match TcpListener::bind((host, tried)).await {
            Ok(listener) => {
                if tried != port {
                    println!("Port {port} is taken by another program: this is port {tried}.");
                }
                return Ok(listener);
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => last = error.to_string(),
            Err(error) => {
                let why = format!("{error}; --host takes an address of this computer");
                return Err(io_error("listen on", Path::new(&format!("{host}:{port}")), why));
            }
        }
    }
    let why = format!("{last}; --port names another one");
    Err(io_error("listen on", Path::new(&format!("{host}:{port}")), why))
}

/// The URL of the server on this computer.
pub(crate) fn url(listener: &TcpListener) -> Result<String, PublishError> {
    let local = listener.local_addr().with_path("listen on", Path::new("the port"))?;
    let port = local.port();
    Ok(match local.ip() {
        ip if ip.is_unspecified() => format!("http://127.0.0.1:{port}/"),
        _ => format!("http://{local}/"),
    })
}
