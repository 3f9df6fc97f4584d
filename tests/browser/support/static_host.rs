//! What a well-behaved host answers.

use std::sync::{PoisonError, RwLock};

use quanwen::route::Route;

use super::http::{self, Answer, content_type};
use super::site::Site;

const PROBE: &str = "/probe.js";
/// Without these two, a site has no worker.
const WORKER: [&str; 2] = ["sw.js", "build.json"];
const POLICY: &str = "http-equiv=\"Content-Security-Policy\"";

/// A site as a host has it.
#[derive(Debug)]
pub(crate) struct Host {
    site: RwLock<&'static Site>,
    /// Runs before anything else on each page.
    probe: String,
    /// What the host leaves out.
    but: But,
}

/// What a host leaves out of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum But {
    /// The worker, which would answer what a test means to see asked for.
    Worker,
    /// The worker, and what pages say of their content security policy.
    Guard,
    /// Nothing.
    Nothing,
}

/// Asked for by the tests or by the browser itself, not by the site.
pub(crate) fn is_ours(path: &str) -> bool {
    matches!(path, PROBE | "/favicon.ico")
}

impl Host {
    pub(crate) fn new(site: &'static Site, probe: String, but: But) -> Self {
        Self { site: RwLock::new(site), probe, but }
    }

    /// The site as it is now.
    pub(crate) fn site(&self) -> &'static Site {
        *self.site.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has another site in the place of this one.
    pub(crate) fn replace(&self, site: &'static Site) {
        assert_eq!(self.site().base, site.base, "it lies at the same path");
        *self.site.write().unwrap_or_else(PoisonError::into_inner) = site;
    }

    /// The file at a path; the home page for a page of the site that has no file of its own; the
    /// site's 404 page for everything else.
    pub(crate) fn answer(&self, path: &str) -> Answer {
        if path == PROBE {
            let probe = Answer::new(200, content_type(path), self.probe.clone().into_bytes());
            // Also there when the host is not.
            return Answer { cache: "max-age=3600", ..probe };
        }
        let site = self.site();
        let Some(path) = path.strip_prefix(site.base) else { return self.missing() };
        if self.but != But::Nothing && WORKER.contains(&path) {
            return self.missing();
        }
        for file in [path.to_owned(), format!("{path}index.html"), format!("{path}/index.html")] {
            if let Some(body) = site.files.get(&file) {
                return match content_type(&file) {
                    http::HTML => self.page(200, &file),
                    other => Answer::new(200, other, body.clone()),
                };
            }
        }
        match Route::from_path(path) {
            Route::NotFound => self.missing(),
            _ => self.home(),
        }
    }

    /// The home page.
    pub(crate) fn home(&self) -> Answer {
        self.page(200, "index.html")
    }

    /// The page for what is missing.
    pub(crate) fn missing(&self) -> Answer {
        self.page(404, "404.html")
    }

    /// A page with the probe in front of everything that runs.
    fn page(&self, status: u16, file: &str) -> Answer {
        let mut page = String::from_utf8_lossy(&self.site().files[file]).into_owned();
        if self.but == But::Guard {
            page = page.replacen(POLICY, "data-ignored", 1);
        }
        let probed = page.replacen("<base", &format!("<script src={PROBE}></script><base"), 1);
        Answer::new(status, content_type(file), probed.into_bytes())
    }
}
