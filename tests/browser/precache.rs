//! The newest articles are cached in advance.

use crate::support::content::{HAN, LONG, PICTURES, SHORT, document, path, title};
use crate::support::page::Page;
use crate::support::scripts::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::{browse_with_worker, browse_with_worker_and_script};

/// Path, document and title of each, the newest first.
fn newest() -> Vec<[String; 3]> {
    let long = [("pictures", PICTURES), ("long", LONG), ("趵突泉", HAN)].map(|(slug, title)| {
        [format!("articles/{slug}/"), format!("content/articles/{slug}.json"), title.to_owned()]
    });
    let short = (SHORT - 6..=SHORT).rev().map(|it| [path(it), document(it), title(it)]);
    long.into_iter().chain(short).collect()
}

async fn until_all_are_cached(page: &Page) {
    for [_, document, _] in newest() {
        page.until_cached(&[&document]).await;
    }
}

#[test]
fn after_one_visit_the_newest_articles_open_in_a_new_tab_without_a_network() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        until_all_are_cached(page).await;
        assert!(!page.cached_urls().await.contains(&page.server.url(&document(SHORT - 7))));
        page.server.set_down(true);
        for [path, _, title] in newest() {
            page.fresh_tab().await;
            page.open(&path).await;
            page.until_heading(&title).await;
            page.until("document.querySelector('main .prose p')").await;
        }
        // Documents that could not be loaded in advance.
        page.take_errors().await;
    });
}

#[test]
fn an_article_cached_in_the_revision_of_the_list_is_not_requested_again() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        until_all_are_cached(page).await;
        // The last of them is removed: when it is cached again, the app has looked at all others.
        let last = document(SHORT - 6);
        let remove = format!(
            "caches.open(`quanwen ${{document.baseURI}} documents`).then((it) => it.delete('{last}'))"
        );
        page.promise(&remove).await;
        page.fresh_tab().await;
        page.open("archive/").await;
        page.until_cached(&[&last]).await;
        for [_, document, _] in newest() {
            let count = if document == last { 2 } else { 1 };
            assert_eq!(page.server.request_count(&document), count, "{document}");
        }
    });
}

#[test]
fn nothing_is_precached_when_data_is_saved_or_the_page_is_hidden() {
    let hidden =
        "Object.defineProperty(Document.prototype, 'visibilityState', { get: () => 'hidden' });";
    for script in [SAVES_DATA, hidden] {
        browse_with_worker_and_script(script, &AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            page.open("archive/").await;
            page.until_cached(&["content/archive.json"]).await;
            page.until_idle().await;
            // Nor the list, on a page that does not embed it.
            for path in ["content/feed.json", &document(SHORT - 6)] {
                assert_eq!(page.server.request_count(path), 0, "{path}");
            }
        });
    }
}
