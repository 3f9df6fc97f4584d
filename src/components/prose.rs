//! The door for markup: the only place that puts HTML from a document into a page.

use leptos::prelude::*;

use crate::model::html::Html;

/// Builds foreign markup anew, into the element that will hold it.
#[cfg(target_arch = "wasm32")]
pub type Rebuild = fn(&leptos::tachys::renderer::types::Element, &Html);

/// Builds foreign markup anew, to a string.
#[cfg(not(target_arch = "wasm32"))]
pub type Rebuild = fn(&Html) -> String;

/// The one way from [`Html`] into a page; lent by whoever runs the application, as a context.
/// Without it nothing is shown.
#[derive(Clone, Copy, Debug)]
pub struct Door(pub Rebuild);

/// The body of an article: one island nobody else reaches into.
#[component]
pub fn Prose(
    /// Foreign.
    html: Html,
    /// BCP 47 tag, where it is not the site's language.
    language: Option<String>,
) -> impl IntoView {
    island(use_context::<Door>(), html, language)
}

/// In the browser the nodes are there when the element is made: a directive runs at once, where
/// an effect would leave a frame without text.
#[cfg(target_arch = "wasm32")]
fn island(door: Option<Door>, html: Html, language: Option<String>) -> impl IntoView {
    let fill = move |element: leptos::tachys::renderer::types::Element, html: Html| {
        if let Some(Door(rebuild)) = door {
            rebuild(&element, &html);
        }
    };
    view! { <div class="prose" lang=language use:fill=html></div> }
}

#[cfg(not(target_arch = "wasm32"))]
fn island(door: Option<Door>, html: Html, language: Option<String>) -> impl IntoView {
    let inner = door.map(|Door(rebuild)| rebuild(&html)).unwrap_or_default();
    view! { <div class="prose" lang=language inner_html=inner></div> }
}
