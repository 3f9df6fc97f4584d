//! What a well-behaved host answers.

use quanwen::route::Route;

use super::http::{self, Answer, content_type};
use super::site::Site;

const PROBE: &str = "/probe.js";
const POLICY: &str = "http-equiv=\"Content-Security-Policy\"";

/// A site as a host has it.
#[derive(Debug)]
pub(super) struct Host {
    pub(super) site: &'static Site,
    /// Runs before anything else on each page.
    pub(super) probe: String,
    /// Pages have their content security policy.
    pub(super) guarded: bool,
}

/// Asked for by the tests or by the browser itself, not by the site.
pub(super) fn is_ours(path: &str) -> bool {
    matches!(path, PROBE | "/favicon.ico")
}

impl Host {
    /// The file at a path; the home page for a page of the site that has no file of its own; the
    /// site's 404 page for everything else.
    pub(super) fn answer(&self, path: &str) -> Answer {
        if path == PROBE {
            return Answer::new(200, content_type(path), self.probe.clone().into_bytes());
        }
        let Some(path) = path.strip_prefix(self.site.base) else { return self.missing() };
        for file in [path.to_owned(), format!("{path}index.html"), format!("{path}/index.html")] {
            if let Some(body) = self.site.files.get(&file) {
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
    pub(super) fn home(&self) -> Answer {
        self.page(200, "index.html")
    }

    /// The page for what is missing.
    pub(super) fn missing(&self) -> Answer {
        self.page(404, "404.html")
    }

    /// A page with the probe in front of everything that runs.
    fn page(&self, status: u16, file: &str) -> Answer {
        let mut page = String::from_utf8_lossy(&self.site.files[file]).into_owned();
        if !self.guarded {
            page = page.replacen(POLICY, "data-ignored", 1);
        }
        let probed = page.replacen("<base", &format!("<script src={PROBE}></script><base"), 1);
        Answer::new(status, content_type(file), probed.into_bytes())
    }
}
