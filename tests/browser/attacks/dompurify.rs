//! What the reader lets through, against what `DOMPurify` does: nothing that it drops.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use quanwen::model::html_allowlist;
use serde::Deserialize;
use serde_json::{Value, json};

use super::corpus;
use super::generated::{Chance, markup};
use super::observer::{Watch, watched};
use crate::support::But;
use crate::support::content::document;
use crate::support::engine::{ENGINE, skip};
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

const COMPARE: &str = include_str!("dompurify.js");
/// As many bodies are compared in a test.
const MANY: usize = 1000;

/// The library, where `make purify` has fetched it.
fn purify() -> Option<String> {
    let path = PathBuf::from(std::env::var_os("QUANWEN_PURIFY")?);
    let text = std::fs::read_to_string(&path);
    Some(text.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// The page with a body, as `compare.js` takes it, and its document with its path.
fn article((markup, number): (&String, usize)) -> (Value, (String, String)) {
    let heading = format!("第 {number} 号");
    let mut article: Value = serde_json::from_str(AT_ROOT.text(&document(5))).unwrap();
    article["title"] = json!(heading);
    article["content_html"] = json!(markup);
    let path = format!("articles/generated-{number}");
    let document = (format!("content/{path}.json"), article.to_string());
    (json!({ "path": format!("{path}/"), "heading": heading, "markup": markup }), document)
}

/// What a comparison comes back with.
#[derive(Debug, Deserialize)]
struct Compared {
    extra: Vec<String>,
    elements: usize,
    /// How many bodies have been compared.
    seen: usize,
    /// Why the application has failed, if it has.
    error: Option<String>,
}

/// What `DOMPurify` is told, so that it is asked the same: to clean HTML, which elements are dropped
/// with what they contain, and that no string goes back into a parser, for which it would drop
/// texts and values that look like markup.
fn options() -> Value {
    let players = html_allowlist::EMBED_ELEMENTS.iter().map(|(name, _)| name);
    let whole: Vec<&&str> = html_allowlist::DROPPED_WHOLE.iter().chain(players).collect();
    json!({
        "USE_PROFILES": { "html": true },
        "FORBID_CONTENTS": whole,
        "SAFE_FOR_XML": false,
        // For the comparison: what the reader calls otherwise.
        "RENAMED": html_allowlist::ELEMENT_ALIASES.iter().copied().collect::<BTreeMap<_, _>>(),
    })
}

async fn open(page: &Page, purify: &str) {
    page.open("archive/").await;
    page.session.execute(purify, vec![]).await.unwrap();
    page.session.execute(COMPARE, vec![]).await.unwrap();
}

async fn compare_some(page: &Page, pages: &[Value]) -> Compared {
    let compare = "const done = arguments[2]; \
        compare(arguments[0], arguments[1]).then(done, (error) => done(String(error)))";
    let compared = page.session.execute_async(compare, vec![json!(pages), options()]).await;
    let compared = compared.unwrap().json().clone();
    serde_json::from_value(compared.clone()).unwrap_or_else(|_| panic!("it ends: {compared}"))
}

/// Compares what becomes of these bodies.
fn compare(what: &str, bodies: &[String]) {
    let Some(purify) = purify() else {
        skip("it needs DOMPurify, which `make differential` fetches");
        return;
    };
    let (pages, documents): (Vec<Value>, Vec<_>) = bodies.iter().zip(0..).map(article).unzip();
    watched(AT_ROOT.with(documents), But::Guard, async |watch: &mut Watch<'_>| {
        let (mut extra, mut errors, mut elements) = (Vec::new(), Vec::new(), 0);
        let mut left = &pages[..];
        open(watch.page, &purify).await;
        while !left.is_empty() {
            let compared = compare_some(watch.page, left).await;
            left = &left[compared.seen + usize::from(compared.error.is_some())..];
            if compared.error.is_some() {
                open(watch.page, &purify).await;
            }
            elements += compared.elements;
            extra.extend(compared.extra);
            errors.extend(compared.error);
        }
        watch.page.complaints().await;
        let _ = writeln!(
            std::io::stderr(),
            "differential in {}: {what}: {} bodies, {elements} elements and attributes, {} more \
             than DOMPurify, {} failed",
            *ENGINE,
            bodies.len(),
            extra.len(),
            errors.len(),
        );
        assert!(elements > 0, "something is let through");
        assert_eq!(extra, [""; 0], "nothing is let through that it drops");
        assert_eq!(errors, [""; 0], "the application does not fail");
    });
}

fn generated(seed: u64) {
    let mut chance = Chance::from(seed);
    let bodies: Vec<String> = (0..MANY).map(|_| markup(&mut chance)).collect();
    compare(&format!("generated from {seed}"), &bodies);
}

#[test]
fn of_the_attacks_nothing_is_let_through_that_it_drops() {
    let bodies: Vec<String> = corpus::all().iter().map(corpus::Attack::body).collect();
    compare("the attacks", &bodies);
}

#[test]
fn of_generated_markup_nothing_is_let_through_that_it_drops() {
    generated(1);
}

#[test]
fn of_other_generated_markup_nothing_is_let_through_that_it_drops() {
    generated(2);
}

#[test]
fn of_more_generated_markup_nothing_is_let_through_that_it_drops() {
    generated(3);
}
