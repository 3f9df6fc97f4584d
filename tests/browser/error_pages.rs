//! When something is wrong: each time a heading, a sentence and a way on.

use serde_json::{Value, json};

use crate::support::browse;
use crate::support::content::{document, path, title};
use crate::support::engine::{ENGINE, Engine, needs};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

const SECTION: &str = "content/sections/guonei/feed.json";

const SERVER: (&str, &str) = ("服务器暂时没有应答", "问题不在您这边。请稍后重试。");
const MISSING: (&str, &str) = ("没有这个页面", "它可能已被移走，或者地址有误。");
const MALFORMED: (&str, &str) =
    ("内容无法显示", "这一页的内容有误，我们无法读出。请稍后重试，或阅读其他文章。");
const OFFLINE: (&str, &str) = ("网络已断开", "这一页还没有保存在本机。请检查网络，然后重试。");

/// Goes to a section by the menu, and sees what is wrong instead: heading, title, sentence, the
/// focus, and a link home.
async fn go_astray(page: &Page, (heading, sentence): (&str, &str)) {
    page.open("articles/about/").await;
    page.follow("国内").await;
    page.arrived(heading).await;
    assert_eq!(page.title().await, format!("{heading} - 泉闻"));
    let text = page.main_text().await;
    assert!(text.contains(sentence), "{text}");
    let complaints = page.complaints().await;
    assert!(
        complaints.iter().all(|it| it.starts_with("quanwen: ") && it.contains(SECTION)),
        "{complaints:?}"
    );
}

/// Sees what is wrong with a section, and can retry once it is not.
fn is_told_and_can_retry(fault: Fault, words: (&str, &str)) {
    browse(&AT_ROOT, async |page| {
        page.server.set(SECTION, fault);
        go_astray(page, words).await;
        page.server.heal(SECTION);
        page.mark().await;
        page.retry().await;
        page.arrived("国内").await;
        assert!(page.is_marked().await, "nothing was loaded anew");
    });
}

/// Sees that there is nothing, and no use in trying again, and goes home.
fn is_told_and_can_go_home(fault: Fault) {
    browse(&AT_ROOT, async |page| {
        page.server.set(SECTION, fault);
        go_astray(page, MISSING).await;
        assert_eq!(page.js("document.querySelectorAll('main button').length").await, json!(0));
        page.follow("回到首页").await;
        page.arrived("最新").await;
    });
}

#[test]
fn a_server_that_fails() {
    is_told_and_can_retry(Fault::Status(500), SERVER);
}

#[test]
fn a_server_that_is_busy() {
    is_told_and_can_retry(Fault::Status(503), SERVER);
}

#[test]
fn a_connection_that_breaks() {
    is_told_and_can_retry(Fault::Reset, SERVER);
}

#[test]
fn a_connection_that_breaks_within_the_document() {
    // WebKitGTK takes what has come for the whole, whatever length was promised.
    let words = if *ENGINE == Engine::WebKit { MALFORMED } else { SERVER };
    is_told_and_can_retry(Fault::BrokenOff(100), words);
}

#[test]
fn a_document_that_ends_early() {
    is_told_and_can_retry(Fault::Shortened(100), MALFORMED);
}

#[test]
fn a_document_that_is_empty() {
    is_told_and_can_retry(Fault::Empty, MALFORMED);
}

#[test]
fn a_document_that_is_some_text() {
    is_told_and_can_retry(Fault::text("Hello"), MALFORMED);
}

#[test]
fn a_document_that_is_another_document() {
    is_told_and_can_retry(Fault::text("{\"version\":\"1\"}"), MALFORMED);
}

#[test]
fn a_document_that_is_missing() {
    is_told_and_can_go_home(Fault::Status(404));
}

#[test]
fn a_document_that_is_gone() {
    is_told_and_can_go_home(Fault::Status(410));
}

#[test]
fn a_host_that_answers_with_its_home_page() {
    is_told_and_can_go_home(Fault::HomePage);
}

#[test]
fn a_server_that_is_down() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.server.down(true);
        page.follow("国内").await;
        page.arrived(SERVER.0).await;
        page.server.down(false);
        page.retry().await;
        page.arrived("国内").await;
        assert!(!page.complaints().await.is_empty());
    });
}

#[test]
fn a_page_that_never_comes_can_be_left() {
    browse(&AT_ROOT, async |page| {
        page.server.set(SECTION, Fault::Hang);
        page.open("articles/about/").await;
        page.follow("国内").await;
        page.heading("正在载入").await;
        page.follow("首页").await;
        page.arrived("最新").await;
    });
}

#[test]
fn a_network_that_is_gone() {
    if needs(Engine::Chromium, "only DevTools can take the network away from one page") {
        return;
    }
    browse(&AT_ROOT, async |page| {
        let network = |offline: bool| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        page.open("articles/about/").await;
        page.devtools("Network.enable", json!({})).await;
        page.devtools("Network.emulateNetworkConditions", network(true)).await;
        page.follow("国内").await;
        page.arrived(OFFLINE.0).await;
        assert!(page.main_text().await.contains(OFFLINE.1));
        page.devtools("Network.emulateNetworkConditions", network(false)).await;
        // By itself.
        page.arrived("国内").await;
        assert!(!page.complaints().await.is_empty());
    });
}

#[test]
fn a_document_of_a_newer_form_offers_to_load_the_page_anew() {
    browse(&AT_ROOT, async |page| {
        let newer = AT_ROOT.text(SECTION).replacen('{', "{\"schema\":99,", 1);
        page.server.set(SECTION, Fault::text(newer));
        go_astray(page, ("网站已更新", "请重新载入页面，以使用新版本。")).await;
        page.server.heal(SECTION);
        page.mark().await;
        page.follow("重新载入").await;
        page.heading("国内").await;
        assert!(!page.is_marked().await);
    });
}

#[test]
fn a_content_type_that_is_wrong_does_no_harm() {
    browse(&AT_ROOT, async |page| {
        page.server.set(SECTION, Fault::Typed("text/plain"));
        page.open("sections/guonei/").await;
        page.heading("国内").await;
    });
}

/// A host that answers with the bare application, and an endpoint that is half broken.
#[test]
fn without_the_document_of_the_site_an_article_can_be_read() {
    browse(&AT_ROOT, async |page| {
        page.server.set("content/site.json", Fault::Status(500));
        page.server.set(&path(7), Fault::text(AT_ROOT.bare_page()));
        page.open(&path(7)).await;
        page.heading(&title(7)).await;
        assert!(page.main_text().await.contains("泉水从石缝里涌出来"));
        assert_eq!(page.title().await, title(7));
        page.follow("回到首页").await;
        page.arrived("最新").await;
    });
}

#[test]
fn a_bad_item_costs_only_itself() {
    browse(&AT_ROOT, async |page| {
        let mut feed: Value = serde_json::from_str(AT_ROOT.text("content/feed.json")).unwrap();
        let items = feed["items"].as_array_mut().unwrap();
        let all = items.len();
        items[2] = json!(7);
        items[3] = json!({ "id": "x" });
        items[4]["date_published"] = json!("soon");
        items[5]["_quanwen"]["slug"] = json!("../../secret");
        items[5].as_object_mut().unwrap().remove("url");
        page.server.set("content/feed.json", Fault::text(feed.to_string()));
        page.visit("").await;
        page.arrived("最新").await;
        assert_eq!(page.js("document.querySelectorAll('main h2 a').length").await, json!(all - 3));
        let told = format!("content/feed.json: left out 3 of {all} items (");
        let complaints = page.complaints().await;
        assert!(matches!(&complaints[..], [it] if it.contains(&told)), "{complaints:?}");
    });
}

#[test]
fn an_address_that_is_no_page_says_so() {
    browse(&AT_ROOT, async |page| {
        page.open("no/such/page/").await;
        page.heading(MISSING.0).await;
        assert_eq!(page.title().await, format!("{} - 泉闻", MISSING.0));
        page.follow("回到首页").await;
        page.arrived("最新").await;
    });
}

#[test]
fn an_article_that_is_not_there_says_so() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/no-such-article/").await;
        page.heading(MISSING.0).await;
        page.follow("归档").await;
        page.arrived("归档").await;
        assert!(!page.complaints().await.is_empty());
    });
}

#[test]
fn a_failure_of_what_was_only_asked_for_ahead_is_not_shown() {
    browse(&AT_ROOT, async |page| {
        page.server.set("content/articles/pictures.json", Fault::Status(500));
        page.open("").await;
        page.received("content/articles/pictures.json").await;
        page.heading("最新").await;
        page.server.heal("content/articles/pictures.json");
        page.follow(&title(60)).await;
        page.arrived(&title(60)).await;
        assert_eq!(page.server.count(&document(60)), 1);
        page.complaints().await;
    });
}
