//! The baseline: the same text and pictures as plain static pages, written for nothing but speed.
//! One small stylesheet in the page, no script, no menu, no footer, and no metadata but the title
//! and the description.

use std::fmt::Write;

use serde_json::Value;

/// Makes the text as large and the pictures as wide as Quanwen's.
const STYLE: &str = "body{max-width:38em;margin:auto;padding:1rem;\
    font:1.125rem/1.8 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;\
    color:#1b1a17;background:#fffdf8}h1,h2,h3{line-height:1.32}img{max-width:100%;height:auto;\
    display:block}figure{margin:1.5rem 0}pre{overflow:auto}table{border-collapse:collapse}\
    td,th{border:1px solid;padding:.3em .6em}.meta{font-size:.833rem}";

/// The page of an article, from its document.
pub(crate) fn article(document: &Value, icon: &str) -> String {
    let mut body = format!("<article><h1>{}</h1>", text(document, "title"));
    body.push_str(&meta(document));
    if let Some(picture) = picture(document, "fetchpriority=\"high\"") {
        write!(body, "<figure>{picture}</figure>").expect(ENDLESS);
    }
    // The URLs of its pictures are relative to a page two directories below the root, as this one
    // is.
    body.push_str(document["content_html"].as_str().unwrap_or_default());
    body.push_str("</article>");
    page(document, icon, &text(document, "summary"), &body)
}

/// The page of a list, from its feed.
pub(crate) fn list(feed: &Value, icon: &str) -> String {
    let mut body = format!("<h1>{}</h1>", text(feed, "title"));
    let mut pictures = 0;
    for item in feed["items"].as_array().into_iter().flatten() {
        body.push_str("<article>");
        let first = "fetchpriority=\"high\"";
        if let Some(picture) = picture(item, if pictures == 0 { first } else { "loading=\"lazy\"" })
        {
            body.push_str(&picture);
            pictures += 1;
        }
        let (slug, title) = (text(&item["_quanwen"], "slug"), text(item, "title"));
        let summary = text(item, "summary");
        write!(body, "<h2><a href=\"/articles/{slug}/\">{title}</a></h2><p>{summary}</p>")
            .expect(ENDLESS);
        body.push_str(&meta(item));
        body.push_str("</article>");
    }
    page(feed, icon, &text(feed, "description"), &body)
}

/// Why writing to a string cannot fail.
const ENDLESS: &str = "a string takes any text";

/// A whole page around the text of a document.
fn page(document: &Value, icon: &str, description: &str, body: &str) -> String {
    let title = text(document, "title");
    format!(
        "<!doctype html><html lang=\"zh-Hans\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <meta name=\"description\" content=\"{description}\"><link rel=\"icon\" href=\"/{icon}\"><style>{STYLE}</style></head>\
         <body><main>{body}</main></body></html>"
    )
}

/// The source of an article and its date.
fn meta(item: &Value) -> String {
    let (source, date) = (text(&item["_quanwen"]["source"], "name"), text(item, "date_published"));
    let day = date.get(..10).unwrap_or_default();
    format!("<p class=\"meta\">{source} <time datetime=\"{date}\">{day}</time></p>")
}

/// The picture of an article with its size and more attributes.
fn picture(item: &Value, more: &str) -> Option<String> {
    let picture = &item["_quanwen"]["picture"];
    // However deep the document is, the pictures are below the root.
    let src = picture["src"].as_str()?.trim_start_matches("../");
    let (width, height, alt) = (&picture["width"], &picture["height"], text(picture, "alt"));
    Some(format!(
        "<img src=\"/{src}\" width=\"{width}\" height=\"{height}\" alt=\"{alt}\" decoding=\"async\" {more}>"
    ))
}

/// A string member, escaped for text and for attributes; empty where it is missing.
fn text(object: &Value, name: &str) -> String {
    let text = object[name].as_str().unwrap_or_default();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
