//! The archive: all months by year, and the articles of one month.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::list_item::{article_href, headline_item, list_item};
use crate::components::messages;
use crate::i18n::date;
use crate::i18n::format::{group_digits, interpolate};
use crate::model::archive::{Archive, MonthCount};
use crate::model::article::Teaser;
use crate::route::Route;

/// All months that have articles, by year.
#[component]
pub fn ArchiveView(
    /// The months, already loaded.
    archive: Arc<Archive>,
) -> impl IntoView {
    let lang = messages().lang;
    let count = |articles: u32| interpolate(messages().articles, &group_digits(articles));
    let month = move |MonthCount { month, articles }| {
        let link = view! {
            <a href=Route::Month(month).href()>{date::month(month, lang)}</a>
            <span class="count">{count(articles)}</span>
        };
        list_item(link.into_any())
    };
    let year = move |(year, months): (u16, Vec<MonthCount>)| {
        view! {
            <section>
                <h2>{date::year(year, lang)}</h2>
                <ul>{months.into_iter().map(month).collect::<Vec<AnyView>>()}</ul>
            </section>
        }
        .into_any()
    };
    let years: Vec<AnyView> = archive.years().into_iter().map(year).collect();
    view! { <div class="archive">{years}</div> }
}

/// The articles of one month, one line for each.
#[component]
pub fn MonthView(
    /// The articles, newest first.
    teasers: Vec<Teaser>,
) -> impl IntoView {
    let item = |teaser: Teaser| {
        headline_item(article_href(&teaser.url), teaser.title, teaser.language, teaser.published)
    };
    let items: Vec<AnyView> = teasers.into_iter().map(item).collect();
    view! { <ul class="month">{items}</ul> }
}
