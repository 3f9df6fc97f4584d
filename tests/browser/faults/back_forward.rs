//! The back/forward cache of the browser, and quick steps back and forward.

use serde_json::json;

use crate::support::content::ABOUT;
use crate::support::engine::skip;
use crate::support::messages::LOADING;
use crate::support::scripts::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::status_bar::until_status;
use crate::support::updates::{FEED, feed_with_new_article};
use crate::support::{browse, browse_with_script};

const SHOWN_AGAIN: &str = "for (const type of ['pagehide', 'pageshow']) {
    dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
}";

/// Lets an hour pass, after which the app revalidates what it shows.
const HOUR_LATER: &str = "(() => {
    const clock = performance.now.bind(performance);
    performance.now = () => clock() + 36e5;
})()";

#[test]
fn a_page_from_the_back_forward_cache_revalidates_quietly() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(300.0).await;
        page.server.set_fault(FEED, feed_with_new_article());
        page.js(HOUR_LATER).await;
        page.js(&format!("(() => {{ {SHOWN_AGAIN} }})()")).await;
        until_status(page, "有 1 篇新文章").await;
        page.assert_scrolled_to(300.0).await;
        assert_eq!(page.server.request_count(FEED), 1);
        // The app controls the scroll position again.
        assert_eq!(page.js("history.scrollRestoration").await, json!("manual"));
    });
}

#[test]
fn a_page_goes_on_after_the_back_forward_cache() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(300.0).await;
        page.server.set_fault(FEED, feed_with_new_article());
        page.js(HOUR_LATER).await;
        page.mark_document().await;
        page.leave().await;
        page.back().await;
        page.until_heading("最新").await;
        if !page.is_same_document().await {
            skip("its driver disables the back/forward cache");
            return;
        }
        until_status(page, "有 1 篇新文章").await;
        page.assert_scrolled_to(300.0).await;
        assert_eq!(page.js("history.scrollRestoration").await, json!("manual"));
        // The app still handles links.
        page.follow("国内").await;
        page.until_arrived("国内").await;
    });
}

/// Whether the URL, the title and the content are of one page.
const URL_TITLE_AND_CONTENT_AGREE: &str = "({
    '/': '最新', '/sections/guonei/': '国内', '/articles/about/': '关于本站',
})[location.pathname] === document.querySelector('h1')?.textContent
    && document.title.startsWith(location.pathname === '/' ? '泉闻' : document.querySelector('h1').textContent)
    && document.querySelectorAll('h1').length === 1";

#[test]
fn after_twenty_times_back_and_forward_url_title_and_content_agree() {
    for is_slow in [false, true] {
        browse_with_script(SAVES_DATA, &AT_ROOT, async |page| {
            let latch = page.server.hold("content/sections/guonei/feed.json");
            if !is_slow {
                latch.open();
            }
            page.open("").await;
            page.mark_document().await;
            page.follow_without_scrolling("国内").await;
            page.until_heading(if is_slow { LOADING } else { "国内" }).await;
            page.follow_without_scrolling("关于").await;
            page.until_arrived(ABOUT).await;
            page.promise(
                "(async () => {
                    for (let step = 0; step < 20; step += 1) {
                        if (step % 4 < 2) history.back(); else history.forward();
                        for (let pause = 0; pause < 3; pause += 1) {
                            await new Promise(requestAnimationFrame);
                        }
                    }
                    return true;
                })()",
            )
            .await;
            latch.open();
            page.until(URL_TITLE_AND_CONTENT_AGREE).await;
            page.until_idle().await;
            page.until(URL_TITLE_AND_CONTENT_AGREE).await;
            assert!(page.is_same_document().await, "no page was reloaded");
            page.follow_without_scrolling("首页").await;
            page.until_arrived("最新").await;
            page.until(URL_TITLE_AND_CONTENT_AGREE).await;
        });
    }
}
