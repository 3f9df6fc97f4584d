//! Years and months.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::words;
use crate::model::archive::{Archive, MonthCount};
use crate::model::article::{Reading, Teaser};
use crate::route::Route;
use crate::text::date;
use crate::text::words::{fill, thousands};

/// All months that have articles, by year.
#[component]
pub fn ArchiveView(
    /// Already loaded.
    archive: Arc<Archive>,
) -> impl IntoView {
    let lang = words().lang;
    let count = |articles: u32| fill(words().articles, &thousands(articles));
    let month = move |MonthCount { month, articles }| {
        view! {
            <li>
                <a href=Route::Month(month).href()>{date::month(month, lang)}</a>
                <span class="count">{count(articles)}</span>
            </li>
        }
    };
    let year = move |(year, months): (u16, Vec<MonthCount>)| {
        view! {
            <section>
                <h2>{date::year(year, lang)}</h2>
                <ul>{months.into_iter().map(month).collect_view()}</ul>
            </section>
        }
    };
    view! { <div class="archive">{archive.years().into_iter().map(year).collect_view()}</div> }
}

/// The articles of a month, a line each.
#[component]
pub fn MonthView(
    /// Newest first.
    teasers: Vec<Teaser>,
) -> impl IntoView {
    let lang = words().lang;
    let line = move |teaser: Teaser| {
        let href = match &teaser.target {
            Reading::Here(slug) => Route::Article(slug.clone()).href(),
            Reading::Elsewhere(address) => address.to_string(),
        };
        let when = teaser.published.map(|time| {
            view! { <time datetime=time.text.clone()>{date::day(&time, lang)}</time> }
        });
        view! { <li><a href=href lang=teaser.language>{teaser.title}</a> {when}</li> }
    };
    view! { <ul class="month">{teasers.into_iter().map(line).collect_view()}</ul> }
}
