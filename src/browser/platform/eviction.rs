//! LRU eviction: deletes the documents that were used least recently.
//!
//! Tests: `tests/browser/storage_limits.rs`

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, Response};

use crate::browser::platform::cache_storage::{LENGTH_HEADER, SiteCaches, header_number};
use crate::contract::{DOCUMENTS_CACHE, USED_AT};

/// How many documents are stored at most.
pub(crate) const MAX_DOCUMENTS: usize = 500;
/// How large all of them may be together.
const MAX_BYTES: f64 = 20_000_000.0;

/// Evicts documents until no more than [`MAX_BYTES`] are left, and no more documents than `limit`
/// makes of their count. The order is that of the header [`USED_AT`]: not every browser moves a
/// response that is stored again to the end of the cache.
pub(crate) async fn evict(caches: &SiteCaches, limit: fn(usize) -> usize) {
    let Some(cache) = caches.open_existing(DOCUMENTS_CACHE).await else { return };
    let (mut entries, mut bytes) = (Vec::new(), 0.0);
    let Ok(requests) = JsFuture::from(cache.keys()).await else { return };
    for request in Array::from(&requests) {
        let request: Request = request.unchecked_into();
        let found = JsFuture::from(cache.match_with_request(&request)).await;
        let Some(response) = found.ok().and_then(|it| it.dyn_into::<Response>().ok()) else {
            continue;
        };
        let number = |header| header_number(&response, header).unwrap_or(0.0);
        bytes += number(LENGTH_HEADER);
        entries.push((number(USED_AT), number(LENGTH_HEADER), request));
    }
    let max_documents = limit(entries.len());
    while entries.len() > max_documents || bytes > MAX_BYTES {
        let used_at = |index: &usize| entries[*index].0;
        let oldest = (0..entries.len()).min_by(|a, b| used_at(a).total_cmp(&used_at(b)));
        let Some(oldest) = oldest else { break };
        let (_, length, request) = entries.swap_remove(oldest);
        bytes -= length;
        let _ = JsFuture::from(cache.delete_with_request(&request)).await;
    }
}
