//! Links from an article to the one before and the one after.

use leptos::prelude::*;

use crate::components::messages;
use crate::model::article::ArticleLink;
use crate::route::Route;

/// Links to the articles published just before and just after.
#[component]
pub fn PrevNext(
    /// The article before.
    previous: Option<ArticleLink>,
    /// The article after.
    next: Option<ArticleLink>,
) -> impl IntoView {
    let messages = messages();
    let is_shown = previous.is_some() || next.is_some();
    let side = |rel: &'static str, label: &'static str, article: Option<ArticleLink>| {
        let ArticleLink { slug, title, language, .. } = article?;
        let view = view! {
            <a rel=rel href=Route::Article(slug).href()>
                <small>{label}</small>
                <span lang=language>{title}</span>
            </a>
        };
        Some(view.into_any())
    };
    is_shown.then(|| {
        view! {
            <nav class="around" aria-label=messages.prev_next>
                {side("prev", messages.previous, previous)} {side("next", messages.next, next)}
            </nav>
        }
        .into_any()
    })
}
