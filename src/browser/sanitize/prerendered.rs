//! The one body that the app does not sanitize, because the publisher has.
//!
//! The prerendered page of an article holds its body, which `publish/sanitize` has built by the
//! same allowlist from the same document. The takeover moves these nodes into the app. To build
//! them twice would only take time, so the app's first body stays empty until then. Leaving it
//! empty is all that is decided here: no markup gets into a page by it.
//!
//! Tests: `tests/browser/takeover.rs`, `tests/architecture/trust_boundaries.rs`

use std::cell::Cell;

use web_sys::Element;

use crate::browser::sanitize::sanitize_into;
use crate::contract::PROSE;
use crate::model::untrusted_html::UntrustedHtml;

thread_local! {
    /// The next body is left empty, since the takeover moves the prerendered one into it.
    static IS_NEXT_MOVED: Cell<bool> = const { Cell::new(false) };
}

/// Call it before the app is mounted. If `prerendered` holds a body, the app's first one is left
/// empty.
pub(crate) fn begin_takeover(prerendered: &Element) {
    IS_NEXT_MOVED.set(prerendered.query_selector(PROSE).is_ok_and(|it| it.is_some()));
}

/// Call it when the body is moved: from now on every body is sanitized.
pub(crate) fn end_takeover() {
    IS_NEXT_MOVED.set(false);
}

/// The app's [`crate::components::prose::HtmlSanitizer`]: sanitizes every body but the one that the
/// takeover will move.
pub(crate) fn sanitize_unless_moved(target: &Element, html: &UntrustedHtml) {
    if !IS_NEXT_MOVED.take() {
        sanitize_into(target, html);
    }
}
