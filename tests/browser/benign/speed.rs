//! How long the app's sanitizer takes for a body of 10,000 nodes. It prints the figures and asserts
//! nothing about them.

use std::io::Write;

use serde_json::json;

use super::{article, go};
use crate::support::browse_with_script;
use crate::support::engine::ENGINE;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

const NODES: usize = 10_000;
/// The number of measurements.
const TIMES: usize = 9;

/// Eight nodes: three elements with their texts, a picture and a line break.
const PARAGRAPH: &str = "<p class=\"MsoNormal\">河水涨了 <a href=\"https://a.example/x?y=1\">两尺</a>\
    <span style=\"color:red\">。</span><img src=\"/media/none.png\" alt=\"\"></p>\n";

/// Measures from the moment the sanitizer receives the markup to the last node it adds to the body.
const CLOCK: &str = "{
    const { createHTMLDocument } = DOMImplementation.prototype, { appendChild } = Node.prototype;
    window.gate = {};
    DOMImplementation.prototype.createHTMLDocument = function (...words) {
        gate.began = performance.now();
        return createHTMLDocument.apply(this, words);
    };
    Node.prototype.appendChild = function (node) {
        appendChild.call(this, node);
        if (this.className === 'prose') gate.ended = performance.now();
        return node;
    };
}";

/// Counts the nodes of the body.
const COUNT: &str = "((walk) => { let nodes = 0; while (walk.nextNode()) nodes += 1; return nodes; })\
    (document.createTreeWalker(document.querySelector('.prose')))";

#[test]
#[ignore = "it measures and cannot fail"]
fn ten_thousand_nodes_are_sanitized() {
    let title = |number: usize| format!("第 {number} 次");
    let body = PARAGRAPH.repeat(NODES / 8);
    let large =
        |number| (format!("content/articles/large-{number}.json"), article(&title(number), &body));
    let site = AT_ROOT.with((1..=TIMES).map(large));
    browse_with_script(CLOCK, site, async |page: &Page| {
        page.open("archive/").await;
        let mut taken = Vec::new();
        for number in 1..=TIMES {
            go(page, &format!("articles/large-{number}/"), &title(number)).await;
            assert_eq!(page.js(COUNT).await, json!(NODES));
            taken.push(page.js("gate.ended - gate.began").await.as_f64().unwrap());
        }
        taken.sort_by(f64::total_cmp);
        let (least, middle, most) = (taken[0], taken[TIMES / 2], taken[TIMES - 1]);
        let _ = writeln!(
            std::io::stderr(),
            "sanitizer in {}: {NODES} nodes, {} bytes: {middle:.1} ms ({least:.1} to {most:.1}, {TIMES} times)",
            *ENGINE,
            body.len(),
        );
    });
}
