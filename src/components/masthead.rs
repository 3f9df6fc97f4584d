//! The name of the paper.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::words;
use crate::model::site::Site;
use crate::route::Route;
use crate::text::{date, words::fill};

/// Title, tagline and the day of the newest article.
#[component]
pub fn Masthead(
    /// Already loaded.
    site: Arc<Site>,
) -> impl IntoView {
    let lang = words().lang;
    let today = site.updated.as_ref().map(|time| {
        let clock = format!("{:02}:{:02}", time.hour, time.minute);
        view! {
            <p class="today">
                <time datetime=time.text.clone()>
                    {format!("{} {}", date::day(time, lang), date::weekday(time, lang))}
                </time>
                <span class="clock">{fill(words().updated, &clock)}</span>
            </p>
        }
        .into_any()
    });
    view! {
        <div class="masthead">
            <div class="title">
                <a class="name" href=Route::HOME.href()>{site.title.clone()}</a>
                <p class="tagline">{site.description.clone()}</p>
            </div>
            {today}
        </div>
    }
}
