//! What people write who mean no harm, each sample the body of an article: what the reader's gate
//! leaves of it is what the publisher's does.

#[path = "../../support/benign_corpus.rs"]
mod corpus; // the samples
mod speed; // how long the gate takes

use serde_json::{Value, json};

use crate::benign::corpus::{Left, Sample};
use crate::support::content::document;
use crate::support::page::Page;
use crate::support::proxy::Outside;
use crate::support::site::AT_ROOT;
use crate::support::{But, browse_watched};

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

/// Goes there by a link, as a reader would, and waits for the article of this title.
async fn go(page: &Page, path: &str, title: &str) {
    let link = "Object.assign(document.body.appendChild(document.createElement('a')), { href: ";
    page.js(&format!("{link}{} }}).click()", json!(format!("./{path}")))).await;
    page.arrived(title).await;
}

#[test]
fn what_means_no_harm_is_whole_in_the_reader() {
    let samples = corpus::all();
    let document = |it: &Sample| {
        (format!("content/articles/honest-{}.json", it.name), article(&it.name, &it.markup))
    };
    let site = AT_ROOT.with(samples.iter().map(document));
    // Pictures are asked for elsewhere, where nobody is.
    browse_watched(LEFT, site, But::Worker, async |page: &Page, _: &Outside| {
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
