//! Source, time, length: one quiet line.

use leptos::prelude::*;

use crate::components::words;
use crate::model::article::{Source, Teaser};
use crate::model::time::Timestamp;
use crate::text::date;
use crate::text::words::{fill, thousands};

/// The line under a headline in a list: source first, then time, then length.
#[component]
pub fn Brief(
    /// The article it is about.
    teaser: Teaser,
) -> impl IntoView {
    view! {
        <p class="meta">
            {teaser.pinned.then(|| view! { <span class="pinned">{words().pinned}</span> })}
            {teaser.source.map(|it| view! { <span class="source">{it.name}</span> })}
            {teaser.published.map(|it| moment(&it, None))} {minutes(teaser.minutes)}
        </p>
    }
}

/// The line under the headline of an article, with everything there is to know.
#[component]
pub fn Byline(
    /// The article it is about.
    teaser: Teaser,
) -> impl IntoView {
    let authors = teaser.authors.join(words().list_comma);
    let length = (teaser.length > 0).then(|| fill(words().length, &thousands(teaser.length)));
    view! {
        <div class="meta byline">
            {teaser.source.map(source)}
            {(!authors.is_empty()).then(|| view! { <span class="authors">{authors}</span> })}
            {teaser.published.map(|it| moment(&it, None))}
            {teaser.updated.map(|it| moment(&it, Some(words().updated)))}
            {length.map(|it| view! { <span>{it}</span> })} {minutes(teaser.minutes)}
        </div>
    }
}

fn source(source: Source) -> impl IntoView {
    let Source { name, address } = source;
    match address {
        None => view! { <span class="source">{name}</span> }.into_any(),
        Some(address) => {
            let rel = address.is_outside().then_some("noopener noreferrer");
            view! { <a class="source" href=address.to_string() rel=rel>{name}</a> }.into_any()
        }
    }
}

fn moment(time: &Timestamp, template: Option<&str>) -> impl IntoView + use<> {
    let said = date::minute(time, words().lang);
    let said = template.map_or_else(|| said.clone(), |template| fill(template, &said));
    view! { <time datetime=time.text.clone()>{said}</time> }
}

fn minutes(minutes: u32) -> Option<impl IntoView> {
    let said = fill(words().minutes, &minutes.to_string());
    (minutes > 0).then(|| view! { <span>{said}</span> })
}
