//! What a reader wants to keep: in a cache of its own, from which nothing is let go of itself.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Request, Response};

use crate::browser::dom::window;
use crate::browser::platform::document_cache::{
    LENGTH_HEADER, SiteCaches, from_web_response, header_number, to_decimal, to_web_response,
};
use crate::decode::DocumentResponse;
use crate::error::LoadError;
use crate::store::{SaveError, SavedArticle};

/// The cache they are in. The worker looks for pictures there too.
const SAVED_CACHE: &str = "saved";
/// The addresses of its pictures, with spaces between.
const MEDIA_HEADER: &str = "X-Quanwen-Media";
/// As many bytes they take.
const MEDIA_BYTES_HEADER: &str = "X-Quanwen-Media-Bytes";

/// Keeps a document with its pictures. It is there before them, so that nobody takes them for what
/// is shown nowhere, but is listed only when they are.
pub(crate) async fn save(
    kept: &SiteCaches,
    address: &str,
    answer: &DocumentResponse,
    media: Vec<String>,
) -> Result<(), SaveError> {
    kept.persist();
    let cache = kept.open_or_create(SAVED_CACHE).await.ok_or(SaveError::Refused)?;
    let is_new = !lookup(&cache, address).await.is_some_and(|it| is_complete(&it));
    let outcome = save_with_media(&cache, address, answer, &media, is_new).await;
    if outcome.is_err() && is_new {
        unsave(kept, address).await;
    }
    outcome
}

async fn save_with_media(
    cache: &Cache,
    address: &str,
    answer: &DocumentResponse,
    media: &[String],
    is_new: bool,
) -> Result<(), SaveError> {
    let media = (MEDIA_HEADER, &*media.join(" "));
    if is_new {
        put(cache, address, answer, &[media]).await?;
    }
    let mut bytes = 0.0;
    for picture in media.1.split(' ').filter(|it| !it.is_empty()) {
        bytes += save_picture(cache, picture).await?;
    }
    put(cache, address, answer, &[media, (MEDIA_BYTES_HEADER, &to_decimal(bytes))]).await
}

async fn put(
    cache: &Cache,
    address: &str,
    answer: &DocumentResponse,
    more: &[(&str, &str)],
) -> Result<(), SaveError> {
    let response = to_web_response(answer, more).map_err(|it| save_error(&it))?;
    let put = JsFuture::from(cache.put_with_str(address, &response)).await;
    put.map(drop).map_err(|it| save_error(&it))
}

/// What was saved before is as new as what is kept.
pub(crate) async fn update_if_saved(
    kept: &SiteCaches,
    address: &str,
    answer: &DocumentResponse,
) -> Option<()> {
    let cache = kept.open_existing(SAVED_CACHE).await?;
    let old = lookup(&cache, address).await.filter(is_complete)?;
    let header = |name| old.headers().get(name).ok().flatten().unwrap_or_default();
    let (media, bytes) = (header(MEDIA_HEADER), header(MEDIA_BYTES_HEADER));
    put(&cache, address, answer, &[(MEDIA_HEADER, &media), (MEDIA_BYTES_HEADER, &bytes)]).await.ok()
}

async fn lookup(cache: &Cache, address: &str) -> Option<Response> {
    JsFuture::from(cache.match_with_str(address)).await.ok()?.dyn_into().ok()
}

/// With all its pictures.
fn is_complete(response: &Response) -> bool {
    header_number(response, MEDIA_BYTES_HEADER).is_some()
}

/// How large it is.
async fn save_picture(cache: &Cache, address: &str) -> Result<f64, SaveError> {
    let gone = |_| SaveError::Unavailable(LoadError::Offline);
    let found = JsFuture::from(window().fetch_with_str(address)).await.map_err(gone)?;
    let picture: Response = found.unchecked_into();
    match picture.status() {
        200..=299 => {}
        // A picture that is not there is missing online as well.
        400..=499 => return Ok(0.0),
        status => {
            return Err(SaveError::Unavailable(LoadError::Refused { status, retry_after: None }));
        }
    }
    let body = picture.clone().and_then(|it| it.array_buffer()).map_err(|it| save_error(&it))?;
    let body = JsFuture::from(body).await.map_err(gone)?;
    let bytes = Reflect::get(&body, &"byteLength".into()).ok().and_then(|it| it.as_f64());
    let put = JsFuture::from(cache.put_with_str(address, &picture)).await;
    put.map(|_| bytes.unwrap_or(0.0)).map_err(|it| save_error(&it))
}

fn save_error(error: &JsValue) -> SaveError {
    let name = Reflect::get(error, &"name".into()).unwrap_or_default();
    if name == "QuotaExceededError" { SaveError::QuotaExceeded } else { SaveError::Refused }
}

/// Everything that was saved.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` ends at the bounds of u32, and nothing that is saved is as large"
)]
pub(crate) async fn list(kept: &SiteCaches) -> Option<Vec<SavedArticle>> {
    let mut all = Vec::new();
    for (request, response) in entries(&kept.open_existing(SAVED_CACHE).await?).await? {
        if is_complete(&response)
            && let Some(answer) = from_web_response(&response).await
        {
            let bytes = header_number(&response, LENGTH_HEADER).unwrap_or(0.0)
                + header_number(&response, MEDIA_BYTES_HEADER).unwrap_or(0.0);
            all.push(SavedArticle { url: request.url(), response: answer, bytes: bytes as u32 });
        }
    }
    Some(all)
}

/// Lets go of a document, and of the pictures no other one shows.
pub(crate) async fn unsave(kept: &SiteCaches, address: &str) -> Option<()> {
    let cache = kept.open_existing(SAVED_CACHE).await?;
    JsFuture::from(cache.delete_with_str(address)).await.ok()?;
    let entries = entries(&cache).await?;
    let media = |response: &Response| response.headers().get(MEDIA_HEADER).ok().flatten();
    let shown: Vec<String> = entries.iter().filter_map(|(_, it)| media(it)).collect();
    for (request, response) in &entries {
        let url = request.url();
        let is_shown = |it: &String| it.split(' ').any(|it| !it.is_empty() && url.ends_with(it));
        if media(response).is_none() && !shown.iter().any(is_shown) {
            JsFuture::from(cache.delete_with_request(request)).await.ok()?;
        }
    }
    Some(())
}

async fn entries(cache: &Cache) -> Option<Vec<(Request, Response)>> {
    let keys = JsFuture::from(cache.keys()).await.ok()?;
    let mut entries = Vec::new();
    for request in Array::from(&keys) {
        let request: Request = request.unchecked_into();
        let found = JsFuture::from(cache.match_with_request(&request)).await;
        if let Some(response) = found.ok().and_then(|it| it.dyn_into().ok()) {
            entries.push((request, response));
        }
    }
    Some(entries)
}
