//! When the host or the network fails in ways of its own: the reader gets there in the end, or is
//! told in words, and nothing is asked for again and again.

use serde_json::json;

use crate::revalidation::{an_hour_later, told};
use crate::support::content::{HAN, PICTURES, document, path, title};
use crate::support::fault::Fault;
use crate::support::page::{Page, SAVES_DATA};
use crate::support::site::AT_ROOT;
use crate::support::{browse, browse_kept, browse_with};

mod shared_state; // when others are about
mod storage_and_clock; // when the browser does
mod cross_origin; // when documents are on another host
mod large_site; // when there is more than anybody reads
mod out_of_memory; // when there is no memory left
mod rate_limits; // when it is asked too often
mod slow_network; // when everything takes its time

pub(crate) use crate::faults::storage_and_clock::FULL;

const SECTION: &str = "content/sections/guonei/feed.json";
const SERVER: &str = "服务器暂时没有应答";
const LOADING: &str = "正在载入";

/// It is looked at again, and the network is back.
async fn wake(page: &Page) {
    for _ in 0..10 {
        page.js("document.dispatchEvent(new Event('visibilitychange'))").await;
        page.js("dispatchEvent(new Event('online'))").await;
    }
    page.idle().await;
}

/// Its owner is told, now or a moment later; the tests of the store say of what.
async fn stop_listening(page: &Page) {
    page.js("void (window.probe && (window.probe.take = () => []))").await;
}

async fn says(page: &Page, part: &str) {
    let text = page.main_text().await;
    assert!(text.contains(part), "{part}: {text}");
}

// --- slow, and cut off ---

#[test]
fn an_article_that_is_cut_off_gives_way_to_the_page_one_goes_to_instead() {
    browse_with(SAVES_DATA, &AT_ROOT, async |page| {
        page.open("sections/guonei/").await;
        page.follow("首页").await;
        page.arrived("最新").await;
        page.server.set(&document(61), Fault::Hang);
        page.follow_without_scrolling(&title(61)).await;
        page.heading(LOADING).await;
        page.server.until_asked(&document(61), 1).await;
        page.server.down(true);
        page.arrived(&title(61)).await;
        says(page, SERVER).await;
        assert_eq!(page.path().await, format!("/{}", path(61)));
        // Of another one there is not even that when its reader has had enough.
        page.server.down(false);
        page.server.heal(&document(61));
        page.back().await;
        page.arrived("最新").await;
        let gate = page.server.gate(&document(62));
        page.follow_without_scrolling(&title(62)).await;
        page.heading(LOADING).await;
        page.server.until_asked(&document(62), 1).await;
        page.follow_without_scrolling("国内").await;
        page.arrived("国内").await;
        gate.open();
        page.server.down(true);
        page.settle().await;
        page.server.down(false);
        wake(page).await;
        page.heading("国内").await;
        assert_eq!(page.title().await, "国内 - 泉闻");
        assert_eq!(page.path().await, "/sections/guonei/");
        stop_listening(page).await;
    });
}

#[test]
fn while_an_article_is_slow_its_shape_is_there_and_nothing_moves_when_it_comes() {
    browse_with(SAVES_DATA, &AT_ROOT, async |page| {
        page.open("").await;
        page.scroll_to(600.0).await;
        let gate = page.server.gate(&document(60));
        let places = "['header', 'main'].map((it) => {
            const { top, left } = document.querySelector(it).getBoundingClientRect();
            return [top, left];
        })";
        page.follow_without_scrolling(&title(60)).await;
        // In the very task of the click: nobody wonders whether it was heard.
        assert_eq!(page.js("document.querySelectorAll('.pending-article').length").await, json!(1));
        page.heading(LOADING).await;
        page.until("getComputedStyle(document.querySelector('.pending')).visibility === 'visible'")
            .await;
        assert_eq!(page.path().await, format!("/{}", path(60)));
        page.is_at(0.0).await;
        let before = page.js(places).await;
        gate.open();
        page.arrived(&title(60)).await;
        assert_eq!(page.js(places).await, before);
        page.is_at(0.0).await;
        assert_eq!(page.server.count(&document(60)), 1);
    });
}

// --- somewhere else ---

#[test]
fn a_document_that_has_moved_on_the_same_host_is_followed() {
    browse_with(SAVES_DATA, &AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.server.set_once(SECTION, Fault::Elsewhere(format!("/{SECTION}")));
        page.follow_without_scrolling("国内").await;
        page.arrived("国内").await;
        assert_eq!(page.server.count(SECTION), 2);
    });
}

#[test]
fn a_host_that_sends_one_round_and_round_is_told_in_words() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.server.set(SECTION, Fault::Elsewhere(format!("/{SECTION}")));
        page.follow("国内").await;
        page.arrived(SERVER).await;
        page.server.heal(SECTION);
        page.retry().await;
        page.arrived("国内").await;
        stop_listening(page).await;
    });
}

#[test]
fn a_host_that_sends_one_to_another_is_told_in_words() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        let other = page.server.url(SECTION).replace("127.0.0.1", "localhost");
        page.server.set(SECTION, Fault::Elsewhere(other));
        page.follow("国内").await;
        page.arrived(SERVER).await;
        page.server.heal(SECTION);
        page.retry().await;
        page.arrived("国内").await;
        stop_listening(page).await;
    });
}

#[test]
fn a_login_in_the_place_of_an_article_withdraws_nothing_and_is_never_kept() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open(&path(7)).await;
        page.until_kept(&[&document(7), &path(7)]).await;
        page.server.set("login", Fault::Portal);
        page.server.set("content/*", Fault::elsewhere("/login"));
        an_hour_later(page).await;
        // What one reads has not been taken away: nobody has said so.
        told(page, "服务器没有应答").await;
        says(page, "泉水").await;
        page.js("document.querySelector('.menu a[href*=guonei]').click()").await;
        page.arrived("没有这个页面").await;
        page.server.down(true);
        page.fresh_tab().await;
        page.open("").await;
        page.plant(&path(7), "").await.click().await.unwrap();
        page.arrived(&title(7)).await;
        says(page, "泉水").await;
        assert!(!page.kept().await.contains(&page.server.url(SECTION)));
        stop_listening(page).await;
    });
}

#[test]
fn a_host_that_has_lost_all_documents_takes_nothing_from_a_reader() {
    browse_with(SAVES_DATA, &AT_ROOT, async |page| {
        page.open(&path(7)).await;
        page.server.set("content/*", Fault::Status(404));
        an_hour_later(page).await;
        told(page, "服务器没有应答").await;
        page.follow_without_scrolling("国内").await;
        page.arrived("没有这个页面").await;
        page.back().await;
        page.arrived(&title(7)).await;
        says(page, "泉水").await;
        stop_listening(page).await;
    });
}

// --- not what it says it is ---

#[test]
fn a_document_is_read_by_what_it_says_and_not_by_its_type() {
    for wrong in [
        "text/plain",
        "text/html; charset=gbk",
        "application/json; charset=iso-8859-1",
        "application/octet-stream",
    ] {
        browse(&AT_ROOT, async |page| {
            page.server.set("content/*", Fault::Typed(wrong));
            page.visit("articles/趵突泉/").await;
            page.arrived(HAN).await;
            says(page, "泉水从石缝里涌出来").await;
        });
    }
}

#[test]
fn bytes_that_are_no_text_cost_only_themselves() {
    browse(&AT_ROOT, async |page| {
        let text = AT_ROOT.text(&document(7)).as_bytes();
        let word = "石缝".as_bytes();
        let place = text.windows(word.len()).position(|it| it == word).unwrap();
        let mut bytes = text.to_vec();
        bytes[place..place + word.len()].fill(0xff);
        page.server.set(&document(7), Fault::Body(bytes.into()));
        page.visit(&path(7)).await;
        page.arrived(&title(7)).await;
        says(page, "\u{fffd}里涌出来，一年四季").await;
    });
}

#[test]
fn pictures_that_never_come_leave_the_text_and_their_words() {
    browse(&AT_ROOT, async |page| {
        page.server.set("media/*", Fault::Reset);
        page.visit("articles/pictures/").await;
        page.arrived(PICTURES).await;
        says(page, "泉水从石缝里涌出来").await;
        page.until("document.querySelector('main img').complete").await;
        let alt = "document.querySelector('main img').alt";
        assert_eq!(page.js(alt).await, json!("泉边的石桥"));
    });
}
