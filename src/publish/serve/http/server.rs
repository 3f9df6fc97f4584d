//! Answers requests as a static host would, but makes each file when it is asked for.
//!
//! Tests: `tests/publish/server.rs`

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::serve::ListenerExt;
use percent_encoding::percent_decode_str;
use tokio::net::TcpListener;
use tokio::task::spawn_blocking;
use tower_http::compression::CompressionLayer;

use crate::publish::hosting::mime_types::content_type;
use crate::publish::hosting::rules;
use crate::publish::serve::http::access::AllowedHosts;
use crate::publish::serve::http::page_script::{EVENTS, SCRIPT, SCRIPT_PATH, with_script};
use crate::publish::serve::http::response::{file_response, redirect, text_response};
use crate::publish::serve::http::{diagnostics_page, events};
use crate::publish::serve::site::ServedSite;
use crate::publish::serve::status::{Served, Status, StatusReceiver};
use crate::publish::serve::terminal::print_error;

/// A server of one site.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    status: StatusReceiver,
    hosts: AllowedHosts,
}

/// What a request asks for.
struct FileRequest {
    /// The URL of the site, as the browser knows it.
    base_url: String,
    /// The path relative to the site, decoded.
    path: String,
    /// The path as the browser sent it, and the query.
    raw_path: String,
    query: String,
}

impl Server {
    /// A server that shows this status at these hosts.
    pub(crate) fn new(status: StatusReceiver, hosts: AllowedHosts) -> Self {
        Self { status, hosts }
    }

    /// Answers requests until the program ends.
    pub(crate) async fn run(self, listener: TcpListener) -> io::Result<()> {
        let listener = listener.tap_io(|it| {
            // Only slower without.
            let _ = it.set_nodelay(true);
        });
        let router = Router::new().fallback(respond).layer(CompressionLayer::new().br(true));
        axum::serve(listener, router.with_state(self)).await
    }

    /// The status once there is one to show.
    async fn status(&self) -> Status {
        let mut status = self.status.clone();
        let is_ready = |it: &Status| !matches!(it.served, Served::Starting);
        status.wait_for(is_ready).await.map(|it| it.clone()).unwrap_or_default()
    }
}

async fn respond(State(server): State<Server>, request: Request) -> Response {
    let (Parts { method, uri, headers, .. }, _) = request.into_parts();
    let host = match server.hosts.check(&uri, &headers) {
        Ok(host) => host,
        Err(why) => return text_response(StatusCode::FORBIDDEN, why),
    };
    if !matches!(method, Method::GET | Method::HEAD) {
        return text_response(StatusCode::METHOD_NOT_ALLOWED, "This server only sends files.");
    }
    // At any path: the path of the site may not be known yet, or may change while a page is open.
    let raw_path = uri.path();
    let is_own = |it: &str| raw_path.strip_suffix(it).is_some_and(|it| it.ends_with('/'));
    if is_own(SCRIPT_PATH) {
        return file_response(SCRIPT_PATH, SCRIPT.as_bytes().to_vec(), None);
    }
    if is_own(EVENTS) {
        return events::stream(server.status.clone()).into_response();
    }
    let status = server.status().await;
    let base = status.site().map_or("/".to_owned(), |it| it.base_path());
    let Some(path) = raw_path.strip_prefix(&base) else {
        let is_home = raw_path == "/" || format!("{raw_path}/") == base;
        return if is_home { redirect(&base) } else { missing() };
    };
    let Ok(path) = percent_decode_str(path).decode_utf8() else { return missing() };
    let request = FileRequest {
        base_url: format!("http://{host}{base}"),
        path: path.into_owned(),
        raw_path: raw_path.to_owned(),
        query: uri.query().map(|it| format!("?{it}")).unwrap_or_default(),
    };
    let response = spawn_blocking(move || match status.site().map(Arc::clone) {
        Some(site) => site_response(&site, &request),
        None => diagnostics_page::response(&status.diagnostics),
    });
    let failed = "The page could not be made; the terminal says why.";
    response.await.unwrap_or_else(|_| text_response(StatusCode::INTERNAL_SERVER_ERROR, failed))
}

fn site_response(site: &ServedSite, request: &FileRequest) -> Response {
    let FileRequest { base_url, path, raw_path, query } = request;
    let is_directory = path.is_empty() || path.ends_with('/');
    let file = if is_directory { format!("{path}index.html") } else { path.clone() };
    match site.file(base_url, &file) {
        Ok(Some(bytes)) => page_or_file(site, &file, bytes),
        Ok(None) if site.has_page(&format!("{path}/")) => redirect(&format!("{raw_path}/{query}")),
        Ok(None) if rules::is_file(path) => missing(),
        Ok(None) => match site.file(base_url, NOT_FOUND_PAGE) {
            Ok(Some(page)) => {
                let mut response = page_or_file(site, NOT_FOUND_PAGE, page);
                *response.status_mut() = StatusCode::NOT_FOUND;
                response
            }
            _ => missing(),
        },
        Err(why) => {
            print_error(format_args!("{file} cannot be made: {why}"));
            text_response(StatusCode::INTERNAL_SERVER_ERROR, &why)
        }
    }
}

/// The page for a path that is none.
const NOT_FOUND_PAGE: &str = "404.html";

fn page_or_file(site: &ServedSite, file: &str, bytes: Vec<u8>) -> Response {
    let is_page = content_type(file).starts_with("text/html");
    let bytes = if is_page { with_script(bytes, site) } else { bytes };
    file_response(file, bytes, site.policy())
}

fn missing() -> Response {
    text_response(StatusCode::NOT_FOUND, rules::NOT_FOUND)
}
