//! Where to go from an article.

use leptos::prelude::*;

use crate::components::entry::{entry, line};
use crate::components::words;
use crate::model::article::Neighbour;
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
        entry(match Slug::from_label(&tag) {
            None => tag.into_any(),
            Some(slug) => {
                let href = Route::List(List::Tag(slug), None).href();
                view! { <a href=href rel="tag">{tag}</a> }.into_any()
            }
        })
    });
    let links = links.collect::<Vec<_>>();
    (!links.is_empty())
        .then(|| view! { <ul class="tags" aria-label=words().tags>{links}</ul> }.into_any())
}

/// The articles published just before and just after.
#[component]
pub fn Around(
    /// Before.
    older: Option<Neighbour>,
    /// After.
    newer: Option<Neighbour>,
) -> impl IntoView {
    let words = words();
    let some = older.is_some() || newer.is_some();
    let side = |rel: &'static str, label: &'static str, neighbour: Option<Neighbour>| {
        let Neighbour { slug, title, language, .. } = neighbour?;
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
            <nav class="around" aria-label=words.around>
                {side("prev", words.previous, older)} {side("next", words.next, newer)}
            </nav>
        }
        .into_any()
    })
}

/// Older articles about the like.
#[component]
pub fn Related(
    /// Best first.
    articles: Vec<Neighbour>,
) -> impl IntoView {
    let some = !articles.is_empty();
    let entry = |it: Neighbour| {
        line((Route::Article(it.slug).href(), None), it.title, it.language, it.published)
    };
    let entries: Vec<AnyView> = articles.into_iter().map(entry).collect();
    some.then(|| {
        view! {
            <section class="related">
                <h2>{words().related}</h2>
                <ul>{entries}</ul>
            </section>
        }
        .into_any()
    })
}
