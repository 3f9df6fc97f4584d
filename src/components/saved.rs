//! The list of saved articles, with their sizes and the buttons that remove them.
//!
//! Tests: `tests/browser/saved_articles.rs`.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::byline::date_element;
use crate::components::list_item::article_href;
use crate::i18n::byte_size::byte_size;
use crate::i18n::format::interpolate;
use crate::i18n::messages::Messages;
use crate::model::article::Teaser;
use crate::model::slug::Slug;

/// Removes these articles from the saved ones.
pub(crate) type OnRemove = Arc<dyn Fn(Vec<Slug>) + Send + Sync>;

/// All saved articles, in order, with the size of each; a sentence where there are none.
pub(crate) fn saved_list(
    messages: &'static Messages,
    articles: &[Teaser],
    on_remove: &OnRemove,
) -> AnyView {
    if articles.is_empty() {
        return view! { <p class="list-about">{messages.saved_none}</p> }.into_any();
    }
    let bytes = articles.iter().fold(0, |sum: u32, it| sum.saturating_add(it.bytes));
    let sum = interpolate(
        &interpolate(messages.saved_sum, &articles.len().to_string()),
        &byte_size(bytes),
    );
    let all = articles.iter().filter_map(Teaser::slug).cloned().collect();
    let items: Vec<AnyView> =
        articles.iter().map(|it| saved_item(messages, it, on_remove)).collect();
    view! {
        <ul class="saved">{items}</ul>
        <div class="save">
            <span>{sum}</span>
            {remove_button(messages.remove_all, None, all, on_remove)}
        </div>
    }
    .into_any()
}

fn saved_item(messages: &Messages, teaser: &Teaser, on_remove: &OnRemove) -> AnyView {
    let Teaser { url: target, title, language, published, bytes, .. } = teaser.clone();
    let label = [messages.remove, " ", &title].concat();
    let slugs = teaser.slug().into_iter().cloned().collect();
    view! {
        <li>
            <a href=article_href(&target).0 lang=language>{title}</a>
            {date_element(published)} <span>{byte_size(bytes)}</span>
            {remove_button(messages.remove, Some(label), slugs, on_remove)}
        </li>
    }
    .into_any()
}

fn remove_button(
    text: &'static str,
    label: Option<String>,
    slugs: Vec<Slug>,
    on_remove: &OnRemove,
) -> AnyView {
    let on_remove = Arc::clone(on_remove);
    let remove = move |_| on_remove(slugs.clone());
    view! { <button type="button" aria-label=label on:click=remove>{text}</button> }.into_any()
}
