//! The title of a page.

use leptos::prelude::*;

/// The only `h1` of a page. After navigation it takes the focus, so that a screen reader speaks it;
/// `tabindex="-1"` allows that without adding it to the tab order. The first frame of a page waits
/// for its id.
#[component]
pub fn PageHeading(
    /// The title.
    text: String,
    /// Its language as a BCP 47 tag, where it is not the site's.
    #[prop(optional_no_strip)]
    language: Option<String>,
    /// Only for screen readers, where the page needs no visible title.
    #[prop(optional)]
    visually_hidden: bool,
) -> impl IntoView {
    let class = if visually_hidden { "heading quiet" } else { "heading" };
    view! { <h1 id="heading" class=class tabindex="-1" lang=language>{text}</h1> }
}
