//! Requests.

use futures::FutureExt;
use gloo_net::http::Request;
use web_sys::AbortSignal;

use crate::browser::window;
use crate::error::LoadError;
use crate::reading::Answer;
use crate::store::Loading;

/// Long enough for a slow network, short enough that nobody waits for ever.
const TIMEOUT_MS: u32 = 20_000;

/// Asks for the document at `address`.
pub fn get(address: String) -> Loading<Answer> {
    async move {
        let limit = AbortSignal::timeout_with_u32(TIMEOUT_MS);
        let request = Request::get(&address).abort_signal(Some(&limit));
        let response = request.send().await.map_err(no_answer)?;
        let body = response.text().await.map_err(no_answer)?;
        Ok(Answer { status: response.status(), body })
    }
    .boxed_local()
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
