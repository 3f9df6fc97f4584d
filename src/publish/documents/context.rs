//! What every document is written from, and where documents and pages are.

use crate::contract::DOCUMENTS_PATH;
use crate::endpoint::DocumentId;
use crate::publish::library::Library;
use crate::route::Route;

/// What every document is written from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DocumentContext<'l> {
    pub(crate) library: &'l Library,
    /// The URL of the site, with a slash at the end.
    pub(crate) base_url: &'l str,
}

impl DocumentContext<'_> {
    /// The absolute URL of a page.
    pub(crate) fn page_url(self, route: &Route) -> String {
        format!("{}{}", self.base_url, route.path())
    }

    /// The absolute URL of a document.
    pub(crate) fn document_url(self, id: &DocumentId) -> String {
        format!("{}{DOCUMENTS_PATH}{}", self.base_url, id.path())
    }
}

/// The path of a document's file, relative to the site.
pub(crate) fn document_path(id: &DocumentId) -> String {
    format!("{DOCUMENTS_PATH}{}", id.file())
}

/// The relative URL of the site, seen from the document at `path`.
pub(crate) fn path_to_root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}
