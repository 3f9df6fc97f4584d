//! The same site below a path of its host, at `/sub/`.

use serde_json::json;

use crate::support::browse;
use crate::support::content::{LONG, path, title};
use crate::support::site::BELOW_PATH;

#[test]
fn everything_is_requested_below_the_base_path() {
    browse(&BELOW_PATH, async |page| {
        page.open("").await;
        page.follow("国内").await;
        page.until_arrived("国内").await;
        page.headline_in_view().await.click().await.unwrap();
        page.until("document.querySelector('.prose') && document.activeElement.localName === 'h1'")
            .await;
        page.open("articles/pictures/").await;
        page.until("[...document.images].length === 3 && document.images[0].naturalWidth > 0")
            .await;
        assert_eq!(page.server.requests_outside(), [""; 0]);
    });
}

#[test]
fn a_link_stays_below_the_base_path() {
    browse(&BELOW_PATH, async |page| {
        page.open("").await;
        page.mark_document().await;
        page.follow(&title(60)).await;
        page.until_arrived(&title(60)).await;
        assert_eq!(page.path().await, format!("/sub/{}", path(60)));
        page.back().await;
        page.until_arrived("最新").await;
        assert_eq!(page.path().await, "/sub/");
        assert!(page.is_same_document().await);
    });
}

#[test]
fn all_links_lead_below_the_base_path() {
    browse(&BELOW_PATH, async |page| {
        for path in ["", "page/1/", "articles/long/", "archive/", "no/such/page/"] {
            page.open(path).await;
            let outside = "[...document.links].filter((it) => it.origin === location.origin
                && !it.pathname.startsWith('/sub/')).map((it) => it.href)";
            assert_eq!(page.js(outside).await, json!([]), "{path}");
        }
    });
}

#[test]
fn an_article_below_the_base_path_opens_by_its_url() {
    browse(&BELOW_PATH, async |page| {
        page.open("articles/long/#q-第三节").await;
        page.until_heading(LONG).await;
        page.until("scrollY > 0").await;
        assert_eq!(page.path().await, "/sub/articles/long/#q-第三节");
    });
}

#[test]
fn a_fragment_below_the_base_path_stays_on_its_page() {
    browse(&BELOW_PATH, async |page| {
        page.open("articles/long/").await;
        page.mark_document().await;
        let link = page.link("第八节").await;
        page.click_with_pointer(&link).await;
        page.until("scrollY > 0").await;
        assert_eq!(page.path().await, "/sub/articles/long/#q-第八节");
        assert!(page.is_same_document().await);
    });
}

#[test]
fn a_path_with_the_same_beginning_is_left_to_the_browser() {
    browse(&BELOW_PATH, async |page| {
        page.open("").await;
        page.mark_document().await;
        page.insert_link("../subway/articles/news-03/", "").await.click().await.unwrap();
        page.until(
            "location.pathname === '/subway/articles/news-03/' && window.marked === undefined",
        )
        .await;
        assert_eq!(page.server.requests_outside(), ["/subway/articles/news-03/"]);
    });
}

#[test]
fn the_root_of_the_host_is_left_to_the_browser() {
    browse(&BELOW_PATH, async |page| {
        page.open("").await;
        page.mark_document().await;
        page.insert_link("../", "").await.click().await.unwrap();
        page.until("location.pathname === '/' && window.marked === undefined").await;
    });
}
