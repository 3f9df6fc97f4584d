//! The name of the site, and the date of the front page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::messages;
use crate::i18n::date;
use crate::i18n::format::interpolate;
use crate::model::site::Site;
use crate::model::timestamp::Timestamp;
use crate::route::Route;

/// Title and tagline. They do not depend on any article, so that publishing one does not change
/// every page.
#[component]
pub fn Masthead(
    /// The site, already loaded.
    site: Arc<Site>,
) -> impl IntoView {
    view! {
        <div class="masthead">
            <a class="name" href=Route::HOME.href()>{site.title.clone()}</a>
            <p class="tagline">{site.description.clone()}</p>
        </div>
    }
}

/// The date of the newest article. A part of the front page, shown beside the masthead.
pub(crate) fn edition_date(newest: &Timestamp) -> AnyView {
    let lang = messages().lang;
    let time = interpolate(messages().updated, &format!("{:02}:{:02}", newest.hour, newest.minute));
    let day = format!("{} {}", date::date(newest, lang), date::weekday(newest, lang));
    view! {
        <p class="today">
            <time datetime=newest.text.clone()>{day}</time>
            <span>{time}</span>
        </p>
    }
    .into_any()
}
