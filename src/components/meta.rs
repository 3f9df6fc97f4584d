//! Source, time, length: one quiet line.

use leptos::prelude::*;

use crate::components::words;
use crate::model::article::{Neighbour, Source, Teaser};
use crate::model::time::Timestamp;
use crate::route::Route;
use crate::text::date;
use crate::text::words::{fill, thousands};

/// The line under a headline in a list: source first, then time, then length.
#[component]
pub fn Brief(
    /// The article it is about.
    teaser: Teaser,
) -> impl IntoView {
    let pinned = teaser.pinned.then(|| marked("pinned", words().pinned.to_owned()));
    let source = teaser.source.map(|it| marked("source", it.name));
    let published = teaser.published.map(|it| moment(&it, "{}"));
    view! { <p class="meta">{pinned} {source} {published} {minutes(teaser.minutes)}</p> }
}

/// The line under the headline of an article, with everything there is to know.
#[component]
pub fn Byline(
    /// The article it is about.
    teaser: Teaser,
    /// The same in other languages.
    others: Vec<Neighbour>,
) -> impl IntoView {
    let authors = teaser.authors.join(words().list_comma);
    let authors = (!authors.is_empty()).then(|| said(authors));
    let length = fill(words().length, &thousands(teaser.length));
    let length = (teaser.length > 0).then(|| said(length));
    view! {
        <div class="meta byline">
            {teaser.source.map(source)} {authors} {teaser.published.map(|it| moment(&it, "{}"))}
            {teaser.updated.map(|it| moment(&it, words().updated))} {length}
            {minutes(teaser.minutes)} {translations(&others)}
        </div>
    }
}

/// The other languages an article can be read in.
pub(crate) fn translations(others: &[Neighbour]) -> Option<AnyView> {
    let link = |it: &Neighbour| {
        let Neighbour { slug, title, language, .. } = it.clone();
        let href = Route::Article(slug).href();
        view! { <a href=href hreflang=language.clone() lang=language>{title}</a> " " }.into_any()
    };
    let links: Vec<AnyView> = others.iter().map(link).collect();
    (!links.is_empty()).then(|| {
        view! { <span class="translations">{words().translations}{links}</span> }.into_any()
    })
}

fn said(text: String) -> AnyView {
    view! { <span>{text}</span> }.into_any()
}

/// The same, for what looks different.
fn marked(class: &'static str, text: String) -> AnyView {
    view! { <span class=class>{text}</span> }.into_any()
}

fn source(source: Source) -> AnyView {
    let Source { name, address } = source;
    let Some(address) = address else { return marked("source", name) };
    let rel = address.is_outside().then_some("noopener noreferrer");
    view! { <a class="source" href=address.to_string() rel=rel>{name}</a> }.into_any()
}

/// The day something was published, at the end of a line.
pub(crate) fn day(time: Option<Timestamp>) -> Option<AnyView> {
    let time = time?;
    let said = date::day(&time, words().lang);
    Some(view! { <time datetime=time.text>{said}</time> }.into_any())
}

fn moment(time: &Timestamp, template: &str) -> AnyView {
    let said = fill(template, &date::minute(time, words().lang));
    view! { <time datetime=time.text.clone()>{said}</time> }.into_any()
}

fn minutes(minutes: u32) -> Option<AnyView> {
    (minutes > 0).then(|| said(fill(words().minutes, &minutes.to_string())))
}
