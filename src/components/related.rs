//! The related articles of an article.

use leptos::prelude::*;

use crate::components::list_item::headline_item;
use crate::components::messages;
use crate::model::article::ArticleLink;
use crate::route::Route;

/// Links to older articles about the same subjects.
#[component]
pub fn Related(
    /// The articles, best match first.
    articles: Vec<ArticleLink>,
) -> impl IntoView {
    let is_shown = !articles.is_empty();
    let item = |it: ArticleLink| {
        headline_item((Route::Article(it.slug).href(), None), it.title, it.language, it.published)
    };
    let items: Vec<AnyView> = articles.into_iter().map(item).collect();
    is_shown.then(|| {
        view! {
            <section class="related">
                <h2>{messages().related}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}
