//! An article or a static page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::article::ArticleView;
use crate::components::pending::Shape;
use crate::endpoint::Endpoint;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::pages::{Shell, loaded};

/// `/articles/{slug}/`: one article, or why it is not here.
pub fn article_screen(slug: Slug) -> AnyView {
    let shell = Shell::here();
    loaded(
        Shape::Article,
        Arc::new(move |store| store.ask(Endpoint::Article(slug.clone()))),
        Box::new(move |document| {
            let article = document.article()?.clone();
            let within = article.teaser.section.clone().map(List::Section);
            shell.arrive(article.teaser.title.clone(), within);
            let section = article.teaser.section.as_ref().and_then(|slug| shell.section(slug));
            Some(view! { <ArticleView article section /> }.into_any())
        }),
    )
}
