//! A picture in its place.

use leptos::prelude::*;

use crate::model::article::Picture;

/// A picture. Its size stands in the markup, so nothing moves when it arrives.
#[component]
pub fn ImageView(
    /// What to show.
    picture: Picture,
    /// It leads the page: the browser asks for it at once, and first.
    #[prop(optional)]
    leading: bool,
    /// The text beside it says what it shows.
    #[prop(optional)]
    decorative: bool,
) -> impl IntoView {
    let Picture { url, alt, width, height } = picture;
    let size = |pixels: u32| (pixels > 0).then(|| pixels.to_string());
    view! {
        <img
            alt=if decorative { String::new() } else { alt }
            width=size(width)
            height=size(height)
            loading=(!leading).then_some("lazy")
            fetchpriority=leading.then_some("high")
            decoding="async"
            // Last, so that what is said above holds when the request goes out.
            src=url.to_string()
        />
    }
}
