//! Older and newer.

use leptos::prelude::*;

use crate::components::messages;
use crate::i18n::format::interpolate;
use crate::model::list::List;
use crate::route::Route;

/// Links to the pages of a list before and after this one, and where one is.
///
/// A sealed page does not know how many there are by now, or it would change with each article:
/// its newer neighbour is always the next number, which is an address of the head until there is
/// such a page.
#[component]
pub fn Pager(
    /// The list.
    list: List,
    /// This page; `None` for the head.
    page: Option<u32>,
    /// How many sealed pages the head says there are.
    sealed: u32,
) -> impl IntoView {
    let words = messages();
    let older = match page {
        None => (sealed > 0).then_some(sealed),
        Some(number) => (number > 1).then(|| number - 1),
    };
    let newer = page.map(|number| number + 1);
    let href = |page| Route::List(list.clone(), page).href();
    let newer = newer
        .map(|to| view! { <a rel="prev" href=href(Some(to))>"← "{words.later}</a> }.into_any());
    let older = older
        .map(|to| view! { <a rel="next" href=href(Some(to))>{words.earlier}" →"</a> }.into_any());
    let here = page.map(|number| interpolate(words.page, &number.to_string()));
    (sealed > 0 || page.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=words.pages>
                <span>{newer}</span>
                <span class="pager-here">{here}</span>
                <span>{older}</span>
            </nav>
        }
        .into_any()
    })
}
