//! A site while it is written: an open page shows what has changed, in its place.

use crate::support::browse;
use crate::support::page::Page;
use crate::support::served::{Served, article, article_file, shows};
use crate::support::site::AT_ROOT;

/// The mistakes that are listed over the page.
const LISTED: &str =
    "(document.querySelector('quanwen-diagnostics')?.shadowRoot.textContent ?? '')";

/// Runs a test with a server that has been started.
fn edit(test: impl AsyncFnOnce(&Page, &mut Served)) {
    browse(&AT_ROOT, async |page| {
        let mut served = Served::new();
        served.start();
        test(page, &mut served).await;
        page.leave().await;
    });
}

#[test]
fn an_edit_is_shown_without_loading_the_page_again() {
    edit(async |page, served| {
        served.open(page, "articles/a7/").await;
        page.scroll_to(400.0).await;
        served.write(&article_file(7), &article(7, "改过的文字"));
        page.until(&shows("改过的文字")).await;
        page.assert_scrolled_to(400.0).await;
        served.write(&article_file(7), &article(7, "再次改过").replace("第7篇", "新标题"));
        page.until(&shows("再次改过")).await;
        page.until_heading("新标题").await;
        page.until("document.title.startsWith('新标题')").await;
        page.assert_scrolled_to(400.0).await;
        let copies = "document.querySelector('.prose').textContent.split('改过').length - 1";
        assert_eq!(page.js(copies).await, 1, "the text is there once");
        assert!(page.is_same_document().await);
    });
}

#[test]
fn a_list_follows_its_articles() {
    edit(async |page, served| {
        served.open(page, "").await;
        page.scroll_to(300.0).await;
        served.write("articles/new.md", &article(28, "文").replace("第28篇", "刚刚写的"));
        page.until(&shows("刚刚写的")).await;
        page.assert_scrolled_to(300.0).await;
        served.rename("articles/new.md", "articles/renamed.md");
        page.until("document.querySelector('main a[href*=\"articles/renamed/\"]')").await;
        served.remove("articles/renamed.md");
        page.until(&format!("!{}", shows("刚刚写的"))).await;
        assert!(page.is_same_document().await);
    });
}

#[test]
fn an_article_that_is_removed_is_missing_and_one_that_comes_back_is_there() {
    edit(async |page, served| {
        served.open(page, "articles/a7/").await;
        served.remove(&article_file(7));
        page.until(&format!("!{}", shows("文字"))).await;
        served.write(&article_file(7), &article(7, "又在了"));
        page.until(&shows("又在了")).await;
    });
}

#[test]
fn what_was_read_before_is_loaded_again_after_a_change() {
    edit(async |page, served| {
        served.open(page, "articles/a7/").await;
        page.link("泉闻").await.click().await.unwrap();
        page.until("document.querySelector('main .story')").await;
        served.write(&article_file(7), &article(7, "改过的文字"));
        page.until("performance.getEntriesByType('resource').filter((it) => it.name.endsWith('content/feed.json')).length > 1").await;
        page.link("第7篇").await.click().await.unwrap();
        page.until(&shows("改过的文字")).await;
        assert!(page.is_same_document().await);
    });
}

#[test]
fn the_settings_of_the_site_are_followed() {
    edit(async |page, served| {
        served.open(page, "articles/a7/").await;
        page.scroll_to(400.0).await;
        served.write(
            "site.toml",
            "title = \"早报\"\nbase_url = \"https://news.example/\"\n\
             [[section]]\nslug = \"yaowen\"\ntitle = \"头条\"\n",
        );
        page.until(&shows("早报")).await;
        page.until(&shows("头条")).await;
        page.assert_scrolled_to(400.0).await;
        assert!(page.is_same_document().await);
    });
}

#[test]
fn a_diagnostic_is_listed_over_the_page_until_it_is_mended() {
    edit(async |page, served| {
        served.open(page, "articles/a7/").await;
        let valid = article(7, "好的文字");
        served.write(&article_file(7), &valid.replace("date: 2026", "date: x"));
        page.until(&format!("{LISTED}.includes('articles/a7.md:3')")).await;
        page.assert_text("文字").await;
        served.write(&article_file(7), &valid);
        page.until(&shows("好的文字")).await;
        page.until(&format!("{LISTED} === ''")).await;
        assert!(page.is_same_document().await);
    });
}

#[test]
fn a_site_that_is_invalid_at_first_appears_when_it_is_mended() {
    browse(&AT_ROOT, async |page| {
        let mut served = Served::new();
        served.write(&article_file(7), "没有前言");
        served.start();
        page.session.goto(served.url("")).await.unwrap();
        page.until("document.body.textContent.includes('articles/a7.md:1')").await;
        served.write(&article_file(8), "没有前言");
        page.until("document.body.textContent.includes('articles/a8.md:1')").await;
        served.write(&article_file(7), &article(7, "好的文字"));
        served.write(&article_file(8), &article(8, "好的文字"));
        page.until("document.querySelector('main .story')").await;
        page.leave().await;
    });
}

#[test]
fn a_picture_that_is_replaced_is_shown() {
    edit(async |page, served| {
        let svg = |width: u32| {
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"30\"/>")
        };
        served.write("articles/p.svg", &svg(40));
        served.write(&article_file(7), &article(7, "![图](p.svg)"));
        served.open(page, "articles/a7/").await;
        let width =
            |width: u32| format!("document.querySelector('.prose img')?.naturalWidth === {width}");
        page.until(&width(40)).await;
        served.write("articles/p.svg", &svg(50));
        page.until(&width(50)).await;
        assert!(page.is_same_document().await);
    });
}

#[test]
fn two_tabs_show_the_same_edit() {
    edit(async |page, served| {
        served.open(page, "articles/a7/").await;
        let first = page.session.window().await.unwrap();
        let second = page.session.new_tab().await.unwrap();
        page.session.switch_to_window(second.clone()).await.unwrap();
        served.open(page, "").await;
        served.write(&article_file(7), &article(7, "改过的文字").replace("第7篇", "新标题"));
        page.until(&shows("新标题")).await;
        page.session.switch_to_window(first.clone()).await.unwrap();
        page.until(&shows("改过的文字")).await;
        page.session.switch_to_window(second).await.unwrap();
        page.session.close_window().await.unwrap();
        page.session.switch_to_window(first).await.unwrap();
    });
}

#[test]
fn a_server_that_is_started_again_shows_what_has_changed_meanwhile() {
    edit(async |page, served| {
        served.open(page, "articles/a7/").await;
        served.end();
        served.write(&article_file(7), &article(7, "改过的文字"));
        served.start();
        page.until(&shows("改过的文字")).await;
        page.take_errors().await;
    });
}

#[test]
fn a_server_that_has_no_valid_state_leaves_open_pages_as_they_are() {
    edit(async |page, served| {
        served.open(page, "articles/a7/").await;
        served.end();
        served.write(&article_file(8), "没有前言");
        served.start();
        page.until(&format!("{LISTED}.includes('articles/a8.md:1')")).await;
        page.assert_text("文字").await;
        served.write(&article_file(8), &article(8, "好了"));
        served.write(&article_file(7), &article(7, "改过的文字"));
        page.until(&shows("改过的文字")).await;
        page.until(&format!("{LISTED} === ''")).await;
        assert!(page.is_same_document().await);
        page.take_errors().await;
    });
}

#[test]
fn a_search_finds_what_was_just_written() {
    edit(async |page, served| {
        served.open(page, "search/?q=%E5%88%9A%E5%86%99%E7%9A%84%E8%AF%8D").await;
        page.until("document.querySelector('.search-status').textContent !== ''").await;
        served.write(&article_file(7), &article(7, "刚写的词"));
        page.until("document.querySelector('.results').textContent.includes('第7篇')").await;
    });
}
