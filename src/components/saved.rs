//! What has been saved, with its size and a way to remove it.

use leptos::prelude::*;

use crate::components::meta::day;
use crate::components::notice::Retry;
use crate::model::slug::Slug;
use crate::model::time::Timestamp;
use crate::route::Route;
use crate::text::size::size;
use crate::text::words::{Words, fill};

/// An article that is saved.
pub(crate) struct SavedArticle {
    pub(crate) slug: Slug,
    pub(crate) title: String,
    pub(crate) language: Option<String>,
    pub(crate) published: Option<Timestamp>,
    /// As many bytes it takes, with its pictures.
    pub(crate) bytes: u32,
    pub(crate) on_remove: Retry,
}

/// All of them, in order; or that there are none.
pub(crate) fn saved_list(
    words: &'static Words,
    articles: Vec<SavedArticle>,
    remove_all: Retry,
) -> AnyView {
    if articles.is_empty() {
        return view! { <p class="list-about">{words.saved_none}</p> }.into_any();
    }
    let bytes = articles.iter().fold(0, |sum: u32, it| sum.saturating_add(it.bytes));
    let sum = fill(&fill(words.saved_sum, &articles.len().to_string()), &size(bytes));
    let entries: Vec<AnyView> = articles.into_iter().map(|it| one(words, it)).collect();
    view! {
        <ul class="saved">{entries}</ul>
        <p class="save"><span>{sum}</span> {button(words.remove_all, None, remove_all)}</p>
    }
    .into_any()
}

fn one(words: &Words, article: SavedArticle) -> AnyView {
    let SavedArticle { slug, title, language, published, bytes, on_remove } = article;
    let of = [words.remove, " ", &title].concat();
    view! {
        <li>
            <a href=Route::Article(slug).href() lang=language>{title}</a>
            {day(published)} <span>{size(bytes)}</span> {button(words.remove, Some(of), on_remove)}
        </li>
    }
    .into_any()
}

fn button(text: &'static str, label: Option<String>, act: Retry) -> AnyView {
    view! { <button type="button" aria-label=label on:click=move |_| act()>{text}</button> }
        .into_any()
}
