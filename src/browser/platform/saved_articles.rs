//! Articles that the reader has saved: in a cache of their own, from which nothing is evicted.
//!
//! The service worker looks for media in that cache too.
//!
//! Tests: `tests/browser/saved_articles.rs`, `tests/browser/service_worker.rs`

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Request, Response};

use crate::browser::platform::cache_storage::{
    LENGTH_HEADER, SiteCaches, from_web_response, header_number, to_decimal, to_web_response,
};
use crate::browser::platform::saved_media::{save_error, save_media_file};
use crate::contract::{SAVED_CACHE, SAVED_MEDIA, SAVED_MEDIA_BYTES};
use crate::decode::DocumentResponse;
use crate::store::{SaveError, SavedArticle};

/// Saves an article with its media. It is stored before them, so that [`unsave`] never takes them
/// for media that no article shows, and listed once all of them are stored.
pub(crate) async fn save(
    caches: &SiteCaches,
    url: &str,
    response: &DocumentResponse,
    media: Vec<String>,
) -> Result<(), SaveError> {
    caches.request_persistence();
    let cache = caches.open_or_create(SAVED_CACHE).await.ok_or(SaveError::Refused)?;
    let is_new = !lookup(&cache, url).await.is_some_and(|it| is_complete(&it));
    let outcome = save_with_media(&cache, url, response, &media, is_new).await;
    if outcome.is_err() && is_new {
        unsave(caches, url).await;
    }
    outcome
}

async fn save_with_media(
    cache: &Cache,
    url: &str,
    response: &DocumentResponse,
    media: &[String],
    is_new: bool,
) -> Result<(), SaveError> {
    // URLs have no spaces.
    let media = (SAVED_MEDIA, &*media.join(" "));
    if is_new {
        put(cache, url, response, &[media]).await?;
    }
    let mut bytes = 0.0;
    for media_url in media.1.split(' ').filter(|it| !it.is_empty()) {
        bytes += save_media_file(cache, media_url).await?;
    }
    put(cache, url, response, &[media, (SAVED_MEDIA_BYTES, &to_decimal(bytes))]).await
}

async fn put(
    cache: &Cache,
    url: &str,
    response: &DocumentResponse,
    more: &[(&str, &str)],
) -> Result<(), SaveError> {
    let response = to_web_response(response, more).map_err(|it| save_error(&it))?;
    let put = JsFuture::from(cache.put_with_str(url, &response)).await;
    put.map(drop).map_err(|it| save_error(&it))
}

/// Stores a new version of an article that is saved already, so that it is as new as the document
/// cache. Its media stay the same.
pub(crate) async fn update_if_saved(
    caches: &SiteCaches,
    url: &str,
    response: &DocumentResponse,
) -> Option<()> {
    let cache = caches.open_existing(SAVED_CACHE).await?;
    let old = lookup(&cache, url).await.filter(is_complete)?;
    let header = |name| old.headers().get(name).ok().flatten().unwrap_or_default();
    let (media, bytes) = (header(SAVED_MEDIA), header(SAVED_MEDIA_BYTES));
    put(&cache, url, response, &[(SAVED_MEDIA, &media), (SAVED_MEDIA_BYTES, &bytes)]).await.ok()
}

async fn lookup(cache: &Cache, url: &str) -> Option<Response> {
    JsFuture::from(cache.match_with_str(url)).await.ok()?.dyn_into().ok()
}

/// Whether all media of the article are stored.
fn is_complete(stored: &Response) -> bool {
    header_number(stored, SAVED_MEDIA_BYTES).is_some()
}

/// All saved articles.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` ends at the bounds of u32, and no saved article is as large"
)]
pub(crate) async fn list(caches: &SiteCaches) -> Option<Vec<SavedArticle>> {
    let mut articles = Vec::new();
    for (request, stored) in entries(&caches.open_existing(SAVED_CACHE).await?).await? {
        if is_complete(&stored)
            && let Some(response) = from_web_response(&stored).await
        {
            let bytes = header_number(&stored, LENGTH_HEADER).unwrap_or(0.0)
                + header_number(&stored, SAVED_MEDIA_BYTES).unwrap_or(0.0);
            articles.push(SavedArticle { url: request.url(), response, bytes: bytes as u32 });
        }
    }
    Some(articles)
}

/// Deletes a saved article, and the media that no other saved article shows.
pub(crate) async fn unsave(caches: &SiteCaches, url: &str) -> Option<()> {
    let cache = caches.open_existing(SAVED_CACHE).await?;
    JsFuture::from(cache.delete_with_str(url)).await.ok()?;
    let entries = entries(&cache).await?;
    let media = |stored: &Response| stored.headers().get(SAVED_MEDIA).ok().flatten();
    let shown: Vec<String> = entries.iter().filter_map(|(_, it)| media(it)).collect();
    for (request, stored) in &entries {
        let url = request.url();
        let is_shown = |it: &String| it.split(' ').any(|it| !it.is_empty() && url.ends_with(it));
        if media(stored).is_none() && !shown.iter().any(is_shown) {
            JsFuture::from(cache.delete_with_request(request)).await.ok()?;
        }
    }
    Some(())
}

async fn entries(cache: &Cache) -> Option<Vec<(Request, Response)>> {
    let requests = JsFuture::from(cache.keys()).await.ok()?;
    let mut entries = Vec::new();
    for request in Array::from(&requests) {
        let request: Request = request.unchecked_into();
        let found = JsFuture::from(cache.match_with_request(&request)).await;
        if let Some(stored) = found.ok().and_then(|it| it.dyn_into().ok()) {
            entries.push((request, stored));
        }
    }
    Some(entries)
}
