//! The newest articles are kept before anybody asks for them.

use crate::support::content::{HAN, LONG, PICTURES, SHORT, document, path, title};
use crate::support::page::{Page, SAVES_DATA};
use crate::support::site::AT_ROOT;
use crate::support::{browse_kept, browse_kept_with};

/// Path, document and title of each, the newest first.
fn newest() -> Vec<[String; 3]> {
    let long = [("pictures", PICTURES), ("long", LONG), ("趵突泉", HAN)].map(|(slug, title)| {
        [format!("articles/{slug}/"), format!("content/articles/{slug}.json"), title.to_owned()]
    });
    let short = (SHORT - 6..=SHORT).rev().map(|it| [path(it), document(it), title(it)]);
    long.into_iter().chain(short).collect()
}

async fn until_all_are_kept(page: &Page) {
    for [_, document, _] in newest() {
        page.until_kept(&[&document]).await;
    }
}

#[test]
fn after_a_visit_to_the_home_page_the_newest_articles_open_in_a_fresh_tab_without_network() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        until_all_are_kept(page).await;
        assert!(!page.kept().await.contains(&page.server.url(&document(SHORT - 7))));
        page.server.down(true);
        for [path, _, title] in newest() {
            page.fresh_tab().await;
            page.open(&path).await;
            page.heading(&title).await;
            page.until("document.querySelector('main .prose p')").await;
        }
        // What could not be asked for ahead.
        page.complaints().await;
    });
}

#[test]
fn what_is_kept_as_the_list_has_it_is_not_asked_for_again() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        until_all_are_kept(page).await;
        // The last of them is gone: when it is here again, all others have been thought of.
        let last = document(SHORT - 6);
        let remove = format!(
            "caches.open(`quanwen ${{document.baseURI}} documents`).then((it) => it.delete('{last}'))"
        );
        page.promise(&remove).await;
        page.fresh_tab().await;
        page.open("archive/").await;
        page.until_kept(&[&last]).await;
        for [_, document, _] in newest() {
            let asked = if document == last { 2 } else { 1 };
            assert_eq!(page.server.count(&document), asked, "{document}");
        }
    });
}

#[test]
fn nothing_is_kept_ahead_for_who_saves_data_or_looks_elsewhere() {
    let hidden =
        "Object.defineProperty(Document.prototype, 'visibilityState', { get: () => 'hidden' });";
    for script in [SAVES_DATA, hidden] {
        browse_kept_with(script, &AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            page.open("archive/").await;
            page.until_kept(&["content/archive.json"]).await;
            page.idle().await;
            // Nor the list, on the page that does not bring it along.
            for path in ["content/feed.json", &document(SHORT - 6)] {
                assert_eq!(page.server.count(path), 0, "{path}");
            }
        });
    }
}
