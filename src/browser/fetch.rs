//! Requests.

use std::time::Duration;

use futures::FutureExt;
use gloo_net::http::Request;
use js_sys::Date;
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use web_sys::{AbortController, RequestCache};

use crate::browser::window;
use crate::error::LoadError;
use crate::reading::Answer;
use crate::store::{Loading, Sureness};

/// Long enough for a slow network, short enough that nobody waits for ever.
const LIMIT: Duration = Duration::from_secs(20);

/// Asks for the document at `address`.
pub fn get(address: String, sureness: Sureness) -> Loading<Answer> {
    async move {
        let ending = Ending::after(LIMIT);
        let signal = ending.as_ref().map(|it| it.controller.signal());
        let cache = match sureness {
            Sureness::Likely => RequestCache::Default,
            Sureness::Certain => RequestCache::NoCache,
        };
        let request = Request::get(&address).cache(cache).abort_signal(signal.as_ref());
        let response = request.send().await.map_err(no_answer)?;
        let headers = response.headers();
        let retry_after = headers.get("retry-after");
        let retry_after = retry_after.and_then(|it| seconds(&it, headers.get("date")));
        let body = response.text().await.map_err(no_answer)?;
        Ok(Answer { retry_after, ..Answer::new(response.status(), body) })
    }
    .boxed_local()
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

fn no_answer(error: gloo_net::Error) -> LoadError {
    if window().navigator().on_line() {
        // Not `to_string()`: the words of the other kinds, which cannot happen here, are long.
        let gloo_net::Error::JsError(error) = error else {
            return LoadError::Unreachable(String::new());
        };
        LoadError::Unreachable(error.message)
    } else {
        LoadError::Offline
    }
}
