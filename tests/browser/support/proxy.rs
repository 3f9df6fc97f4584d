//! All that is not on this machine: a proxy that notes which hosts a browser asks for, and lets it
//! have none of them.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

use super::RUNTIME;
use super::http;
use super::wait::eventually;

/// The way out, for as long as the tests run.
#[derive(Clone, Debug)]
pub(crate) struct Outside {
    pub(crate) address: SocketAddr,
    /// Hosts in the order they were asked for.
    asked: Arc<Mutex<Vec<String>>>,
}

impl Outside {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let listener = listener.expect("this machine has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let outside = Self { address, asked: Arc::default() };
        RUNTIME.spawn(outside.clone().refuse_all(listener));
        outside
    }

    /// The hosts whose names end so that have been asked for.
    pub(crate) fn asked(&self, end: &str) -> Vec<String> {
        self.hosts().iter().filter(|it| it.ends_with(end)).cloned().collect()
    }

    /// Waits until somebody has asked for a host.
    pub(crate) async fn until_asked(&self, host: &str) {
        eventually(host, async || {
            let is_asked = self.hosts().iter().any(|it| it == host);
            is_asked.then_some(()).ok_or_else(|| "nobody has asked for it".to_owned())
        })
        .await;
    }

    fn hosts(&self) -> MutexGuard<'_, Vec<String>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn refuse_all(self, listener: TcpListener) {
        while let Ok((stream, _)) = listener.accept().await {
            let outside = self.clone();
            RUNTIME.spawn(async move {
                // A browser may close a connection whenever it likes.
                let _ = outside.refuse(stream).await;
            });
        }
    }

    async fn refuse(&self, mut stream: TcpStream) -> io::Result<()> {
        if let Some(head) = http::read_head(&mut stream).await? {
            self.hosts().push(host(&head));
        }
        stream
            .write_all(
                b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            )
            .await?;
        stream.shutdown().await
    }
}

/// The host of a request to a proxy, without port.
fn host(head: &str) -> String {
    let target = head.split_ascii_whitespace().nth(1).unwrap_or_default();
    let authority = target.split_once("://").map_or(target, |it| it.1);
    let authority = authority.split('/').next().unwrap_or_default();
    authority.rsplit_once(':').map_or(authority, |it| it.0).to_ascii_lowercase()
}
