//! Links to the older and the newer page of a list.

use leptos::prelude::*;

use crate::components::messages;
use crate::i18n::format::interpolate;
use crate::model::list::List;
use crate::route::Route;

/// Links to the older and the newer page of a list, with the number of this page between them.
///
/// A sealed page does not state how many pages there are, or it would change with each article.
/// Its newer page always has the next number. Until that page is sealed, its URL shows the head.
#[component]
pub fn Pager(
    /// The list.
    list: List,
    /// The number of this page; `None` for the head.
    page: Option<u32>,
    /// How many sealed pages there are, by the head.
    sealed: u32,
) -> impl IntoView {
    let messages = messages();
    let older = match page {
        None => (sealed > 0).then_some(sealed),
        Some(number) => (number > 1).then(|| number - 1),
    };
    let later = page.map(|number| number + 1);
    let href = |page| Route::List(list.clone(), page).href();
    let later = later
        .map(|to| view! { <a rel="prev" href=href(Some(to))>"← "{messages.later}</a> }.into_any());
    let older = older.map(|to| {
        view! { <a rel="next" href=href(Some(to))>{messages.earlier}" →"</a> }.into_any()
    });
    let number = page.map(|number| interpolate(messages.page, &number.to_string()));
    (sealed > 0 || page.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=messages.pages>
                <span>{later}</span>
                <span class="pager-here">{number}</span>
                <span>{older}</span>
            </nav>
        }
        .into_any()
    })
}
