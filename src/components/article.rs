//! A whole article or static page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::byline::{Byline, translations};
use crate::components::heading::PageHeading;
use crate::components::image::ImageView;
use crate::components::prev_next::PrevNext;
use crate::components::prose::Prose;
use crate::components::related::Related;
use crate::components::table_of_contents::TableOfContents;
use crate::components::tags::Tags;
use crate::components::teaser::section_label;
use crate::model::article::{Article, Kind};
use crate::model::site::Section;

/// A whole article. A static page is the same without section, byline, tags and other articles.
#[component]
pub fn ArticleView(
    /// The article, already loaded.
    article: Arc<Article>,
    /// Its section.
    section: Option<Section>,
    /// The button that saves it.
    #[prop(optional_no_strip)]
    save: Option<AnyView>,
) -> impl IntoView {
    let teaser = article.teaser.clone();
    let is_news = article.kind == Kind::Article;
    let slug = teaser.slug().cloned();
    let contents = slug.map(|slug| {
        let (headings, language) = (article.headings.clone(), teaser.language.clone());
        view! { <TableOfContents slug headings language /> }.into_any()
    });
    let section = section.filter(|_| is_news).map(section_label);
    let lead = teaser.picture.clone().map(|picture| {
        view! { <figure class="lead" lang=teaser.language.clone()><ImageView picture is_lead=true /></figure> }.into_any()
    });
    let others = article.translations.clone();
    let byline = if is_news {
        Some(view! { <Byline teaser=teaser.clone() others /> }.into_any())
    } else {
        translations(&others).map(|it| view! { <div class="meta byline">{it}</div> }.into_any())
    };
    let tags = is_news.then(|| view! { <Tags tags=teaser.tags.clone() /> }.into_any());
    let further_reading = is_news.then(|| further_reading(&article));
    view! {
        <article class="article">
            {section}
            <PageHeading text=teaser.title.clone() language=teaser.language.clone() />
            {byline} {contents} {lead}
            <Prose html=article.body.clone() language=teaser.language.clone() />
            {tags}
            {save}
        </article>
        {further_reading}
    }
}

fn further_reading(article: &Article) -> AnyView {
    view! {
        <PrevNext previous=article.previous.clone() next=article.next.clone() />
        <Related articles=article.related.clone() />
    }
    .into_any()
}
