//! Listens on the port that was asked for, or on the next free one.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, UdpSocket};
use std::path::Path;

use tokio::net::TcpListener;

use crate::publish::error::{PublishError, WithPath, io_error};
use crate::publish::serve::terminal::print;

/// How many ports are tried.
const ATTEMPTS: u16 = 50;

/// A listener at `port` of this host. If the port is taken, the next one, and a message says so.
pub(crate) async fn listen(host: &str, port: u16) -> Result<TcpListener, PublishError> {
    let mut last = String::new();
    for tried in (port..=u16::MAX).take(ATTEMPTS.into()) {
        match TcpListener::bind((host, tried)).await {
            Ok(listener) => {
                if tried != port {
                    print(format_args!(
                        "Port {port} is taken by another program: using port {tried} instead."
                    ));
                }
                return Ok(listener);
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => last = error.to_string(),
            Err(error) => {
                let why = format!("{error}; --host and --port take others");
                return Err(io_error("listen on", Path::new(&format!("{host}:{port}")), why));
            }
        }
    }
    let why = format!("{last}; --port names another one");
    Err(io_error("listen on", Path::new(&format!("{host}:{port}")), why))
}

/// The URL of the server for other devices in the same network, if it listens to them.
pub(crate) fn url_for_others(listener: &TcpListener) -> Option<String> {
    let local = listener.local_addr().ok().filter(|it| it.ip().is_unspecified())?;
    // Connecting a UDP socket sends nothing: the system only chooses the address that it would send
    // from. 192.0.2.1 is reserved for documentation (RFC 5737).
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    Some(format!("http://{ip}:{}/", local.port()))
}

/// Whether other devices can connect.
pub(crate) fn is_open(listener: &TcpListener) -> bool {
    listener.local_addr().is_ok_and(|it| !it.ip().is_loopback())
}

/// The URL of the server on this computer, with the name `host` if it is one.
pub(crate) fn url(listener: &TcpListener, host: &str) -> Result<String, PublishError> {
    let local = listener.local_addr().with_path("listen on", Path::new("the port"))?;
    let port = local.port();
    Ok(match local.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => format!("http://127.0.0.1:{port}/"),
        IpAddr::V6(ip) if ip.is_unspecified() => format!("http://[::1]:{port}/"),
        _ if host.parse::<IpAddr>().is_err() => format!("http://{host}:{port}/"),
        _ => format!("http://{local}/"),
    })
}
