//! Requests.

use std::time::Duration;

use futures::FutureExt;
use gloo_net::http::{Request, Response};
use js_sys::{Date, Reflect, Uint8Array};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache, RequestInit};

use crate::browser::{address, message, window};
use crate::error::LoadError;
use crate::reading::Answer;
use crate::store::{Loading, Sureness};

/// Long enough for a slow network, short enough that nobody waits for ever.
const LIMIT: Duration = Duration::from_secs(20);

/// What the owner of an endpoint elsewhere is told where it cannot be asked.
const ELSEWHERE: &str = "; it is on another host: does that let this site read it, with \
    Access-Control-Allow-Origin?";

/// Larger documents are given up while they come. None that anybody publishes is a tenth of it,
/// and what it takes to read one is many times its size.
const LARGEST_BYTES: usize = 8 << 20;

/// Asks for the document at `address`.
pub fn get(address: String, sureness: Sureness) -> Loading<Answer> {
    async move {
        let ending = Ending::after(LIMIT);
        let signal = ending.as_ref().map(|it| it.controller.signal());
        let init = RequestInit::new();
        init.set_signal(signal.as_ref());
        init.set_cache(match sureness {
            Sureness::Likely => RequestCache::Default,
            Sureness::Certain | Sureness::Ahead => RequestCache::NoCache,
        });
        if sureness == Sureness::Ahead {
            let _ = Reflect::set(&init, &"priority".into(), &"low".into());
        }
        let response = match send(&address, &init).await {
            Ok(response) => response,
            Err(_) if is_elsewhere(&address) && !signal.is_some_and(|it| it.aborted()) => {
                // A cache on the way may have it as it was sent to another site, for that site only.
                init.set_cache(RequestCache::Reload);
                send(&address, &init).await.map_err(|why| no_answer(why + ELSEWHERE))?
            }
            Err(why) => return Err(no_answer(why)),
        };
        let headers = response.headers();
        let retry_after = headers.get("retry-after");
        let retry_after = retry_after.and_then(|it| seconds(&it, headers.get("date")));
        // Of a refusal nobody reads more than the status.
        let body = if response.ok() { body(&response).await? } else { String::new() };
        Ok(Answer { retry_after, ..Answer::new(response.status(), body) })
    }
    .boxed_local()
}

/// The answer as it begins, or what the browser says of there being none.
async fn send(address: &str, init: &RequestInit) -> Result<Response, String> {
    let request = web_sys::Request::new_with_str_and_init(address, init);
    let request = request.map_err(message)?;
    Request::from(request).send().await.map_err(|error| match error {
        gloo_net::Error::JsError(error) => error.message,
        // Not `to_string()`: the words of the other kinds, which cannot happen here, are long.
        _ => String::new(),
    })
}

fn is_elsewhere(address: &str) -> bool {
    let here = window().location().origin().unwrap_or_default();
    address::resolve(address, &here).is_none_or(|it| it.origin != here)
}

/// The body as text, piece by piece as it comes.
async fn body(response: &Response) -> Result<String, LoadError> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else { return Ok(String::new()) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let piece = JsFuture::from(reader.read()).await;
        let piece = piece.map_err(|error| no_answer(message(error)))?;
        let piece = Reflect::get(&piece, &"value".into()).unwrap_or_default();
        // After the last piece there is none.
        let Some(piece) = piece.dyn_ref::<Uint8Array>() else { break };
        let (from, to) = (bytes.len(), bytes.len() + piece.length() as usize);
        if to > LARGEST_BYTES {
            return Err(LoadError::Malformed("it is larger than 8 MB".to_owned()));
        }
        bytes.resize(to, 0);
        piece.copy_to(&mut bytes[from..]);
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|it| String::from_utf8_lossy(it.as_bytes()).into_owned()))
}

/// Ends a request that takes too long, or that nobody waits for any more.
struct Ending {
    controller: AbortController,
    timeout: Option<TimeoutHandle>,
}

impl Ending {
    fn after(limit: Duration) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let late = controller.clone();
        let timeout = set_timeout_with_handle(move || late.abort(), limit).ok();
        Some(Self { controller, timeout })
    }
}

impl Drop for Ending {
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
fn seconds(retry_after: &str, sent: Option<String>) -> Option<u32> {
    retry_after.trim().parse().ok().or_else(|| {
        let now = sent.map_or_else(Date::now, |it| Date::parse(&it));
        let wait_ms = Date::parse(retry_after) - now;
        (!wait_ms.is_nan()).then_some((wait_ms / 1000.0) as u32)
    })
}

fn no_answer(why: String) -> LoadError {
    if window().navigator().on_line() { LoadError::Unreachable(why) } else { LoadError::Offline }
}
