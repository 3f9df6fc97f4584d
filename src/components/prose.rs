//! The door for markup: the only place that puts HTML from a document into a page.

use leptos::prelude::*;

use crate::model::untrusted_html::UntrustedHtml;

/// Builds foreign markup anew, into the element that will hold it.
#[cfg(target_arch = "wasm32")]
pub type SanitizeFn = fn(&leptos::tachys::renderer::types::Element, &UntrustedHtml);

/// Builds foreign markup anew, to a string.
#[cfg(not(target_arch = "wasm32"))]
pub type SanitizeFn = fn(&UntrustedHtml) -> String;

/// The one way from [`UntrustedHtml`] into a page; lent by whoever runs the application, as a context.
/// Without it nothing is shown.
#[derive(Clone, Copy, Debug)]
pub struct HtmlSanitizer(pub SanitizeFn);

/// The body of an article: one island nobody else reaches into.
#[component]
pub fn Prose(
    /// Foreign.
    html: UntrustedHtml,
    /// BCP 47 tag, where it is not the site's language.
    language: Option<String>,
) -> impl IntoView {
    sanitized_body(use_context::<HtmlSanitizer>(), html, language)
}

/// In the browser the nodes are there when the element is made: a directive runs at once, where
/// an effect would leave a frame without text.
#[cfg(target_arch = "wasm32")]
fn sanitized_body(
    door: Option<HtmlSanitizer>,
    html: UntrustedHtml,
    language: Option<String>,
) -> impl IntoView {
    let fill = move |element: leptos::tachys::renderer::types::Element, html: UntrustedHtml| {
        if let Some(HtmlSanitizer(rebuild)) = door {
            rebuild(&element, &html);
        }
    };
    view! { <div class="prose" lang=language use:fill=html></div> }
}

#[cfg(not(target_arch = "wasm32"))]
fn sanitized_body(
    door: Option<HtmlSanitizer>,
    html: UntrustedHtml,
    language: Option<String>,
) -> impl IntoView {
    let inner = door.map(|HtmlSanitizer(rebuild)| rebuild(&html)).unwrap_or_default();
    view! { <div class="prose" lang=language inner_html=inner></div> }
}
