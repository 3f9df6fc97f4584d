//! Below a path: the same site at `/sub/`.

use serde_json::json;

use crate::support::browse;
use crate::support::content::{LONG, path, title};
use crate::support::site::BELOW;

#[test]
fn everything_is_asked_for_below_the_path() {
    browse(&BELOW, async |page| {
        page.open("").await;
        page.follow("国内").await;
        page.arrived("国内").await;
        page.headline_in_view().await.click().await.unwrap();
        page.until("document.querySelector('.prose') && document.activeElement.localName === 'h1'")
            .await;
        page.open("articles/pictures/").await;
        page.until("[...document.images].length === 3 && document.images[0].naturalWidth > 0")
            .await;
        assert_eq!(page.server.asked_outside(), [""; 0]);
    });
}

#[test]
fn a_link_stays_below_the_path() {
    browse(&BELOW, async |page| {
        page.open("").await;
        page.mark().await;
        page.follow(&title(60)).await;
        page.arrived(&title(60)).await;
        assert_eq!(page.path().await, format!("/sub/{}", path(60)));
        page.back().await;
        page.arrived("最新").await;
        assert_eq!(page.path().await, "/sub/");
        assert!(page.is_marked().await);
    });
}

#[test]
fn all_links_lead_below_the_path() {
    browse(&BELOW, async |page| {
        for address in ["", "page/1/", "articles/long/", "archive/", "no/such/page/"] {
            page.open(address).await;
            let outside = "[...document.links].filter((it) => it.origin === location.origin
                && !it.pathname.startsWith('/sub/')).map((it) => it.href)";
            assert_eq!(page.js(outside).await, json!([]), "{address}");
        }
    });
}

#[test]
fn an_article_can_be_opened_by_its_address_below_the_path() {
    browse(&BELOW, async |page| {
        page.open("articles/long/#q-第三节").await;
        page.heading(LONG).await;
        page.until("scrollY > 0").await;
        assert_eq!(page.path().await, "/sub/articles/long/#q-第三节");
    });
}

#[test]
fn a_fragment_stays_on_its_page_below_the_path() {
    browse(&BELOW, async |page| {
        page.open("articles/long/").await;
        page.mark().await;
        let link = page.link("第八节").await;
        page.point_and_click(&link).await;
        page.until("scrollY > 0").await;
        assert_eq!(page.path().await, "/sub/articles/long/#q-第八节");
        assert!(page.is_marked().await);
    });
}

#[test]
fn a_path_that_only_begins_alike_is_not_ours() {
    browse(&BELOW, async |page| {
        page.open("").await;
        page.mark().await;
        page.plant("../subway/articles/news-03/", "").await.click().await.unwrap();
        page.until(
            "location.pathname === '/subway/articles/news-03/' && window.marked === undefined",
        )
        .await;
        assert_eq!(page.server.asked_outside(), ["/subway/articles/news-03/"]);
    });
}

#[test]
fn the_root_of_the_host_is_not_ours() {
    browse(&BELOW, async |page| {
        page.open("").await;
        page.mark().await;
        page.plant("../", "").await.click().await.unwrap();
        page.until("location.pathname === '/' && window.marked === undefined").await;
    });
}
