//! The page to search on, whole: what its fields mean, and the archive for those who cannot search.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::archive::ArchiveView;
use crate::components::heading::PageHeading;
use crate::components::messages;
use crate::i18n::search_messages::SearchMessages;
use crate::model::archive::Archive;
use crate::model::site::Section;
use crate::route::Route;
use crate::search::query::params::NEWEST;

/// The page; in the browser `browser/finder/page.rs` makes the same of one that has only its field.
pub(crate) fn search_page(archive: Arc<Archive>, sections: &[Section]) -> AnyView {
    let said = SearchMessages::of(messages().lang);
    let sections = sections.iter().map(|it| (it.slug.to_string(), it.title.clone())).collect();
    let years = archive.years().into_iter().map(|(it, _)| (it.to_string(), it.to_string()));
    let [best, newest] = said.orders;
    let label = messages().search;
    view! {
        <div class="search-page">
            <PageHeading text=label.to_owned() />
            <form class="search" role="search" action=Route::Search.href()>
                <input
                    type="search"
                    name="q"
                    aria-label=label
                    placeholder=said.hint
                    autocomplete="off"
                />
                <button>{label}</button>
                {select_field("section", said.sections, sections)}
                {select_field("year", said.years, years.collect())}
                {select_field("order", best, vec![(NEWEST.to_owned(), newest.to_owned())])}
            </form>
            <p class="search-status" role="status"></p>
            <div class="stories results"></div>
            <div class="search-idle">
                <p class="list-about">{said.about}</p>
                <ArchiveView archive />
            </div>
        </div>
    }
    .into_any()
}

/// The first stands for no choice, and is what the others are called by.
fn select_field(
    name: &'static str,
    first: &'static str,
    others: Vec<(String, String)>,
) -> impl IntoView {
    let option = |(value, text): (String, String)| view! { <option value=value>{text}</option> };
    view! {
        <select name=name aria-label=first>
            <option value="">{first}</option>
            {others.into_iter().map(option).collect::<Vec<_>>()}
        </select>
    }
}
