//! The name of the paper.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::words;
use crate::model::site::Site;
use crate::model::time::Timestamp;
use crate::route::Route;
use crate::text::{date, words::fill};

/// Title and tagline. Nothing here changes with an article, so that publishing one does not
/// change every page.
#[component]
pub fn Masthead(
    /// Already loaded.
    site: Arc<Site>,
) -> impl IntoView {
    view! {
        <div class="masthead">
            <a class="name" href=Route::HOME.href()>{site.title.clone()}</a>
            <p class="tagline">{site.description.clone()}</p>
        </div>
    }
}

/// The day of the newest article. It belongs to the front page, and stands beside the masthead.
pub(crate) fn today(newest: &Timestamp) -> AnyView {
    let lang = words().lang;
    let clock = fill(words().updated, &format!("{:02}:{:02}", newest.hour, newest.minute));
    let day = format!("{} {}", date::day(newest, lang), date::weekday(newest, lang));
    view! {
        <p class="today">
            <time datetime=newest.text.clone()>{day}</time>
            <span>{clock}</span>
        </p>
    }
    .into_any()
}
