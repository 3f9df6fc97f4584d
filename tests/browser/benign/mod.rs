//! Ordinary markup, each sample the body of an article: the app's sanitizer leaves what the
//! publisher's leaves.

mod speed; // how long the app's sanitizer takes

use serde_json::{Value, json};

use crate::support::benign_corpus::{self, Left, Sample};
use crate::support::content::document;
use crate::support::page::Page;
use crate::support::proxy::Proxy;
use crate::support::site::AT_ROOT;
use crate::support::{Omit, browse_behind_proxy};

const LEFT: &str = include_str!("left.js");

fn path(Sample { name, .. }: &Sample) -> String {
    format!("articles/honest-{name}/")
}

/// The document of an article with this body.
fn article(title: &str, markup: &str) -> String {
    let mut article: Value = serde_json::from_str(AT_ROOT.text(&document(5))).unwrap();
    article["title"] = json!(title);
    article["content_html"] = json!(markup);
    article.to_string()
}

/// Goes to an article by a link, as a reader would, and waits for its title.
async fn go(page: &Page, path: &str, title: &str) {
    let link = "Object.assign(document.body.appendChild(document.createElement('a')), { href: ";
    page.js(&format!("{link}{} }}).click()", json!(format!("./{path}")))).await;
    page.until_arrived(title).await;
}

#[test]
fn ordinary_markup_is_complete_in_the_app() {
    let samples = benign_corpus::all();
    let document = |it: &Sample| {
        (format!("content/articles/honest-{}.json", it.name), article(&it.name, &it.markup))
    };
    let site = AT_ROOT.with(samples.iter().map(document));
    // The pictures are on other hosts, which the proxy refuses.
    browse_behind_proxy(LEFT, site, Omit::Worker, async |page: &Page, _: &Proxy| {
        page.open("archive/").await;
        let mut losses = Vec::new();
        for sample in &samples {
            go(page, &path(sample), &sample.name).await;
            let left = page.js(&format!("left({})", json!(path(sample)))).await;
            let left = serde_json::from_value::<Left>(left).unwrap().tidy();
            if left != sample.expected {
                losses.push(format!("{}:\n{left:#?}\nis not\n{:#?}", sample.name, sample.expected));
            }
        }
        assert!(losses.is_empty(), "{} of {}\n{}", losses.len(), samples.len(), losses.join("\n"));
    });
}
