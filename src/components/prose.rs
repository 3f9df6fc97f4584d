//! The body of an article: the only component that puts HTML from a document into a page.
//!
//! Tests: `tests/architecture/trust_boundaries.rs`, `tests/browser/sanitizer.rs`.

use leptos::prelude::*;

use crate::model::untrusted_html::UntrustedHtml;

/// Sanitizes HTML into the element that will hold it.
#[cfg(target_arch = "wasm32")]
pub type SanitizeFn = fn(&leptos::tachys::renderer::types::Element, &UntrustedHtml);

/// Sanitizes HTML into a string.
#[cfg(not(target_arch = "wasm32"))]
pub type SanitizeFn = fn(&UntrustedHtml) -> String;

/// The sanitizer: the only way from [`UntrustedHtml`] into a page. The browser side and the
/// publisher each lend their own, as a Leptos context. Without it no body is shown.
#[derive(Clone, Copy, Debug)]
pub struct HtmlSanitizer(pub SanitizeFn);

/// The body of an article. Leptos renders its element and leaves the content alone.
#[component]
pub fn Prose(
    /// The HTML, as the document has it.
    html: UntrustedHtml,
    /// Its language as a BCP 47 tag, where it is not the site's.
    language: Option<String>,
) -> impl IntoView {
    sanitized_body(use_context::<HtmlSanitizer>(), html, language)
}

/// A Leptos directive runs while its element is built. An effect would run later, and leave one
/// frame without text.
#[cfg(target_arch = "wasm32")]
fn sanitized_body(
    sanitizer: Option<HtmlSanitizer>,
    html: UntrustedHtml,
    language: Option<String>,
) -> impl IntoView {
    let fill = move |element: leptos::tachys::renderer::types::Element, html: UntrustedHtml| {
        if let Some(HtmlSanitizer(sanitize)) = sanitizer {
            sanitize(&element, &html);
        }
    };
    view! { <div class="prose" lang=language use:fill=html></div> }
}

#[cfg(not(target_arch = "wasm32"))]
fn sanitized_body(
    sanitizer: Option<HtmlSanitizer>,
    html: UntrustedHtml,
    language: Option<String>,
) -> impl IntoView {
    let inner = sanitizer.map(|HtmlSanitizer(sanitize)| sanitize(&html)).unwrap_or_default();
    view! { <div class="prose" lang=language inner_html=inner></div> }
}
