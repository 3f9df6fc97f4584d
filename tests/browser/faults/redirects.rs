//! Redirects of documents: they are followed on the same host, and otherwise shown as errors.

use crate::support::content::{SECTION_FEED, document, path, title};
use crate::support::fault::Fault;
use crate::support::messages::SERVER_ERROR;
use crate::support::scripts::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::status_bar::{an_hour_later, until_status};
use crate::support::{browse, browse_with_script, browse_with_worker};

#[test]
fn a_redirect_on_the_same_host_is_followed() {
    browse_with_script(SAVES_DATA, &AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.server.set_fault_once(SECTION_FEED, Fault::Redirect(format!("/{SECTION_FEED}")));
        page.follow_without_scrolling("国内").await;
        page.until_arrived("国内").await;
        assert_eq!(page.server.request_count(SECTION_FEED), 2);
    });
}

#[test]
fn an_endless_redirect_is_shown_as_an_error() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.server.set_fault(SECTION_FEED, Fault::Redirect(format!("/{SECTION_FEED}")));
        page.follow("国内").await;
        page.until_arrived(SERVER_ERROR).await;
        page.server.remove_faults(SECTION_FEED);
        page.retry().await;
        page.until_arrived("国内").await;
        page.ignore_errors().await;
    });
}

#[test]
fn a_redirect_to_another_origin_is_shown_as_an_error() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        let other = page.server.url(SECTION_FEED).replace("127.0.0.1", "localhost");
        page.server.set_fault(SECTION_FEED, Fault::Redirect(other));
        page.follow("国内").await;
        page.until_arrived(SERVER_ERROR).await;
        page.server.remove_faults(SECTION_FEED);
        page.retry().await;
        page.until_arrived("国内").await;
        page.ignore_errors().await;
    });
}

#[test]
fn a_login_page_for_an_article_removes_nothing_and_is_never_cached() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open(&path(7)).await;
        page.until_cached(&[&document(7), &path(7)]).await;
        page.server.set_fault("login", Fault::CaptivePortal);
        page.server.set_fault("content/*", Fault::redirect("/login"));
        an_hour_later(page).await;
        // No response says that the article is gone, so it stays.
        until_status(page, "服务器没有应答").await;
        page.assert_text("泉水").await;
        page.js("document.querySelector('.menu a[href*=guonei]').click()").await;
        page.until_arrived("没有这个页面").await;
        page.server.set_down(true);
        page.fresh_tab().await;
        page.open("").await;
        page.insert_link(&path(7), "").await.click().await.unwrap();
        page.until_arrived(&title(7)).await;
        page.assert_text("泉水").await;
        assert!(!page.cached_urls().await.contains(&page.server.url(SECTION_FEED)));
        page.ignore_errors().await;
    });
}
