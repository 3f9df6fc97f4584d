//! Markup from a document, before it is sanitized.

use crate::model::url::UrlBase;

/// Markup that no sanitizer has seen. The one way onto a page is [`crate::components::prose`],
/// which sanitizes it: it rebuilds the markup from the allowlist.
#[derive(Clone, Debug)]
pub struct UntrustedHtml {
    /// The markup as the document has it.
    pub source: String,
    /// The base of its relative URLs.
    pub base: UrlBase,
    /// The path of the page that shows it, relative to the site: the page that a link such as
    /// `#here` belongs to.
    pub page_path: String,
}
