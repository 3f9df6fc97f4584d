//! The tags of an article.

use leptos::prelude::*;

use crate::components::list_item::list_item;
use crate::components::messages;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::route::Route;

/// The tags of an article, each with a link to its list.
#[component]
pub fn Tags(
    /// Their names.
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
