//! Requests.

use std::time::Duration;

use futures::FutureExt;
use js_sys::{Date, Reflect};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestInit, Response};

use crate::browser::window;
use crate::error::LoadError;
use crate::reading::Answer;
use crate::store::{Loading, Sureness};

/// Long enough for a slow network, short enough that nobody waits for ever.
const LIMIT: Duration = Duration::from_secs(20);

/// What the owner of an endpoint elsewhere is told where it cannot be asked.
const ELSEWHERE: &str = "; it is on another host: does that let this site read it, with \
    Access-Control-Allow-Origin?";

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
        let outcome = send(&address, &init).await;
        if outcome.is_ok() || !is_elsewhere(&address) || signal.is_some_and(|it| it.aborted()) {
            return outcome.map_err(|it| no_answer(&it, ""));
        }
        // A cache on the way may have it as it was sent to another site, for that site only.
        init.set_cache(RequestCache::Reload);
        send(&address, &init).await.map_err(|it| no_answer(&it, ELSEWHERE))
    }
    .boxed_local()
}

async fn send(address: &str, init: &RequestInit) -> Result<Answer, JsValue> {
    let sent = window().fetch_with_str_and_init(address, init);
    let response: Response = JsFuture::from(sent).await?.unchecked_into();
    let header = |name| response.headers().get(name).ok().flatten();
    let retry_after = header("retry-after").and_then(|it| seconds(&it, header("date")));
    let body = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok(Answer { retry_after, ..Answer::new(response.status(), body) })
}

fn is_elsewhere(address: &str) -> bool {
    window().location().origin().is_ok_and(|it| !address.starts_with(&it))
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

fn no_answer(error: &JsValue, more: &str) -> LoadError {
    if window().navigator().on_line() {
        let message = Reflect::get(error, &"message".into()).ok().and_then(|it| it.as_string());
        LoadError::Unreachable([&*message.unwrap_or_default(), more].concat())
    } else {
        LoadError::Offline
    }
}
