//! The line of facts about an article: source, time, length.

use leptos::prelude::*;

use crate::components::messages;
use crate::i18n::date;
use crate::i18n::format::{group_digits, interpolate};
use crate::model::article::{ArticleLink, Source, Teaser};
use crate::model::timestamp::Timestamp;
use crate::route::Route;

/// The line below a headline in a list: source, then time, then minutes to read.
#[component]
pub fn TeaserMeta(
    /// The article.
    teaser: Teaser,
) -> impl IntoView {
    let pinned = teaser.pinned.then(|| classed_span("pinned", messages().pinned.to_owned()));
    let source = teaser.source.map(|it| classed_span("source", it.name));
    let published = teaser.published.map(|it| date_time_element(&it, "{}"));
    view! { <p class="meta">{pinned} {source} {published} {minutes(teaser.minutes)}</p> }
}

/// The line below the headline of an article, with all facts about it.
#[component]
pub fn Byline(
    /// The article.
    teaser: Teaser,
    /// Its translations.
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

/// Links to the translations of an article; `None` where it has none.
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

fn classed_span(class: &'static str, text: String) -> AnyView {
    view! { <span class=class>{text}</span> }.into_any()
}

fn source(source: Source) -> AnyView {
    let Source { name, url } = source;
    let Some(url) = url else { return classed_span("source", name) };
    let rel = url.is_external().then_some("noopener noreferrer");
    view! { <a class="source" href=url.to_string() rel=rel>{name}</a> }.into_any()
}

/// The date an article was published, for the end of a line.
pub(crate) fn date_element(time: Option<Timestamp>) -> Option<AnyView> {
    let time = time?;
    let text = date::date(&time, messages().lang);
    Some(view! { <time datetime=time.text>{text}</time> }.into_any())
}

/// A date with the time of day, as `template` words it.
fn date_time_element(time: &Timestamp, template: &str) -> AnyView {
    let text = interpolate(template, &date::date_time(time, messages().lang));
    view! { <time datetime=time.text.clone()>{text}</time> }.into_any()
}

fn minutes(minutes: u32) -> Option<AnyView> {
    (minutes > 0).then(|| span(interpolate(messages().minutes, &minutes.to_string())))
}
