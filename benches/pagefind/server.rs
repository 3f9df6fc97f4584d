//! A host that lists the requests for Pagefind.

use std::io;
use std::mem;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::net::{TcpListener, TcpStream};

use crate::http::{self, Answer, HTML, content_type};
use crate::indexed::Indexed;

/// The script that runs queries on Pagefind.
const PAGE: &str = include_str!("page.js");

/// A host of the pages that Pagefind has indexed.
#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) indexed: Indexed,
    /// The names of files that were requested, with the bytes sent for them.
    requests: Mutex<Vec<(String, usize)>>,
}

impl Host {
    /// Starts to serve until the program ends. The first segment of a path is the number of a visit:
    /// the browser caches files during a visit, and has none cached at the start of the next.
    pub(crate) async fn serve(indexed: Indexed) -> io::Result<(Arc<Self>, SocketAddr)> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let socket = listener.local_addr()?;
        let host = Arc::new(Self { indexed, requests: Mutex::default() });
        let served = Arc::clone(&host);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let host = Arc::clone(&served);
                // A browser may close a connection at any time: that is no error.
                tokio::spawn(async move { host.talk(stream).await });
            }
        });
        Ok((host, socket))
    }

    /// The requests since the last call.
    pub(crate) fn take_requests(&self) -> Vec<(String, usize)> {
        mem::take(&mut *self.requests())
    }

    fn requests(&self) -> MutexGuard<'_, Vec<(String, usize)>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn talk(&self, mut stream: TcpStream) -> io::Result<()> {
        let Some(path) = http::read_path(&mut stream).await? else { return Ok(()) };
        let name = path.split("/pagefind/").nth(1);
        let response = match name.map(|it| (it, self.indexed.files.get(it))) {
            None => {
                let page = format!(
                    "<!doctype html><html lang=\"zh-Hans\"><link rel=\"icon\" href=\"data:,\">\
                     <title>Pagefind</title><script>{PAGE}</script></html>"
                );
                Answer::new(200, HTML, page.into_bytes())
            }
            Some((name, None)) => {
                eprintln!("Pagefind requests {name}, which it has not written");
                Answer::new(404, HTML, Vec::new())
            }
            Some((name, Some(file))) => {
                self.requests().push((name.to_owned(), file.sent));
                let cache = "max-age=3600";
                Answer { cache, ..Answer::new(200, content_type(name), file.body.clone()) }
            }
        };
        response.send(&mut stream).await
    }
}
