//! An article or a static page.

use std::rc::Rc;

use futures::FutureExt;
use leptos::prelude::*;

use crate::components::article::ArticleView;
use crate::components::skeleton::SkeletonKind;
use crate::endpoint::DocumentId;
use crate::error::ErrorKind;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::pages::AppContext;
use crate::pages::save_button::save_article;
use crate::pages::screen::{FallbackTeaser, LoadFn, RenderFn, Screen};

/// `/articles/{slug}/`: one article, or an error with what its lists know about it.
pub fn article_screen(slug: Slug) -> AnyView {
    let app = AppContext::use_app();
    let (wanted, fallback_teaser) = (slug.clone(), FallbackTeaser::default());
    let fallback = Rc::clone(&fallback_teaser);
    let load: LoadFn = Box::new(move |store| {
        let (store, slug, fallback) = (store.clone(), wanted.clone(), Rc::clone(&fallback));
        async move {
            let outcome = store.load(DocumentId::Article(slug.clone())).await;
            if outcome.as_ref().is_err_and(|it| it.kind() != ErrorKind::Missing) {
                // A cached list may have its headline and summary.
                let teaser = store.teaser(&slug).await;
                fallback.replace(teaser);
            }
            outcome
        }
        .boxed_local()
    });
    let render: RenderFn = Box::new(move |document| {
        let article = document.article()?.clone();
        let list = article.teaser.section.clone().map(List::Section);
        app.page_ready(article.teaser.title.clone(), list);
        let section = article.teaser.section.as_ref().and_then(|slug| app.section(slug));
        let save = save_article(app, &article.teaser);
        Some(view! { <ArticleView article section save /> }.into_any())
    });
    Screen::new(DocumentId::Article(slug), load, fallback_teaser)
        .view(SkeletonKind::Article, render)
}
