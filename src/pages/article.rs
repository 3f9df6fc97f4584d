//! An article or a static page.

use std::rc::Rc;

use futures::FutureExt;
use leptos::prelude::*;

use crate::components::article::ArticleView;
use crate::components::pending::Shape;
use crate::endpoint::Endpoint;
use crate::error::Trouble;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::pages::Shell;
use crate::pages::loaded::{Ask, Known, Screen, Show};
use crate::pages::saving::save_article;

/// `/articles/{slug}/`: one article, or why it is not here.
pub fn article_screen(slug: Slug) -> AnyView {
    let shell = Shell::here();
    let (asked, known) = (slug.clone(), Known::default());
    let found = Rc::clone(&known);
    let ask: Ask = Box::new(move |store| {
        let (store, slug, found) = (store.clone(), asked.clone(), Rc::clone(&found));
        async move {
            let outcome = store.ask(Endpoint::Article(slug.clone())).await;
            if outcome.as_ref().is_err_and(|it| it.trouble() != Trouble::Missing) {
                // Its place in a list says what it is about.
                let teaser = store.teaser(&slug).await;
                found.replace(teaser);
            }
            outcome
        }
        .boxed_local()
    });
    let show: Show = Box::new(move |document| {
        let article = document.article()?.clone();
        let within = article.teaser.section.clone().map(List::Section);
        shell.arrive(article.teaser.title.clone(), within);
        let section = article.teaser.section.as_ref().and_then(|slug| shell.section(slug));
        let save = save_article(shell, &article.teaser);
        Some(view! { <ArticleView article section save /> }.into_any())
    });
    Screen::new(Endpoint::Article(slug), ask, known).view(Shape::Article, show)
}
