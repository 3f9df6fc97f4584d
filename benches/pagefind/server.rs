//! A host that counts what is asked of it.

use std::io;
use std::mem;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::net::{TcpListener, TcpStream};

use crate::http::{self, Answer, HTML, content_type};
use crate::indexed::Indexed;

/// What can ask Pagefind.
const PAGE: &str = include_str!("ask.js");

/// The host.
#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) indexed: Indexed,
    /// Names of files, with the bytes sent for them.
    asked: Mutex<Vec<(String, usize)>>,
}

impl Host {
    /// Serves until the program ends, and says where. The first part of every path is the number of
    /// a visit: what a visit has asked for, a browser keeps, and has none of it in the next.
    pub(crate) async fn serve(indexed: Indexed) -> io::Result<(Arc<Self>, SocketAddr)> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let host = Arc::new(Self { indexed, asked: Mutex::default() });
        let served = Arc::clone(&host);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let host = Arc::clone(&served);
                // A browser may close a connection at any time: nobody has to be told.
                tokio::spawn(async move { host.talk(stream).await });
            }
        });
        Ok((host, address))
    }

    /// What has been asked for since this was last asked.
    pub(crate) fn take_asked(&self) -> Vec<(String, usize)> {
        mem::take(&mut *self.asked())
    }

    fn asked(&self) -> MutexGuard<'_, Vec<(String, usize)>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn talk(&self, mut stream: TcpStream) -> io::Result<()> {
        let Some(path) = http::read_path(&mut stream).await? else { return Ok(()) };
        let name = path.split("/pagefind/").nth(1);
        let answer = match name.map(|it| (it, self.indexed.files.get(it))) {
            None => {
                let page = format!(
                    "<!doctype html><html lang=\"zh-Hans\"><link rel=\"icon\" href=\"data:,\">\
                     <title>Pagefind</title><script>{PAGE}</script></html>"
                );
                Answer::new(200, HTML, page.into_bytes())
            }
            Some((name, None)) => {
                eprintln!("Pagefind asks for {name}, which it has not written");
                Answer::new(404, HTML, Vec::new())
            }
            Some((name, Some(file))) => {
                self.asked().push((name.to_owned(), file.sent));
                let cache = "max-age=3600";
                Answer { cache, ..Answer::new(200, content_type(name), file.body.clone()) }
            }
        };
        answer.send(&mut stream).await
    }
}
