//! From a response to a document: every response is checked before it is decoded.
//!
//! Tests: `tests/store/requests.rs`, `tests/model/malformed.rs`.

use std::sync::Arc;

use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::model::archive::Archive;
use crate::model::article::Article;
use crate::model::json::Json;
#[cfg(not(target_arch = "wasm32"))]
use crate::model::json::native;
use crate::model::list::ListPage;
use crate::model::parse_warnings::ParseWarnings;
use crate::model::site;
use crate::model::site::Site;
use crate::model::url::UrlBase;
use crate::route::Route;
use crate::search::format::checksum;

/// A response of the endpoint, or of a cache.
#[derive(Clone, Debug)]
pub struct DocumentResponse {
    /// HTTP status.
    pub status: u16,
    /// The whole body as text.
    pub body: String,
    /// `Retry-After`, in seconds.
    pub retry_after: Option<u32>,
    /// When the endpoint sent it, if that was before the page was opened: milliseconds since 1970
    /// by the device's clock. `None` for a response of this session.
    pub validated_at: Option<f64>,
}

impl DocumentResponse {
    /// A response that has just arrived.
    pub fn new(status: u16, body: String) -> Self {
        Self { status, body, retry_after: None, validated_at: None }
    }
}

/// A decoded document.
#[derive(Clone, Debug)]
pub enum Document {
    /// Title, menu, sections, footer.
    Site(Arc<Site>),
    /// A page of a list, or a month.
    List(Arc<ListPage>),
    /// An article or a static page.
    Article(Arc<Article>),
    /// Years and months.
    Archive(Arc<Archive>),
    /// A file of the search index, which only the finder decodes.
    Search(Arc<str>),
}

impl Document {
    /// The site, if it is one.
    pub fn site(&self) -> Option<&Arc<Site>> {
        if let Self::Site(it) = self { Some(it) } else { None }
    }

    /// The page of a list, if it is one.
    pub fn list(&self) -> Option<&Arc<ListPage>> {
        if let Self::List(it) = self { Some(it) } else { None }
    }

    /// The article, if it is one.
    pub fn article(&self) -> Option<&Arc<Article>> {
        if let Self::Article(it) = self { Some(it) } else { None }
    }

    /// The file of the search index, if it is one.
    pub fn search(&self) -> Option<&Arc<str>> {
        if let Self::Search(it) = self { Some(it) } else { None }
    }

    /// The archive, if it is one.
    pub fn archive(&self) -> Option<&Arc<Archive>> {
        if let Self::Archive(it) = self { Some(it) } else { None }
    }
}

/// Decodes the response for the document `id`, with `parse` for its JSON. Members that cannot be
/// read are left out and counted in `warnings`.
///
/// # Errors
/// Why it is not this document.
pub fn decode<J: Json>(
    id: &DocumentId,
    response: &DocumentResponse,
    base: &UrlBase,
    warnings: &mut ParseWarnings,
    parse: impl FnOnce(&str) -> Result<J, String>,
) -> Result<Document, LoadError> {
    let body = check_status(response)?;
    if let DocumentId::Search(_) = id {
        let file = checksum::verify_checksum(body).map(|_| Document::Search(body.into()));
        return file.ok_or_else(|| LoadError::Malformed("wrong checksum".to_owned()));
    }
    if !body.starts_with(['{', '[']) {
        return Err(LoadError::Malformed("not JSON".to_owned()));
    }
    let value = &parse(body).map_err(LoadError::Malformed)?;
    if site::is_unsupported(value) {
        return Err(LoadError::TooNew);
    }
    let document = match id {
        DocumentId::Site => Site::read(value, base, warnings).map(Arc::new).map(Document::Site),
        DocumentId::List(..) | DocumentId::Month(_) => {
            ListPage::read(value, base, warnings).map(Arc::new).map(Document::List)
        }
        DocumentId::Article(slug) => {
            let page_path = Route::Article(slug.clone()).path();
            Article::read(value, base, &page_path, warnings).map(Arc::new).map(Document::Article)
        }
        DocumentId::Archive => Archive::read(value, warnings).map(Arc::new).map(Document::Archive),
        DocumentId::Search(_) => None,
    };
    document.ok_or_else(|| LoadError::Malformed("a required member is missing".to_owned()))
}

/// [`decode`] with the JSON parser of a target, which the store is lent.
pub type Decode =
    fn(&DocumentId, &DocumentResponse, &UrlBase, &mut ParseWarnings) -> Result<Document, LoadError>;

/// [`decode`] with the native parser.
///
/// # Errors
/// As [`decode`].
#[cfg(not(target_arch = "wasm32"))]
pub fn decode_native(
    id: &DocumentId,
    response: &DocumentResponse,
    base: &UrlBase,
    warnings: &mut ParseWarnings,
) -> Result<Document, LoadError> {
    decode(id, response, base, warnings, native::parse)
}

/// The body of a successful response. Status and first character are checked before anything is
/// parsed: a host that sends its home page with status 200 for a missing file means "not found",
/// not a malformed document.
fn check_status(response: &DocumentResponse) -> Result<&str, LoadError> {
    match response.status {
        200..=299 => {}
        404 | 410 => return Err(LoadError::Missing),
        status => {
            return Err(LoadError::Refused { status, retry_after: response.retry_after });
        }
    }
    let body = response.body.trim_start_matches('\u{feff}').trim_start();
    match body.bytes().next() {
        Some(b'<') => Err(LoadError::Missing),
        Some(_) => Ok(body),
        None => Err(LoadError::Malformed("no content".to_owned())),
    }
}
