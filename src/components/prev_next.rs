//! Where to go from an article.

use leptos::prelude::*;

use crate::components::list_item::{headline_item, list_item};
use crate::components::messages;
use crate::model::article::ArticleLink;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::route::Route;

/// The labels of an article, each leading to its list.
#[component]
pub fn Tags(
    /// For people.
    tags: Vec<String>,
) -> impl IntoView {
    let links = tags.into_iter().map(|tag| {
        list_item(match Slug::from_label(&tag) {
            None => tag.into_any(),
            Some(slug) => {
                let href = Route::List(List::Tag(slug), None).href();
                view! { <a href=href rel="tag">{tag}</a> }.into_any()
            }
        })
    });
    let links = links.collect::<Vec<_>>();
    (!links.is_empty())
        .then(|| view! { <ul class="tags" aria-label=messages().tags>{links}</ul> }.into_any())
}

/// The articles published just before and just after.
#[component]
pub fn PrevNext(
    /// Before.
    previous: Option<ArticleLink>,
    /// After.
    next: Option<ArticleLink>,
) -> impl IntoView {
    let words = messages();
    let some = previous.is_some() || next.is_some();
    let side = |rel: &'static str, label: &'static str, neighbour: Option<ArticleLink>| {
        let ArticleLink { slug, title, language, .. } = neighbour?;
        let view = view! {
            <a rel=rel href=Route::Article(slug).href()>
                <small>{label}</small>
                <span lang=language>{title}</span>
            </a>
        };
        Some(view.into_any())
    };
    some.then(|| {
        view! {
            <nav class="around" aria-label=words.prev_next>
                {side("prev", words.previous, previous)} {side("next", words.next, next)}
            </nav>
        }
        .into_any()
    })
}

/// Older articles about the like.
#[component]
pub fn Related(
    /// Best first.
    articles: Vec<ArticleLink>,
) -> impl IntoView {
    let some = !articles.is_empty();
    let entry = |it: ArticleLink| {
        headline_item((Route::Article(it.slug).href(), None), it.title, it.language, it.published)
    };
    let entries: Vec<AnyView> = articles.into_iter().map(entry).collect();
    some.then(|| {
        view! {
            <section class="related">
                <h2>{messages().related}</h2>
                <ul>{entries}</ul>
            </section>
        }
        .into_any()
    })
}
