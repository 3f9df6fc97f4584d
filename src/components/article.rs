//! An article, whole.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::byline::{Byline, translations};
use crate::components::heading::PageHeading;
use crate::components::image::ImageView;
use crate::components::prev_next::{PrevNext, Related, Tags};
use crate::components::prose::Prose;
use crate::components::table_of_contents::TableOfContents;
use crate::components::teaser::section_label;
use crate::model::article::{Article, Kind};
use crate::model::site::Section;

/// An article or a static page, which is the same without what belongs to news.
#[component]
pub fn ArticleView(
    /// Already loaded; this component neither fetches nor fails.
    article: Arc<Article>,
    /// Where it stands in the paper.
    section: Option<Section>,
    /// A way to save it.
    #[prop(optional_no_strip)]
    save: Option<AnyView>,
) -> impl IntoView {
    let teaser = article.teaser.clone();
    let news = article.kind == Kind::Article;
    let slug = teaser.slug().cloned();
    let contents = slug.map(|slug| {
        let (headings, language) = (article.headings.clone(), teaser.language.clone());
        view! { <TableOfContents slug headings language /> }.into_any()
    });
    let section = section.filter(|_| news).map(section_label);
    let lead = teaser.picture.clone().map(|picture| {
        view! { <figure class="lead" lang=teaser.language.clone()><ImageView picture leading=true /></figure> }.into_any()
    });
    let others = article.translations.clone();
    let byline = if news {
        Some(view! { <Byline teaser=teaser.clone() others /> }.into_any())
    } else {
        translations(&others).map(|it| view! { <div class="meta byline">{it}</div> }.into_any())
    };
    let tags = news.then(|| view! { <Tags tags=teaser.tags.clone() /> }.into_any());
    let around = news.then(|| further_reading(&article));
    view! {
        <article class="article">
            {section}
            <PageHeading text=teaser.title.clone() language=teaser.language.clone() />
            {byline} {contents} {lead}
            <Prose html=article.body.clone() language=teaser.language.clone() />
            {tags}
            {save}
        </article>
        {around}
    }
}

fn further_reading(article: &Article) -> AnyView {
    view! {
        <PrevNext previous=article.previous.clone() next=article.next.clone() />
        <Related articles=article.related.clone() />
    }
    .into_any()
}
