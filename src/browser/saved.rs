//! What a reader wants to keep: in a cache of its own, from which nothing is let go of itself.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Request, Response};

use crate::browser::disk::{Inner, LENGTH, answer, digits, number, response};
use crate::browser::window;
use crate::error::LoadError;
use crate::reading::Answer;
use crate::store::{Saved, Unsaved};

/// The cache they are in. The worker looks for pictures there too.
const SAVED: &str = "saved";
/// The addresses of its pictures, with spaces between.
const MEDIA: &str = "X-Quanwen-Media";
/// As many bytes they take.
const MEDIA_BYTES: &str = "X-Quanwen-Media-Bytes";

/// Keeps a document with its pictures. It is there before them, so that nobody takes them for what
/// is shown nowhere, but is listed only when they are.
pub(super) async fn save(
    kept: &Inner,
    address: &str,
    answer: &Answer,
    media: Vec<String>,
) -> Result<(), Unsaved> {
    kept.persist();
    let cache = kept.make(SAVED).await.ok_or(Unsaved::Refused)?;
    let is_new = !found(&cache, address).await.is_some_and(|it| is_whole(&it));
    let outcome = save_whole(&cache, address, answer, &media, is_new).await;
    if outcome.is_err() && is_new {
        unsave(kept, address).await;
    }
    outcome
}

async fn save_whole(
    cache: &Cache,
    address: &str,
    answer: &Answer,
    media: &[String],
    is_new: bool,
) -> Result<(), Unsaved> {
    let media = (MEDIA, &*media.join(" "));
    if is_new {
        put(cache, address, answer, &[media]).await?;
    }
    let mut bytes = 0.0;
    for picture in media.1.split(' ').filter(|it| !it.is_empty()) {
        bytes += save_picture(cache, picture).await?;
    }
    put(cache, address, answer, &[media, (MEDIA_BYTES, &digits(bytes))]).await
}

async fn put(
    cache: &Cache,
    address: &str,
    answer: &Answer,
    more: &[(&str, &str)],
) -> Result<(), Unsaved> {
    let response = response(answer, more).map_err(|it| reason(&it))?;
    let put = JsFuture::from(cache.put_with_str(address, &response)).await;
    put.map(drop).map_err(|it| reason(&it))
}

/// What was saved before is as new as what is kept.
pub(super) async fn refresh(kept: &Inner, address: &str, answer: &Answer) -> Option<()> {
    let cache = kept.open(SAVED).await?;
    let old = found(&cache, address).await.filter(is_whole)?;
    let header = |name| old.headers().get(name).ok().flatten().unwrap_or_default();
    let (media, bytes) = (header(MEDIA), header(MEDIA_BYTES));
    put(&cache, address, answer, &[(MEDIA, &media), (MEDIA_BYTES, &bytes)]).await.ok()
}

async fn found(cache: &Cache, address: &str) -> Option<Response> {
    JsFuture::from(cache.match_with_str(address)).await.ok()?.dyn_into().ok()
}

/// With all its pictures.
fn is_whole(response: &Response) -> bool {
    number(response, MEDIA_BYTES).is_some()
}

/// How large it is.
async fn save_picture(cache: &Cache, address: &str) -> Result<f64, Unsaved> {
    let gone = |_| Unsaved::NotHad(LoadError::Offline);
    let found = JsFuture::from(window().fetch_with_str(address)).await.map_err(gone)?;
    let picture: Response = found.unchecked_into();
    match picture.status() {
        200..=299 => {}
        // A picture that is not there is missing online as well.
        400..=499 => return Ok(0.0),
        status => return Err(Unsaved::NotHad(LoadError::Refused { status, retry_after: None })),
    }
    let body = picture.clone().and_then(|it| it.array_buffer()).map_err(|it| reason(&it))?;
    let body = JsFuture::from(body).await.map_err(gone)?;
    let bytes = Reflect::get(&body, &"byteLength".into()).ok().and_then(|it| it.as_f64());
    let put = JsFuture::from(cache.put_with_str(address, &picture)).await;
    put.map(|_| bytes.unwrap_or(0.0)).map_err(|it| reason(&it))
}

fn reason(error: &JsValue) -> Unsaved {
    let name = Reflect::get(error, &"name".into()).unwrap_or_default();
    if name == "QuotaExceededError" { Unsaved::NoRoom } else { Unsaved::Refused }
}

/// Everything that was saved.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` ends at the bounds of u32, and nothing that is saved is as large"
)]
pub(super) async fn all(kept: &Inner) -> Option<Vec<Saved>> {
    let mut all = Vec::new();
    for (request, response) in entries(&kept.open(SAVED).await?).await? {
        if is_whole(&response)
            && let Some(answer) = answer(&response).await
        {
            let bytes = number(&response, LENGTH).unwrap_or(0.0)
                + number(&response, MEDIA_BYTES).unwrap_or(0.0);
            all.push(Saved { address: request.url(), answer, bytes: bytes as u32 });
        }
    }
    Some(all)
}

/// Lets go of a document, and of the pictures no other one shows.
pub(super) async fn unsave(kept: &Inner, address: &str) -> Option<()> {
    let cache = kept.open(SAVED).await?;
    JsFuture::from(cache.delete_with_str(address)).await.ok()?;
    let entries = entries(&cache).await?;
    let media = |response: &Response| response.headers().get(MEDIA).ok().flatten();
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
