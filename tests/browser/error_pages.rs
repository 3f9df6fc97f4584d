//! What a page shows when its document cannot be loaded: a heading, a sentence and a way on.

use serde_json::{Value, json};

use crate::support::browse;
use crate::support::content::{SECTION_FEED, document, path, title};
use crate::support::engine::{ENGINE, Engine, skips_unless};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

const SERVER: (&str, &str) = ("服务器暂时没有应答", "问题不在您这边。请稍后重试。");
const MISSING: (&str, &str) = ("没有这个页面", "它可能已被移走，或者地址有误。");
const MALFORMED: (&str, &str) =
    ("内容无法显示", "这一页的内容有误，我们无法读出。请稍后重试，或阅读其他文章。");
const OFFLINE: (&str, &str) = ("网络已断开", "这一页还没有保存在本机。请检查网络，然后重试。");

/// Goes to a section by the menu, and checks the error on its page: heading, title, sentence,
/// focus.
async fn open_failing_section(page: &Page, (heading, sentence): (&str, &str)) {
    page.open("articles/about/").await;
    page.follow("国内").await;
    page.until_arrived(heading).await;
    assert_eq!(page.title().await, format!("{heading} - 泉闻"));
    let text = page.main_text().await;
    assert!(text.contains(sentence), "{text}");
    let errors = page.take_errors().await;
    assert!(
        errors.iter().all(|it| it.starts_with("quanwen: ") && it.contains(SECTION_FEED)),
        "{errors:?}"
    );
}

/// The page of a section shows the error, and a retry succeeds after the fault.
fn check_retry(fault: Fault, message: (&str, &str)) {
    browse(&AT_ROOT, async |page| {
        page.server.set_fault(SECTION_FEED, fault);
        open_failing_section(page, message).await;
        page.server.remove_faults(SECTION_FEED);
        page.mark_document().await;
        page.retry().await;
        page.until_arrived("国内").await;
        assert!(page.is_same_document().await, "the page was not reloaded");
    });
}

/// The page of a section shows that it is missing, without a retry, and with a link home.
fn check_way_home(fault: Fault) {
    browse(&AT_ROOT, async |page| {
        page.server.set_fault(SECTION_FEED, fault);
        open_failing_section(page, MISSING).await;
        assert_eq!(page.js("document.querySelectorAll('main button').length").await, json!(0));
        page.follow("回到首页").await;
        page.until_arrived("最新").await;
    });
}

#[test]
fn a_server_error_is_shown_and_can_be_retried() {
    check_retry(Fault::Status(500), SERVER);
}

#[test]
fn an_unavailable_server_is_shown_and_can_be_retried() {
    check_retry(Fault::Status(503), SERVER);
}

#[test]
fn a_reset_connection_is_shown_and_can_be_retried() {
    check_retry(Fault::Reset, SERVER);
}

#[test]
fn a_document_that_is_cut_off_is_shown_as_an_error() {
    // WebKitGTK takes the part that has arrived for the whole, whatever the promised length.
    let message = if *ENGINE == Engine::WebKit { MALFORMED } else { SERVER };
    check_retry(Fault::CutOff(100), message);
}

#[test]
fn a_truncated_document_is_shown_as_malformed() {
    check_retry(Fault::Truncated(100), MALFORMED);
}

#[test]
fn an_empty_document_is_shown_as_malformed() {
    check_retry(Fault::Empty, MALFORMED);
}

#[test]
fn a_plain_text_is_shown_as_malformed() {
    check_retry(Fault::text("Hello"), MALFORMED);
}

#[test]
fn another_document_is_shown_as_malformed() {
    check_retry(Fault::text("{\"version\":\"1\"}"), MALFORMED);
}

#[test]
fn a_missing_document_leads_home() {
    check_way_home(Fault::Status(404));
}

#[test]
fn a_removed_document_leads_home() {
    check_way_home(Fault::Status(410));
}

#[test]
fn a_home_page_in_response_to_a_document_request_leads_home() {
    check_way_home(Fault::HomePage);
}

#[test]
fn a_page_can_be_retried_once_the_server_is_up_again() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        page.server.set_down(true);
        page.follow("国内").await;
        page.until_arrived(SERVER.0).await;
        page.server.set_down(false);
        page.retry().await;
        page.until_arrived("国内").await;
        assert!(!page.take_errors().await.is_empty());
    });
}

#[test]
fn a_page_that_never_arrives_can_be_left() {
    browse(&AT_ROOT, async |page| {
        page.server.set_fault(SECTION_FEED, Fault::Hang);
        page.open("articles/about/").await;
        page.follow("国内").await;
        page.until_heading("正在载入").await;
        page.follow("首页").await;
        page.until_arrived("最新").await;
    });
}

#[test]
fn a_page_loads_by_itself_once_the_network_is_back() {
    if skips_unless(Engine::Chromium, "only DevTools can take the network away from one page") {
        return;
    }
    browse(&AT_ROOT, async |page| {
        let network = |offline: bool| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        page.open("articles/about/").await;
        page.devtools("Network.enable", json!({})).await;
        page.devtools("Network.emulateNetworkConditions", network(true)).await;
        page.follow("国内").await;
        page.until_arrived(OFFLINE.0).await;
        assert!(page.main_text().await.contains(OFFLINE.1));
        page.devtools("Network.emulateNetworkConditions", network(false)).await;
        // Without the reader's doing.
        page.until_arrived("国内").await;
        assert!(!page.take_errors().await.is_empty());
    });
}

#[test]
fn a_document_of_a_later_schema_offers_a_reload() {
    browse(&AT_ROOT, async |page| {
        let later_schema = AT_ROOT.text(SECTION_FEED).replacen('{', "{\"schema\":99,", 1);
        page.server.set_fault(SECTION_FEED, Fault::text(later_schema));
        open_failing_section(page, ("网站已更新", "请重新载入页面，以使用新版本。")).await;
        page.server.remove_faults(SECTION_FEED);
        page.mark_document().await;
        page.follow("重新载入").await;
        page.until_heading("国内").await;
        assert!(!page.is_same_document().await);
    });
}

#[test]
fn a_wrong_content_type_does_no_harm() {
    browse(&AT_ROOT, async |page| {
        page.server.set_fault(SECTION_FEED, Fault::ContentType("text/plain"));
        page.open("sections/guonei/").await;
        page.until_heading("国内").await;
    });
}

/// On a host that sends the page without content, with an endpoint that fails in part.
#[test]
fn an_article_is_readable_without_the_site_document() {
    browse(&AT_ROOT, async |page| {
        page.server.set_fault("content/site.json", Fault::Status(500));
        page.server.set_fault(&path(7), Fault::text(AT_ROOT.bare_page()));
        page.open(&path(7)).await;
        page.until_heading(&title(7)).await;
        assert!(page.main_text().await.contains("泉水从石缝里涌出来"));
        assert_eq!(page.title().await, title(7));
        page.follow("回到首页").await;
        page.until_arrived("最新").await;
    });
}

#[test]
fn an_invalid_item_costs_only_itself() {
    browse(&AT_ROOT, async |page| {
        let mut feed: Value = serde_json::from_str(AT_ROOT.text("content/feed.json")).unwrap();
        let items = feed["items"].as_array_mut().unwrap();
        let all = items.len();
        items[2] = json!(7);
        items[3] = json!({ "id": "x" });
        items[4]["date_published"] = json!("soon");
        items[5]["_quanwen"]["slug"] = json!("../../secret");
        items[5].as_object_mut().unwrap().remove("url");
        page.server.set_fault("content/feed.json", Fault::text(feed.to_string()));
        page.open_by_link("").await;
        page.until_arrived("最新").await;
        assert_eq!(page.js("document.querySelectorAll('main h2 a').length").await, json!(all - 3));
        let found = format!("content/feed.json: left out 3 of {all} items (");
        let errors = page.take_errors().await;
        assert!(matches!(&errors[..], [it] if it.contains(&found)), "{errors:?}");
    });
}

#[test]
fn a_url_without_a_page_shows_that_it_is_missing() {
    browse(&AT_ROOT, async |page| {
        page.open("no/such/page/").await;
        page.until_heading(MISSING.0).await;
        assert_eq!(page.title().await, format!("{} - 泉闻", MISSING.0));
        page.follow("回到首页").await;
        page.until_arrived("最新").await;
    });
}

#[test]
fn a_missing_article_shows_that_it_is_missing() {
    browse(&AT_ROOT, async |page| {
        page.open("articles/no-such-article/").await;
        page.until_heading(MISSING.0).await;
        page.follow("归档").await;
        page.until_arrived("归档").await;
        assert!(!page.take_errors().await.is_empty());
    });
}

#[test]
fn a_failed_prefetch_is_not_shown() {
    browse(&AT_ROOT, async |page| {
        page.server.set_fault("content/articles/pictures.json", Fault::Status(500));
        page.open("").await;
        page.until_received("content/articles/pictures.json").await;
        page.until_heading("最新").await;
        page.server.remove_faults("content/articles/pictures.json");
        page.follow(&title(60)).await;
        page.until_arrived(&title(60)).await;
        assert_eq!(page.server.request_count(&document(60)), 1);
        page.take_errors().await;
    });
}
