//! Tells open pages what has changed, as server-sent events (HTML Standard, section 9.2).

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures::Stream;
use futures::stream::unfold;
use serde_json::{Value, json};

use crate::publish::diagnostic::Diagnostic;
use crate::publish::serve::status::{Served, Status, StatusReceiver};

/// How soon a page asks again when the server was ended.
const RETRY: Duration = Duration::from_millis(500);

/// One event at once, then one for every change of the status.
pub(crate) fn stream(
    mut status: StatusReceiver,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    status.mark_changed();
    let next = |mut status: StatusReceiver| async move {
        status.changed().await.ok()?;
        let event = event(&status.borrow_and_update());
        Some((Ok(event), status))
    };
    Sse::new(unfold(status, next)).keep_alive(KeepAlive::default())
}

fn event(status: &Status) -> Event {
    let is_starting = matches!(status.served, Served::Starting);
    let diagnostics: Vec<Value> = status.diagnostics.iter().map(diagnostic).collect();
    let data = json!({
        "revision": status.revision(),
        "starting": is_starting,
        "diagnostics": diagnostics,
    });
    Event::default().retry(RETRY).data(data.to_string())
}

fn diagnostic(it: &Diagnostic) -> Value {
    json!({ "location": it.location(), "message": it.message, "help": it.help })
}
