//! What the page is called.

use leptos::prelude::*;

/// The one `h1` of a page. Focus moves here after navigation, so that a screen reader says where
/// one is; hence the `tabindex`, which puts it in no tab order. The first paint of a page waits for
/// it by its name.
#[component]
pub fn PageHeading(
    /// What it says.
    text: String,
    /// BCP 47 tag, where it is not the site's language.
    #[prop(optional_no_strip)]
    language: Option<String>,
    /// It is said but not shown: the page speaks for itself.
    #[prop(optional)]
    visually_hidden: bool,
) -> impl IntoView {
    let class = if visually_hidden { "heading quiet" } else { "heading" };
    view! { <h1 id="heading" class=class tabindex="-1" lang=language>{text}</h1> }
}
