//! A device that can store nothing, and caches that were lost or damaged.

use serde_json::json;

use crate::support::content::{LONG, document, path, title};
use crate::support::scripts::{NO_SPACE, NO_STORAGE};
use crate::support::site::AT_ROOT;
use crate::support::{browse_with_worker, browse_with_worker_and_script};

#[test]
fn without_space_reading_goes_on_and_caching_stops() {
    browse_with_worker_and_script(NO_SPACE, &AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.until("window.puts > 1").await;
        page.until_idle().await;
        let tried = page.js("window.puts").await;
        assert!(tried.as_u64().unwrap() <= 20, "{tried}");
        for number in [40, 41, 42] {
            page.insert_link(&path(number), "").await.click().await.unwrap();
            page.until_arrived(&title(number)).await;
            page.until_idle().await;
        }
        assert_eq!(page.js("window.puts").await, tried);
    });
}

#[test]
fn without_storage_reading_and_back_work() {
    browse_with_worker_and_script(NO_STORAGE, &AT_ROOT, async |page| {
        page.open("").await;
        page.choose("theme", "dark").await;
        page.scroll_to(640.0).await;
        page.follow_without_scrolling(LONG).await;
        page.until_arrived(LONG).await;
        page.assert_scrolled_to(0.0).await;
        page.back().await;
        page.until_arrived("最新").await;
        page.assert_scrolled_to(640.0).await;
        page.follow_without_scrolling("国内").await;
        page.until_arrived("国内").await;
        assert_eq!(page.js("document.documentElement.dataset.theme").await, json!("dark"));
        page.until_idle().await;
    });
}

#[test]
fn documents_that_the_browser_deleted_are_requested_and_cached_again() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open_by_link(&path(7)).await;
        page.until_arrived(&title(7)).await;
        page.until_document_cached(7).await;
        page.with_document_cache("await caches.delete(name)").await;
        // The page is still in memory.
        page.back().await;
        page.until_arrived("归档").await;
        page.forward().await;
        page.until_arrived(&title(7)).await;
        page.open_by_link(&path(7)).await;
        page.until_arrived(&title(7)).await;
        page.open_by_link(&path(7)).await;
        page.until_arrived(&title(7)).await;
        page.until_document_cached(7).await;
    });
}

#[test]
fn a_damaged_cached_document_is_requested_and_never_shown() {
    for spoilt in ["{\"version\":\"htt", "<h1>Log in</h1>", "", "null", "{\"title\":\"x\"}", "[]"] {
        browse_with_worker(&AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            page.open_by_link(&path(7)).await;
            page.until_arrived(&title(7)).await;
            page.until_document_cached(7).await;
            let spoil = format!(
                "await cache.put('{}', new Response({}, {{ headers: {{ 'X-Quanwen-Kept': Date.now() }} }}))",
                document(7),
                json!(spoilt)
            );
            page.with_document_cache(&spoil).await;
            page.open_by_link(&path(7)).await;
            page.until_arrived(&title(7)).await;
            assert_eq!(page.js("Boolean(document.querySelector('.prose p'))").await, json!(true));
            page.until_document_cached(7).await;
        });
    }
}
