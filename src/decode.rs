//! From an answer to a document: what came is looked at before it is believed.

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

/// What came back for a request.
#[derive(Clone, Debug)]
pub struct DocumentResponse {
    /// HTTP status.
    pub status: u16,
    /// The whole body as text.
    pub body: String,
    /// In how many seconds the endpoint wants to be asked again.
    pub retry_after: Option<u32>,
    /// When it was sent, where that was before the page was opened: milliseconds since 1970 by
    /// the device's clock.
    pub validated_at: Option<f64>,
}

impl DocumentResponse {
    /// What has just come.
    pub fn new(status: u16, body: String) -> Self {
        Self { status, body, retry_after: None, validated_at: None }
    }
}

/// A document that has been read.
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
    /// A part of the index, which only the finder can read.
    Search(Arc<str>),
}

impl Document {
    /// The site, when it is one.
    pub fn site(&self) -> Option<&Arc<Site>> {
        if let Self::Site(it) = self { Some(it) } else { None }
    }

    /// The page of a list, when it is one.
    pub fn list(&self) -> Option<&Arc<ListPage>> {
        if let Self::List(it) = self { Some(it) } else { None }
    }

    /// The article, when it is one.
    pub fn article(&self) -> Option<&Arc<Article>> {
        if let Self::Article(it) = self { Some(it) } else { None }
    }

    /// The part of the index, when it is one.
    pub fn search(&self) -> Option<&Arc<str>> {
        if let Self::Search(it) = self { Some(it) } else { None }
    }

    /// The archive, when it is one.
    pub fn archive(&self) -> Option<&Arc<Archive>> {
        if let Self::Archive(it) = self { Some(it) } else { None }
    }
}

/// Reads the document that was asked for out of what came, with `parse` for its JSON. What of it
/// cannot be read, `losses` hear of.
///
/// # Errors
/// Says what it is instead.
pub fn decode<J: Json>(
    endpoint: &DocumentId,
    answer: &DocumentResponse,
    place: &UrlBase,
    losses: &mut ParseWarnings,
    parse: impl FnOnce(&str) -> Result<J, String>,
) -> Result<Document, LoadError> {
    let body = check_status(answer)?;
    if let DocumentId::Search(_) = endpoint {
        let wrong = "it is no whole part of an index";
        let is_one = checksum::verify_checksum(body).map(|_| Document::Search(body.into()));
        return is_one.ok_or_else(|| LoadError::Malformed(wrong.to_owned()));
    }
    if !body.starts_with(['{', '[']) {
        return Err(LoadError::Malformed("it is no JSON".to_owned()));
    }
    let value = &parse(body).map_err(LoadError::Malformed)?;
    if site::is_unsupported(value) {
        return Err(LoadError::TooNew);
    }
    let read = match endpoint {
        DocumentId::Site => Site::read(value, place, losses).map(Arc::new).map(Document::Site),
        DocumentId::List(..) | DocumentId::Month(_) => {
            ListPage::read(value, place, losses).map(Arc::new).map(Document::List)
        }
        DocumentId::Article(slug) => {
            let page = Route::Article(slug.clone()).path();
            Article::read(value, place, &page, losses).map(Arc::new).map(Document::Article)
        }
        DocumentId::Archive => Archive::read(value, losses).map(Arc::new).map(Document::Archive),
        DocumentId::Search(_) => None,
    };
    read.ok_or_else(|| LoadError::Malformed("what makes it this document is missing".to_owned()))
}

/// What the store is lent to read with: [`document`] with somebody's parser.
pub type Decode =
    fn(&DocumentId, &DocumentResponse, &UrlBase, &mut ParseWarnings) -> Result<Document, LoadError>;

/// [`document`] with the native parser.
///
/// # Errors
/// As [`document`].
#[cfg(not(target_arch = "wasm32"))]
pub fn decode_native(
    endpoint: &DocumentId,
    answer: &DocumentResponse,
    place: &UrlBase,
    losses: &mut ParseWarnings,
) -> Result<Document, LoadError> {
    decode(endpoint, answer, place, losses, native::parse)
}

/// Looks at status and beginning before anything is parsed: a host that answers for a missing
/// file with its home page and status 200 has said "not found", not something unreadable.
fn check_status(answer: &DocumentResponse) -> Result<&str, LoadError> {
    match answer.status {
        200..=299 => {}
        404 | 410 => return Err(LoadError::Missing),
        status => {
            return Err(LoadError::Refused { status, retry_after: answer.retry_after });
        }
    }
    let body = answer.body.trim_start_matches('\u{feff}').trim_start();
    match body.bytes().next() {
        Some(b'<') => Err(LoadError::Missing),
        Some(_) => Ok(body),
        None => Err(LoadError::Malformed("it is empty".to_owned())),
    }
}
