//! Requests.

use std::time::Duration;

use futures::FutureExt;
use gloo_net::http::{Request, Response};
use js_sys::{Date, Reflect, Uint8Array};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache, RequestInit};

use crate::browser::dom::error_message;
use crate::browser::dom::window;
use crate::browser::platform::url;
use crate::decode::DocumentResponse;
use crate::error::LoadError;
use crate::store::{CacheMode, LoadFuture, Priority};

/// Long enough for a slow network, short enough that nobody waits for ever.
const TIMEOUT: Duration = Duration::from_secs(20);

/// What the owner of an endpoint elsewhere is told where it cannot be asked.
const CORS_HINT: &str = "; it is on another host: does that let this site read it, with \
    Access-Control-Allow-Origin?";

/// Larger documents are given up while they come. None that anybody publishes is a tenth of it,
/// and what it takes to read one is many times its size.
const MAX_BODY_BYTES: usize = 8 << 20;

/// Asks for the document at `address`.
pub fn get(address: String, mode: CacheMode, priority: Priority) -> LoadFuture<DocumentResponse> {
    async move {
        let ending = AbortOnDrop::after(TIMEOUT);
        let signal = ending.as_ref().map(|it| it.controller.signal());
        let init = RequestInit::new();
        init.set_signal(signal.as_ref());
        init.set_cache(match mode {
            CacheMode::Default => RequestCache::Default,
            CacheMode::NoCache => RequestCache::NoCache,
        });
        if priority == Priority::Low {
            let _ = Reflect::set(&init, &"priority".into(), &"low".into());
        }
        let response = match send(&address, &init).await {
            Ok(response) => response,
            Err(_) if is_cross_origin(&address) && !signal.is_some_and(|it| it.aborted()) => {
                // A cache on the way may have it as it was sent to another site, for that site only.
                init.set_cache(RequestCache::Reload);
                send(&address, &init).await.map_err(|why| unreachable(why + CORS_HINT))?
            }
            Err(why) => return Err(unreachable(why)),
        };
        let headers = response.headers();
        let retry_after = headers.get("retry-after");
        let retry_after = retry_after.and_then(|it| parse_retry_after(&it, headers.get("date")));
        // Of a refusal nobody reads more than the status.
        let body = if response.ok() { read_body(&response).await? } else { String::new() };
        Ok(DocumentResponse { retry_after, ..DocumentResponse::new(response.status(), body) })
    }
    .boxed_local()
}

/// The answer as it begins, or what the browser says of there being none.
async fn send(address: &str, init: &RequestInit) -> Result<Response, String> {
    let request = web_sys::Request::new_with_str_and_init(address, init);
    let request = request.map_err(error_message)?;
    Request::from(request).send().await.map_err(|error| match error {
        gloo_net::Error::JsError(error) => error.message,
        // Not `to_string()`: the words of the other kinds, which cannot happen here, are long.
        _ => String::new(),
    })
}

fn is_cross_origin(address: &str) -> bool {
    let here = window().location().origin().unwrap_or_default();
    url::resolve(address, &here).is_none_or(|it| it.origin != here)
}

/// The body as text, piece by piece as it comes.
async fn read_body(response: &Response) -> Result<String, LoadError> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else { return Ok(String::new()) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let piece = JsFuture::from(reader.read()).await;
        let piece = piece.map_err(|error| unreachable(error_message(error)))?;
        let piece = Reflect::get(&piece, &"value".into()).unwrap_or_default();
        // After the last piece there is none.
        let Some(piece) = piece.dyn_ref::<Uint8Array>() else { break };
        let (from, to) = (bytes.len(), bytes.len() + piece.length() as usize);
        if to > MAX_BODY_BYTES {
            return Err(LoadError::Malformed("it is larger than 8 MB".to_owned()));
        }
        bytes.resize(to, 0);
        piece.copy_to(&mut bytes[from..]);
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|it| String::from_utf8_lossy(it.as_bytes()).into_owned()))
}

/// Ends a request that takes too long, or that nobody waits for any more.
struct AbortOnDrop {
    controller: AbortController,
    timeout: Option<TimeoutHandle>,
}

impl AbortOnDrop {
    fn after(limit: Duration) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let late = controller.clone();
        let timeout = set_timeout_with_handle(move || late.abort(), limit).ok();
        Some(Self { controller, timeout })
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.timeout.iter().for_each(TimeoutHandle::clear);
        // Of one that has been answered there is nothing left to end.
        self.controller.abort();
    }
}

/// Seconds, or a date (RFC 9110, section 10.2.3), which goes by the clock of the endpoint where that
/// says what it shows: the device's may be wrong.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` ends at the bounds of u32: a date that is past is no wait"
)]
fn parse_retry_after(retry_after: &str, sent: Option<String>) -> Option<u32> {
    retry_after.trim().parse().ok().or_else(|| {
        let now = sent.map_or_else(Date::now, |it| Date::parse(&it));
        let wait_ms = Date::parse(retry_after) - now;
        (!wait_ms.is_nan()).then_some((wait_ms / 1000.0) as u32)
    })
}

fn unreachable(why: String) -> LoadError {
    if window().navigator().on_line() { LoadError::Unreachable(why) } else { LoadError::Offline }
}
