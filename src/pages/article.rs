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

/// `/articles/{slug}/`: one article, or why it is not here.
pub fn article_screen(slug: Slug) -> AnyView {
    let shell = AppContext::use_app();
    let (asked, known) = (slug.clone(), FallbackTeaser::default());
    let found = Rc::clone(&known);
    let ask: LoadFn = Box::new(move |store| {
        let (store, slug, found) = (store.clone(), asked.clone(), Rc::clone(&found));
        async move {
            let outcome = store.load(DocumentId::Article(slug.clone())).await;
            if outcome.as_ref().is_err_and(|it| it.kind() != ErrorKind::Missing) {
                // Its place in a list says what it is about.
                let teaser = store.teaser(&slug).await;
                found.replace(teaser);
            }
            outcome
        }
        .boxed_local()
    });
    let show: RenderFn = Box::new(move |document| {
        let article = document.article()?.clone();
        let within = article.teaser.section.clone().map(List::Section);
        shell.page_ready(article.teaser.title.clone(), within);
        let section = article.teaser.section.as_ref().and_then(|slug| shell.section(slug));
        let save = save_article(shell, &article.teaser);
        Some(view! { <ArticleView article section save /> }.into_any())
    });
    Screen::new(DocumentId::Article(slug), ask, known).view(SkeletonKind::Article, show)
}
