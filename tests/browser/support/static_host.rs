//! The responses of a well-behaved static host.

use std::sync::{PoisonError, RwLock};

use quanwen::route::Route;

use super::http::{self, HttpResponse, content_type};
use super::site::Site;

const PROBE: &str = "/probe.js";
/// Without these two files, a site has no worker.
const WORKER: [&str; 2] = ["sw.js", "build.json"];
const POLICY: &str = "http-equiv=\"Content-Security-Policy\"";

/// A site on its host.
#[derive(Debug)]
pub(crate) struct Host {
    site: RwLock<&'static Site>,
    /// The script that runs before all others on each page.
    probe: String,
    /// What the host leaves out.
    omit: Omit,
}

/// What a host leaves out of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Omit {
    /// The worker: it would respond to requests that a test wants to see on the server.
    Worker,
    /// The worker, and the content security policy of the pages.
    WorkerAndPolicy,
    Nothing,
}

/// Whether the tests or the browser itself request this path, and not the site.
pub(crate) fn is_ours(path: &str) -> bool {
    matches!(path, PROBE | "/favicon.ico")
}

impl Host {
    pub(crate) fn new(site: &'static Site, probe: String, omit: Omit) -> Self {
        Self { site: RwLock::new(site), probe, omit }
    }

    /// The site that is published now.
    pub(crate) fn site(&self) -> &'static Site {
        *self.site.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Replaces the site by another.
    pub(crate) fn replace(&self, site: &'static Site) {
        assert_eq!(self.site().base, site.base, "both sites have the same path");
        *self.site.write().unwrap_or_else(PoisonError::into_inner) = site;
    }

    /// The file at a path; the home page for a page of the site without a file of its own; the
    /// site's 404 page for everything else.
    pub(crate) fn response(&self, path: &str) -> HttpResponse {
        if path == PROBE {
            let probe = HttpResponse::new(200, content_type(path), self.probe.clone().into_bytes());
            // Browsers cache it, so that pages have it while the host is down.
            return HttpResponse { cache: "max-age=3600", ..probe };
        }
        let site = self.site();
        let Some(path) = path.strip_prefix(site.base) else { return self.missing() };
        if self.omit != Omit::Nothing && WORKER.contains(&path) {
            return self.missing();
        }
        for file in [path.to_owned(), format!("{path}index.html"), format!("{path}/index.html")] {
            if let Some(body) = site.files.get(&file) {
                return match content_type(&file) {
                    http::HTML => self.page(200, &file),
                    other => HttpResponse::new(200, other, body.clone()),
                };
            }
        }
        match Route::from_path(path) {
            Route::NotFound => self.missing(),
            _ => self.home(),
        }
    }

    /// The home page.
    pub(crate) fn home(&self) -> HttpResponse {
        self.page(200, "index.html")
    }

    /// The 404 page.
    pub(crate) fn missing(&self) -> HttpResponse {
        self.page(404, "404.html")
    }

    /// A page with the probe in front of all other scripts.
    fn page(&self, status: u16, file: &str) -> HttpResponse {
        let mut page = String::from_utf8_lossy(&self.site().files[file]).into_owned();
        if self.omit == Omit::WorkerAndPolicy {
            page = page.replacen(POLICY, "data-ignored", 1);
        }
        let probed = page.replacen("<base", &format!("<script src={PROBE}></script><base"), 1);
        HttpResponse::new(status, content_type(file), probed.into_bytes())
    }
}
