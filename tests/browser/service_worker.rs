//! What one has read can be read without network.

use serde_json::json;

use crate::support::content::{LONG, PICTURES, path, title};
use crate::support::engine::{ENGINE, Engine, skip};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::{AT_ROOT, BELOW};
use crate::support::wait::eventually;
use crate::support::{browse_kept, browse_restarted};

const LONG_PAGE: &str = "articles/long/";

/// When the page at a path was kept.
async fn kept_since(page: &Page, path: &str) -> String {
    let url = json!(page.server.url(path));
    let since = format!("caches.match({url}).then((it) => it.headers.get('X-Quanwen-Kept'))");
    page.promise(&since).await.as_str().expect("it is kept").to_owned()
}

/// Reads two articles after the home page.
async fn read_two(page: &Page) {
    page.first_visit(&AT_ROOT).await;
    page.open(LONG_PAGE).await;
    page.open(&path(60)).await;
    page.until_kept(&[LONG_PAGE, &path(60)]).await;
}

/// Opens the two and the home page, with the application.
async fn read_them_again(page: &Page) {
    for (path, heading) in [(LONG_PAGE, LONG), ("", "最新"), (&*path(60), &*title(60))] {
        page.open(path).await;
        page.heading(heading).await;
    }
}

#[test]
fn after_one_visit_the_home_page_opens_in_a_fresh_tab_without_network() {
    for site in [&AT_ROOT, &BELOW] {
        browse_kept(site, async |page| {
            page.first_visit(site).await;
            page.server.down(true);
            page.fresh_tab().await;
            page.open("").await;
            page.heading("最新").await;
            page.complaints().await;
        });
    }
}

#[test]
fn after_a_first_visit_to_an_article_the_home_page_opens_too() {
    browse_kept(&AT_ROOT, async |page| {
        page.open(LONG_PAGE).await;
        page.until_kept(&["", "offline/", LONG_PAGE, AT_ROOT.module()]).await;
        page.server.down(true);
        page.fresh_tab().await;
        for (path, heading) in [("", "最新"), (LONG_PAGE, LONG)] {
            page.open(path).await;
            page.heading(heading).await;
        }
        // What could not be asked for ahead.
        page.complaints().await;
    });
}

#[test]
fn articles_that_were_read_open_in_a_fresh_tab_without_network() {
    browse_kept(&AT_ROOT, async |page| {
        read_two(page).await;
        page.server.down(true);
        page.fresh_tab().await;
        read_them_again(page).await;
        page.complaints().await;
    });
}

#[test]
fn articles_that_were_read_open_after_a_restart_of_the_browser_without_network() {
    browse_restarted(&AT_ROOT, read_two, async |page| {
        read_them_again(page).await;
        page.complaints().await;
    });
}

#[test]
fn a_first_visit_without_network_leaves_nothing_behind() {
    browse_kept(&AT_ROOT, async |page| {
        page.server.down(true);
        let _ = page.session.goto(page.server.url("")).await;
        page.server.down(false);
        page.first_visit(&AT_ROOT).await;
    });
}

#[test]
fn an_article_that_was_never_kept_says_so_and_comes_once_there_is_a_network() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.down(true);
        page.fresh_tab().await;
        page.open(&path(3)).await;
        page.heading("服务器暂时没有应答").await;
        page.server.down(false);
        page.button("重试").await.click().await.unwrap();
        page.heading(&title(3)).await;
        page.complaints().await;
    });
}

#[test]
fn where_nothing_is_kept_the_browser_says_that_there_is_no_network() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.promise(
            "caches.keys().then((all) => Promise.all(all.map(async (name) => {
            const cache = await caches.open(name);
            for (const it of await cache.keys()) await cache.delete(it);
        })))",
        )
        .await;
        page.server.down(true);
        page.fresh_tab().await;
        let _ = page.session.goto(page.server.url(LONG_PAGE)).await;
        page.server.down(false);
        page.open(LONG_PAGE).await;
        page.heading(LONG).await;
        page.until_kept(&["", "offline/", LONG_PAGE]).await;
    });
}

#[test]
fn a_host_that_fails_does_not_hide_what_is_kept() {
    browse_kept(&AT_ROOT, async |page| {
        read_two(page).await;
        for fault in [Fault::Status(500), Fault::Status(503), Fault::Reset] {
            page.server.set("*", fault);
            read_them_again(page).await;
        }
        page.complaints().await;
    });
}

#[test]
fn after_three_seconds_what_is_kept_is_shown_and_the_late_answer_is_kept() {
    browse_kept(&AT_ROOT, async |page| {
        read_two(page).await;
        let before = kept_since(page, LONG_PAGE).await;
        let gate = page.server.gate(LONG_PAGE);
        page.open(LONG_PAGE).await;
        page.heading(LONG).await;
        assert_eq!(kept_since(page, LONG_PAGE).await, before);
        if *ENGINE == Engine::WebKit {
            skip("it drops a preloaded answer once a page was shown in its place");
            return;
        }
        gate.open();
        eventually("the late answer is kept", async || {
            let since = kept_since(page, LONG_PAGE).await;
            if since > before { Ok(()) } else { Err(since) }
        })
        .await;
    });
}

#[test]
fn a_page_that_never_comes_is_drawn_from_its_document() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.set(&path(3), Fault::Hang);
        page.open(&path(3)).await;
        page.heading(&title(3)).await;
    });
}

#[test]
fn an_article_that_is_gone_is_kept_no_longer() {
    for status in [404, 410] {
        browse_kept(&AT_ROOT, async |page| {
            read_two(page).await;
            page.server.set(LONG_PAGE, Fault::Status(status));
            page.enter(LONG_PAGE).await;
            eventually("it is gone", async || {
                let kept = page.kept().await;
                let is_there = kept.contains(&page.server.url(LONG_PAGE));
                if is_there { Err(kept.join(" ")) } else { Ok(()) }
            })
            .await;
            page.until_kept(&[&path(60)]).await;
            page.complaints().await;
        });
    }
}

#[test]
fn what_a_reader_has_saved_is_found_behind_what_is_kept_and_never_let_go_of() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        // As the application saves it.
        page.promise(
            "caches.open(`quanwen ${document.baseURI} saved`).then((it) => it.addAll(['articles/pictures/', 'articles/long/']))",
        )
        .await;
        page.open(LONG_PAGE).await;
        page.server.down(true);
        page.fresh_tab().await;
        for (path, heading) in [("articles/pictures/", PICTURES), (LONG_PAGE, LONG)] {
            page.open(path).await;
            page.heading(heading).await;
        }
        page.server.down(false);
        page.server.set("articles/pictures/", Fault::Status(410));
        page.enter("articles/pictures/").await;
        page.idle().await;
        page.until_kept(&["articles/pictures/"]).await;
        page.complaints().await;
    });
}
