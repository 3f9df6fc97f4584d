//! A site of 50,000 articles, as an endpoint would have them.

use serde_json::{Value, json};

use crate::support::browse_with_script;
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::scripts::SAVES_DATA;
use crate::support::site::AT_ROOT;

const ARTICLES: usize = 50_000;
const PER_PAGE: usize = 20;
const ON_FIRST_PAGE: usize = 39;
const YEARS: usize = 10;
/// How many rows a page may have: more are slow to lay out, and more than readers look at.
const MAX_ROWS: u64 = 200;

fn item(number: usize) -> Value {
    json!({
        "id": number.to_string(), "title": format!("第 {number} 篇"),
        "date_published": "2026-11-01T08:00:00+08:00", "summary": "一句话。",
        "_quanwen": { "slug": format!("a{number}"), "section": "yaowen", "rev": "1" },
    })
}

/// A list of the articles with these numbers, newest first.
fn list(numbers: impl DoubleEndedIterator<Item = usize>, more: Value) -> Fault {
    let items: Vec<Value> = numbers.rev().map(item).collect();
    Fault::text(json!({ "title": "", "items": items, "_quanwen": more }).to_string())
}

async fn rows(page: &Page, selector: &str) -> u64 {
    let count = format!("document.querySelectorAll('main {selector}').length");
    page.js(&count).await.as_u64().unwrap()
}

#[test]
fn lists_of_fifty_thousand_articles_stay_short() {
    let sealed = (ARTICLES - ON_FIRST_PAGE) / PER_PAGE;
    let a_month = ARTICLES / YEARS / 12;
    browse_with_script(SAVES_DATA, &AT_ROOT, async |page| {
        let head = ARTICLES - ON_FIRST_PAGE + 1..=ARTICLES;
        page.server.set_fault("content/feed.json", list(head, json!({ "sealed": sealed })));
        let last = (sealed - 1) * PER_PAGE + 1..=sealed * PER_PAGE;
        page.server.set_fault(&format!("content/pages/{sealed}.json"), list(last, json!({})));
        let months = (0..YEARS * 12).map(
            |it| json!({ "year": 2026 - it / 12, "month": 12 - it % 12, "articles": a_month }),
        );
        let archive = json!({ "months": months.collect::<Vec<Value>>() });
        page.server.set_fault("content/archive.json", Fault::text(archive.to_string()));
        page.server.set_fault("content/archive/2026-12.json", list(1..=a_month, json!({})));
        page.open("articles/about/").await;
        page.mark_document().await;
        page.follow("首页").await;
        page.until_arrived("最新").await;
        assert_eq!(rows(page, "h2 a").await, u64::try_from(ON_FIRST_PAGE).unwrap());
        page.follow_without_scrolling("更早的新闻 →").await;
        page.until(&format!("location.pathname === '/page/{sealed}/'")).await;
        page.until(&format!("document.querySelectorAll('main h2 a').length === {PER_PAGE}")).await;
        page.insert_link("archive/", "").await.click().await.unwrap();
        page.until_arrived("归档").await;
        let months = rows(page, "li").await;
        assert!((120..MAX_ROWS).contains(&months), "{months}");
        page.js("document.querySelector('main li a').click()").await;
        page.until_arrived("2026年12月").await;
        assert_eq!(rows(page, "li").await, u64::try_from(a_month).unwrap());
        assert!(page.is_same_document().await);
    });
}
