//! Source, time, length: one quiet line.

use leptos::prelude::*;

use crate::components::messages;
use crate::i18n::date;
use crate::i18n::format::{group_digits, interpolate};
use crate::model::article::{ArticleLink, Source, Teaser};
use crate::model::timestamp::Timestamp;
use crate::route::Route;

/// The line under a headline in a list: source first, then time, then length.
#[component]
pub fn TeaserMeta(
    /// The article it is about.
    teaser: Teaser,
) -> impl IntoView {
    let pinned = teaser.pinned.then(|| classed_span("pinned", messages().pinned.to_owned()));
    let source = teaser.source.map(|it| classed_span("source", it.name));
    let published = teaser.published.map(|it| date_time_element(&it, "{}"));
    view! { <p class="meta">{pinned} {source} {published} {minutes(teaser.minutes)}</p> }
}

/// The line under the headline of an article, with everything there is to know.
#[component]
pub fn Byline(
    /// The article it is about.
    teaser: Teaser,
    /// The same in other languages.
    others: Vec<ArticleLink>,
) -> impl IntoView {
    let authors = teaser.authors.join(messages().list_comma);
    let authors = (!authors.is_empty()).then(|| span(authors));
    let length = interpolate(messages().length, &group_digits(teaser.length));
    let length = (teaser.length > 0).then(|| span(length));
    view! {
        <div class="meta byline">
            {teaser.source.map(source)} {authors} {teaser.published.map(|it| date_time_element(&it, "{}"))}
            {teaser.updated.map(|it| date_time_element(&it, messages().updated))} {length}
            {minutes(teaser.minutes)} {translations(&others)}
        </div>
    }
}

/// The other languages an article can be read in.
pub(crate) fn translations(others: &[ArticleLink]) -> Option<AnyView> {
    let link = |it: &ArticleLink| {
        let ArticleLink { slug, title, language, .. } = it.clone();
        let href = Route::Article(slug).href();
        view! { <a href=href hreflang=language.clone() lang=language>{title}</a> " " }.into_any()
    };
    let links: Vec<AnyView> = others.iter().map(link).collect();
    (!links.is_empty()).then(|| {
        view! { <span class="translations">{messages().translations}{links}</span> }.into_any()
    })
}

fn span(text: String) -> AnyView {
    view! { <span>{text}</span> }.into_any()
}

/// The same, for what looks different.
fn classed_span(class: &'static str, text: String) -> AnyView {
    view! { <span class=class>{text}</span> }.into_any()
}

fn source(source: Source) -> AnyView {
    let Source { name, url: address } = source;
    let Some(address) = address else { return classed_span("source", name) };
    let rel = address.is_external().then_some("noopener noreferrer");
    view! { <a class="source" href=address.to_string() rel=rel>{name}</a> }.into_any()
}

/// The day something was published, at the end of a line.
pub(crate) fn date_element(time: Option<Timestamp>) -> Option<AnyView> {
    let time = time?;
    let said = date::date(&time, messages().lang);
    Some(view! { <time datetime=time.text>{said}</time> }.into_any())
}

fn date_time_element(time: &Timestamp, template: &str) -> AnyView {
    let said = interpolate(template, &date::date_time(time, messages().lang));
    view! { <time datetime=time.text.clone()>{said}</time> }.into_any()
}

fn minutes(minutes: u32) -> Option<AnyView> {
    (minutes > 0).then(|| span(interpolate(messages().minutes, &minutes.to_string())))
}
