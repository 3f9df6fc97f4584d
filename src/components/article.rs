//! An article, whole.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::around::{Around, Related, Tags};
use crate::components::contents::Contents;
use crate::components::heading::Heading;
use crate::components::image::Image;
use crate::components::meta::{Byline, translations};
use crate::components::prose::Prose;
use crate::components::story::section_label;
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
        let (headings, language) = (article.contents.clone(), teaser.language.clone());
        view! { <Contents slug headings language /> }.into_any()
    });
    let section = section.filter(|_| news).map(section_label);
    let lead = teaser.picture.clone().map(|picture| {
        view! { <figure class="lead" lang=teaser.language.clone()><Image picture leading=true /></figure> }.into_any()
    });
    let others = article.translations.clone();
    let byline = if news {
        Some(view! { <Byline teaser=teaser.clone() others /> }.into_any())
    } else {
        translations(&others).map(|it| view! { <div class="meta byline">{it}</div> }.into_any())
    };
    let tags = news.then(|| view! { <Tags tags=teaser.tags.clone() /> }.into_any());
    let around = news.then(|| around(&article));
    view! {
        <article class="article">
            {section}
            <Heading text=teaser.title.clone() language=teaser.language.clone() />
            {byline} {contents} {lead}
            <Prose html=article.body.clone() language=teaser.language.clone() />
            {tags}
            {save}
        </article>
        {around}
    }
}

fn around(article: &Article) -> AnyView {
    view! {
        <Around older=article.older.clone() newer=article.newer.clone() />
        <Related articles=article.related.clone() />
    }
    .into_any()
}
