//! Requests in flight: whoever loads a document that is loading already joins its request.
//!
//! Tests: `tests/store/requests.rs`.

use std::cell::RefCell;

use futures::FutureExt;
use futures::future::{Shared, WeakShared};

use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::store::platform::LoadFuture;

/// The requests in flight. Each lives as long as someone waits for it; dropped by all, it is
/// aborted.
#[derive(Debug, Default)]
pub(crate) struct InFlightRequests(RefCell<Vec<(DocumentId, WeakShared<LoadFuture<Document>>)>>);

impl InFlightRequests {
    /// Forgets the requests in flight: later callers do not join them.
    pub(crate) fn clear(&self) {
        self.0.take();
    }

    /// The request for `id` that is in flight, or else `request`, which is now.
    pub(crate) fn join(
        &self,
        id: DocumentId,
        request: LoadFuture<Document>,
    ) -> Shared<LoadFuture<Document>> {
        let mut requests = self.0.borrow_mut();
        requests.retain(|(_, request)| request.upgrade().is_some_and(|it| it.peek().is_none()));
        let same = requests.iter().find(|(it, _)| *it == id);
        if let Some(same) = same.and_then(|(_, request)| request.upgrade()) {
            return same;
        }
        let request = request.shared();
        if let Some(weak) = request.downgrade() {
            requests.push((id, weak));
        }
        request
    }
}
