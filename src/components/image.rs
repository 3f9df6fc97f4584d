//! An image with its size.

use leptos::prelude::*;

use crate::model::article::Picture;

/// An image. The markup states its size, so that nothing moves when it arrives.
#[component]
pub fn ImageView(
    /// The image.
    picture: Picture,
    /// The lead image of the page: the browser loads it at once, with high priority.
    #[prop(optional)]
    is_lead: bool,
    /// Without an alternative text, because the text next to it describes it.
    #[prop(optional)]
    is_decorative: bool,
) -> impl IntoView {
    let Picture { url, alt, width, height } = picture;
    let size = |pixels: u32| (pixels > 0).then(|| pixels.to_string());
    view! {
        <img
            alt=if is_decorative { String::new() } else { alt }
            width=size(width)
            height=size(height)
            loading=(!is_lead).then_some("lazy")
            fetchpriority=is_lead.then_some("high")
            decoding="async"
            // The last attribute: it sends the request, which depends on those above.
            src=url.to_string()
        />
    }
}
