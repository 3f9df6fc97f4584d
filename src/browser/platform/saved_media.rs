//! Stores the media of saved articles.
//!
//! Tests: `tests/browser/saved_articles.rs`

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response};

use crate::browser::dom::window;
use crate::error::LoadError;
use crate::store::SaveError;

/// Stores the media file at `url`. Returns its size in bytes.
pub(crate) async fn save_media_file(cache: &Cache, url: &str) -> Result<f64, SaveError> {
    let offline = |_| SaveError::Unavailable(LoadError::Offline);
    let response = JsFuture::from(window().fetch_with_str(url)).await.map_err(offline)?;
    let response: Response = response.unchecked_into();
    match response.status() {
        200..=299 => {}
        // A media file that does not exist is missing online as well.
        400..=499 => return Ok(0.0),
        status => {
            return Err(SaveError::Unavailable(LoadError::Refused { status, retry_after: None }));
        }
    }
    let body = response.clone().and_then(|it| it.array_buffer()).map_err(|it| save_error(&it))?;
    let body = JsFuture::from(body).await.map_err(offline)?;
    let bytes = Reflect::get(&body, &"byteLength".into()).ok().and_then(|it| it.as_f64());
    let put = JsFuture::from(cache.put_with_str(url, &response)).await;
    put.map(|_| bytes.unwrap_or(0.0)).map_err(|it| save_error(&it))
}

/// Why Cache Storage did not store something.
pub(crate) fn save_error(error: &JsValue) -> SaveError {
    let name = Reflect::get(error, &"name".into()).unwrap_or_default();
    if name == "QuotaExceededError" { SaveError::QuotaExceeded } else { SaveError::Refused }
}
