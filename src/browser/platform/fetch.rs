//! HTTP requests for documents.
//!
//! Tests: `tests/browser/faults`, `tests/browser/requests.rs`

use std::time::Duration;

use futures::FutureExt;
use gloo_net::http::{Request, Response};
use js_sys::{Date, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache, RequestInit};

use crate::browser::dom::{error_message, window};
use crate::browser::platform::abort::AbortOnDrop;
use crate::browser::platform::url;
use crate::decode::DocumentResponse;
use crate::error::LoadError;
use crate::store::{CacheMode, LoadFuture, Priority};

/// Long enough for a slow network, short enough to wait for.
const TIMEOUT: Duration = Duration::from_secs(20);

/// What is logged for the publisher where the documents are on another host and fail to load.
const CORS_HINT: &str = "; it is on another host: does that allow this site to read it, with \
    Access-Control-Allow-Origin?";

/// The largest body in bytes; a larger one is given up while it arrives. No document that a
/// publisher writes is a tenth as large, and decoding takes many times its size in memory.
const MAX_BODY_BYTES: usize = 8 << 20;

/// Requests the document at `url`. Dropping the future aborts the request.
pub fn get(url: String, cache_mode: CacheMode, priority: Priority) -> LoadFuture<DocumentResponse> {
    async move {
        let abort = AbortOnDrop::after(TIMEOUT);
        let signal = abort.as_ref().map(AbortOnDrop::signal);
        let init = RequestInit::new();
        init.set_signal(signal.as_ref());
        init.set_cache(match cache_mode {
            CacheMode::Default => RequestCache::Default,
            CacheMode::NoCache => RequestCache::NoCache,
        });
        if priority == Priority::Low {
            let _ = Reflect::set(&init, &"priority".into(), &"low".into());
        }
        let response = match send(&url, &init).await {
            Ok(response) => response,
            Err(_) if is_cross_origin(&url) && !signal.is_some_and(|it| it.aborted()) => {
                // An HTTP cache may hold a response that allows only another site to read it.
                init.set_cache(RequestCache::Reload);
                send(&url, &init).await.map_err(|error| unreachable(error + CORS_HINT))?
            }
            Err(error) => return Err(unreachable(error)),
        };
        let headers = response.headers();
        let retry_after = headers.get("retry-after");
        let retry_after = retry_after.and_then(|it| parse_retry_after(&it, headers.get("date")));
        // Of an error only the status matters.
        let body = if response.ok() { read_body(&response).await? } else { String::new() };
        Ok(DocumentResponse { retry_after, ..DocumentResponse::new(response.status(), body) })
    }
    .boxed_local()
}

/// The response once its headers are there, or the browser's message why there is none.
async fn send(url: &str, init: &RequestInit) -> Result<Response, String> {
    let request = web_sys::Request::new_with_str_and_init(url, init);
    let request = request.map_err(error_message)?;
    Request::from(request).send().await.map_err(|error| match error {
        gloo_net::Error::JsError(error) => error.message,
        // Not `to_string()`: the messages of the other kinds, which cannot happen here, are long.
        _ => String::new(),
    })
}

fn is_cross_origin(url: &str) -> bool {
    let own = window().location().origin().unwrap_or_default();
    url::resolve(url, &own).is_none_or(|it| it.origin != own)
}

/// The body as text, read chunk by chunk, with invalid UTF-8 replaced.
async fn read_body(response: &Response) -> Result<String, LoadError> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else { return Ok(String::new()) };
    let chunks: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let chunk = JsFuture::from(chunks.read()).await;
        let chunk = chunk.map_err(|error| unreachable(error_message(error)))?;
        let chunk = Reflect::get(&chunk, &"value".into()).unwrap_or_default();
        // The end of the stream has no value.
        let Some(chunk) = chunk.dyn_ref::<Uint8Array>() else { break };
        let (from, to) = (bytes.len(), bytes.len() + chunk.length() as usize);
        if to > MAX_BODY_BYTES {
            return Err(LoadError::Malformed("it is larger than 8 MB".to_owned()));
        }
        bytes.resize(to, 0);
        chunk.copy_to(&mut bytes[from..]);
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|it| String::from_utf8_lossy(it.as_bytes()).into_owned()))
}

/// The header `Retry-After` in seconds. It is a number of seconds or a date (RFC 9110, section
/// 10.2.3). A date is compared with the header `Date` of the same response, where there is one: the
/// device's clock may be wrong.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` ends at the bounds of u32: a date in the past means no wait"
)]
fn parse_retry_after(retry_after: &str, date: Option<String>) -> Option<u32> {
    retry_after.trim().parse().ok().or_else(|| {
        let now = date.map_or_else(Date::now, |it| Date::parse(&it));
        let wait_ms = Date::parse(retry_after) - now;
        (!wait_ms.is_nan()).then_some((wait_ms / 1000.0) as u32)
    })
}

/// The error of a request without a complete response.
fn unreachable(reason: String) -> LoadError {
    if window().navigator().on_line() { LoadError::Unreachable(reason) } else { LoadError::Offline }
}
