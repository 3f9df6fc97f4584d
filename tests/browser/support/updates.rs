//! Documents of the large site as a later publication would have them.

use serde_json::{Value, json};

use super::content::document;
use super::fault::Fault;
use super::site::AT_ROOT;

/// The document of the home page.
pub(crate) const FEED: &str = "content/feed.json";

/// A published document.
pub(crate) fn parse(path: &str) -> Value {
    serde_json::from_str(AT_ROOT.text(path)).expect("it is a document")
}

/// The document of the home page with one more article.
pub(crate) fn feed_with_new_article() -> Fault {
    let mut feed = parse(FEED);
    let mut item = feed["items"][0].clone();
    item["title"] = json!("刚刚发生的事");
    item["id"] = json!("https://news.example/just-now");
    item["_quanwen"]["slug"] = json!("just-now");
    feed["items"].as_array_mut().expect("it has items").insert(0, item);
    Fault::text(feed.to_string())
}

/// A short article with one more paragraph.
pub(crate) fn article_with_new_paragraph(number: usize) -> Fault {
    let mut article = parse(&document(number));
    let body = article["content_html"].as_str().expect("it has a body").to_owned();
    article["content_html"] = json!(body + "<p>最后补充的一段。</p>");
    article["_quanwen"]["edition"] = json!("another");
    article["_quanwen"]["rev"] = json!("another");
    Fault::text(article.to_string())
}
