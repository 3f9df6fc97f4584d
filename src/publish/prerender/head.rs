//! The elements in `<head>` that describe the page to other programs: search engines, chat apps, feed
//! readers.
//!
//! Tests: `tests/publish/head.rs`

use crate::contract::DOCUMENTS_PATH;
use crate::endpoint::DocumentId;
use crate::model::list::List;
use crate::publish::prerender::article_facts::ArticleFacts;
use crate::publish::prerender::elements::Elements;
use crate::publish::prerender::json_ld::structured_data;
use crate::publish::prerender::open_graph::add_open_graph;
use crate::publish::prerender::page_facts::PageFacts;
use crate::route::Route;

/// The elements, but for the description, which the template has a slot for. `document_title` is the
/// `<title>` of the page.
pub(crate) fn head_elements(facts: &PageFacts<'_>, document_title: &str) -> String {
    let mut head = Elements::default();
    if matches!(facts.canonical, Route::NotFound | Route::Saved | Route::Search) {
        head.meta("name", "robots", "noindex");
        return head.0;
    }
    head.link("canonical", &[], &facts.url);
    if let Some(article) = &facts.article {
        add_translations(&mut head, article, &facts.url);
    }
    if let Route::List(list, _) = facts.canonical {
        add_feeds(&mut head, list, &facts.site.base_url);
    }
    add_open_graph(&mut head, facts, document_title);
    if let Some(data) = structured_data(facts) {
        head.json_ld(&data);
    }
    head.0
}

/// Links to the page in every language, its own too; none where there is only one language.
fn add_translations(head: &mut Elements, article: &ArticleFacts<'_>, url: &str) {
    let mut link = |language: &str, href: &str| {
        head.link("alternate", &[("hreflang", language)], href);
    };
    if !article.translations.is_empty() {
        link(&article.language, url);
    }
    article.translations.iter().for_each(|(language, href)| link(language, href));
}

/// Links to the feeds of a list.
fn add_feeds(head: &mut Elements, list: &List, base_url: &str) {
    let json_feed = DocumentId::List(list.clone(), None).path();
    let json_feed = format!("{base_url}{DOCUMENTS_PATH}{json_feed}");
    head.link("alternate", &[("type", "application/feed+json")], &json_feed);
    let atom_feed = format!("{base_url}{}", Route::feed_path(list));
    head.link("alternate", &[("type", "application/atom+xml")], &atom_feed);
}
