//! A proxy for all other hosts. It notes which hosts a browser requests, and refuses every request.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

use super::RUNTIME;
use super::http;
use super::wait::eventually;

/// The proxy, for as long as the tests run.
#[derive(Clone, Debug)]
pub(crate) struct Proxy {
    pub(crate) addr: SocketAddr,
    /// Hosts in the order of their requests.
    hosts: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let listener = listener.expect("this machine has a free port");
        let addr = listener.local_addr().expect("a bound socket has an address");
        let proxy = Self { addr, hosts: Arc::default() };
        RUNTIME.spawn(proxy.clone().refuse_all(listener));
        proxy
    }

    /// The requested hosts whose names end with `suffix`.
    pub(crate) fn requested(&self, suffix: &str) -> Vec<String> {
        self.hosts().iter().filter(|it| it.ends_with(suffix)).cloned().collect()
    }

    /// Waits until a host has been requested.
    pub(crate) async fn until_requested(&self, host: &str) {
        eventually(host, async || {
            let is_requested = self.hosts().iter().any(|it| it == host);
            is_requested.then_some(()).ok_or_else(|| "no browser has requested it".to_owned())
        })
        .await;
    }

    fn hosts(&self) -> MutexGuard<'_, Vec<String>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn refuse_all(self, listener: TcpListener) {
        while let Ok((stream, _)) = listener.accept().await {
            let proxy = self.clone();
            RUNTIME.spawn(async move {
                // A browser may close a connection at any time.
                let _ = proxy.refuse(stream).await;
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

/// The host of a request to a proxy, without the port.
fn host(head: &str) -> String {
    let target = head.split_ascii_whitespace().nth(1).unwrap_or_default();
    let authority = target.split_once("://").map_or(target, |it| it.1);
    let authority = authority.split('/').next().unwrap_or_default();
    authority.rsplit_once(':').map_or(authority, |it| it.0).to_ascii_lowercase()
}
