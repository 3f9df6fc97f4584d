//! Where to go from an article.

use leptos::prelude::*;

use crate::components::words;
use crate::model::article::Neighbour;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::route::Route;
use crate::text::date;

/// The labels of an article, each leading to its list.
#[component]
pub fn Tags(
    /// For people.
    tags: Vec<String>,
) -> impl IntoView {
    let links = tags.into_iter().map(|tag| {
        let route = Slug::from_label(&tag).map(|slug| Route::List(List::Tag(slug), None));
        match route {
            Some(route) => view! { <li><a href=route.href() rel="tag">{tag}</a></li> }.into_any(),
            None => view! { <li>{tag}</li> }.into_any(),
        }
    });
    let links = links.collect::<Vec<_>>();
    (!links.is_empty()).then(|| view! { <ul class="tags" aria-label=words().tags>{links}</ul> })
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
    let side = |rel, label, neighbour: Option<Neighbour>| {
        neighbour.map(|it| {
            view! {
                <a rel=rel class=rel href=Route::Article(it.slug).href()>
                    <small>{label}</small>
                    <span lang=it.language>{it.title}</span>
                </a>
            }
        })
    };
    some.then(|| {
        view! {
            <nav class="around" aria-label=words.around>
                {side("prev", words.previous, older)} {side("next", words.next, newer)}
            </nav>
        }
    })
}

/// Older articles about the like.
#[component]
pub fn Related(
    /// Best first.
    articles: Vec<Neighbour>,
) -> impl IntoView {
    let words = words();
    let some = !articles.is_empty();
    let entries = articles.into_iter().map(|it| {
        let when = it.published.map(|time| {
            view! { <time datetime=time.text.clone()>{date::day(&time, words.lang)}</time> }
        });
        view! {
            <li>
                <a href=Route::Article(it.slug).href() lang=it.language>{it.title}</a>
                {when}
            </li>
        }
    });
    let entries = entries.collect::<Vec<_>>();
    some.then(|| {
        view! {
            <section class="related">
                <h2>{words.related}</h2>
                <ul>{entries}</ul>
            </section>
        }
    })
}
