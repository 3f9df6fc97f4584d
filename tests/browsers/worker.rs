//! What one has read can be read without network.

use serde_json::json;

use crate::stage::browse_kept;
use crate::stage::content::{ABOUT, HAN, LONG, PICTURES, document, path, title};
use crate::stage::page::Page;
use crate::stage::site::{AT_ROOT, BELOW};

#[test]
fn after_one_visit_the_home_page_opens_in_a_fresh_tab_without_network() {
    for site in [&AT_ROOT, &BELOW] {
        browse_kept(site, async |page| {
            page.first_visit(site).await;
            page.server.down(true);
            page.fresh_tab().await;
            page.open("").await;
            page.heading("最新").await;
            assert_eq!(page.js("Boolean(window.probe?.runs())").await, json!(true));
        });
    }
}

#[test]
fn articles_that_were_read_open_in_a_fresh_tab_without_network() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        // One by its address, one by a link in the application.
        page.open("articles/long/").await;
        page.follow("首页").await;
        page.arrived("最新").await;
        page.follow(&title(60)).await;
        page.arrived(&title(60)).await;
        page.until_kept(&["articles/long/", &document(60)]).await;
        page.server.down(true);
        page.fresh_tab().await;
        for (path, heading) in [("articles/long/", LONG), (&*path(60), &*title(60))] {
            page.open(path).await;
            page.heading(heading).await;
            page.follow("首页").await;
            page.arrived("最新").await;
        }
        page.complaints().await;
    });
}
