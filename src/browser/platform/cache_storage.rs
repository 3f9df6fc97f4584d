//! The caches of one site in Cache Storage, and the headers of the responses they hold.
//!
//! Tests: `tests/browser/offline.rs`, `tests/browser/storage_limits.rs`

use std::cell::Cell;

use js_sys::{Date, Number};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Headers, Response, ResponseInit};

use crate::browser::dom::window;
use crate::contract::{CACHE_PREFIX, CACHED_AT, USED_AT};
use crate::decode::DocumentResponse;

/// The header with the size of the body, in bytes.
pub(crate) const LENGTH_HEADER: &str = "Content-Length";

/// The caches of one site.
#[derive(Debug)]
pub(crate) struct SiteCaches {
    /// The start of their names.
    name_prefix: String,
    /// [`SiteCaches::request_persistence`] was called.
    persistence_requested: Cell<bool>,
}

impl SiteCaches {
    /// The caches of the site at `site_url`.
    pub(crate) fn new(site_url: &str) -> Self {
        let persistence_requested = Cell::default();
        Self { name_prefix: [CACHE_PREFIX, site_url, " "].concat(), persistence_requested }
    }

    /// The cache of this kind, if it exists.
    pub(crate) async fn open_existing(&self, kind: &str) -> Option<Cache> {
        let exists = JsFuture::from(cache_storage()?.has(&self.cache_name(kind))).await.ok()?;
        if exists.is_truthy() { self.open_or_create(kind).await } else { None }
    }

    /// The cache of this kind.
    pub(crate) async fn open_or_create(&self, kind: &str) -> Option<Cache> {
        JsFuture::from(cache_storage()?.open(&self.cache_name(kind))).await.ok()?.dyn_into().ok()
    }

    fn cache_name(&self, kind: &str) -> String {
        [&*self.name_prefix, kind].concat()
    }

    /// Requests persistent storage, which the browser does not evict by itself; it may show its
    /// reader a question. Only once, and the outcome does not matter: articles are saved as well as
    /// the browser allows.
    pub(crate) fn request_persistence(&self) {
        if !self.persistence_requested.replace(true) {
            let _ = window().navigator().storage().persist();
        }
    }
}

/// Cache Storage; `None` on insecure pages. Its getter throws where the browser forbids storage.
pub(crate) fn cache_storage() -> Option<CacheStorage> {
    window().caches().ok().filter(|it| it.is_truthy())
}

/// A response to store, with more headers than a document always has.
pub(crate) fn to_web_response(
    response: &DocumentResponse,
    more: &[(&str, &str)],
) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set(CACHED_AT, &to_decimal(response.validated_at.unwrap_or_else(Date::now)))?;
    headers.set(USED_AT, &to_decimal(Date::now()))?;
    headers.set("Content-Type", "application/json")?;
    headers.set(LENGTH_HEADER, &response.body.len().to_string())?;
    for (name, value) in more {
        headers.set(name, value)?;
    }
    let init = ResponseInit::new();
    init.set_headers(&headers);
    Response::new_with_opt_str_and_init(Some(&response.body), &init)
}

/// The document in a stored response.
pub(crate) async fn from_web_response(stored: &Response) -> Option<DocumentResponse> {
    let validated_at = header_number(stored, CACHED_AT);
    let body = JsFuture::from(stored.text().ok()?).await.ok()?.as_string()?;
    Some(DocumentResponse { validated_at, ..DocumentResponse::new(200, body) })
}

/// The number in a header; NaN if the header holds something else.
pub(crate) fn header_number(stored: &Response, header: &str) -> Option<f64> {
    let text = stored.headers().get(header).ok()??;
    Some(Number::parse_float(&text))
}

/// A number for a header, by JavaScript's own formatter, which costs no code in the app.
pub(crate) fn to_decimal(number: f64) -> String {
    Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
}
