//! Markup as a document brought it.

use crate::model::url::UrlBase;

/// Markup nobody has looked at. It has no way onto a page but the door in
/// [`crate::components::prose`], which builds it anew.
#[derive(Clone, Debug)]
pub struct UntrustedHtml {
    /// As it stood in the document.
    pub source: String,
    /// What its addresses are relative to.
    pub base: UrlBase,
    /// The path of the page that shows it, relative to the site: what `#here` belongs to.
    pub page_path: String,
}
