//! Aborts a request that takes too long, or whose response is no longer wanted.
//!
//! Tests: `tests/browser/faults`

use std::time::Duration;

use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use web_sys::{AbortController, AbortSignal};

/// Aborts its request after a timeout, or when it is dropped.
pub(crate) struct AbortOnDrop {
    controller: AbortController,
    timeout: Option<TimeoutHandle>,
}

impl AbortOnDrop {
    /// For a request that is sent now and may take as long as `limit`.
    pub(crate) fn after(limit: Duration) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let late = controller.clone();
        let timeout = set_timeout_with_handle(move || late.abort(), limit).ok();
        Some(Self { controller, timeout })
    }

    /// The signal to send with the request.
    pub(crate) fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.timeout.iter().for_each(TimeoutHandle::clear);
        // This does nothing once the response is complete.
        self.controller.abort();
    }
}
