//! The app's sanitizer compared with `DOMPurify`: it leaves nothing that `DOMPurify` removes.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use quanwen::model::html_allowlist;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::Omit;
use crate::support::attack_corpus;
use crate::support::attacks::generated::{Xorshift, markup};
use crate::support::attacks::observer::{Observer, observe};
use crate::support::content::document;
use crate::support::engine::{ENGINE, skip};
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

const COMPARE: &str = include_str!("dompurify.js");
/// How many generated bodies a test compares.
const BODIES: usize = 1000;

/// The library, if `make differential` has downloaded it.
fn purify() -> Option<String> {
    let path = PathBuf::from(std::env::var_os("QUANWEN_PURIFY")?);
    let text = std::fs::read_to_string(&path);
    Some(text.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// A page with this body as `dompurify.js` expects it, and its document with its path.
fn article((markup, number): (&String, usize)) -> (Value, (String, String)) {
    let heading = format!("第 {number} 号");
    let mut article: Value = serde_json::from_str(AT_ROOT.text(&document(5))).unwrap();
    article["title"] = json!(heading);
    article["content_html"] = json!(markup);
    let path = format!("articles/generated-{number}");
    let document = (format!("content/{path}.json"), article.to_string());
    (json!({ "path": format!("{path}/"), "heading": heading, "markup": markup }), document)
}

/// The outcome of a comparison.
#[derive(Debug, Deserialize)]
struct Compared {
    extra: Vec<String>,
    elements: usize,
    /// How many bodies were compared.
    seen: usize,
    /// Why the app failed, if it did.
    error: Option<String>,
}

/// The options that make `DOMPurify` solve the same task: it sanitizes HTML, it removes the same
/// elements with their content, and it may assume that no string goes back into a parser. Otherwise
/// it would remove texts and values that look like markup.
fn options() -> Value {
    let players = html_allowlist::EMBED_ELEMENTS.iter().map(|(name, _)| name);
    let whole: Vec<&&str> = html_allowlist::DROPPED_WHOLE.iter().chain(players).collect();
    json!({
        "USE_PROFILES": { "html": true },
        "FORBID_CONTENTS": whole,
        "SAFE_FOR_XML": false,
        // For the comparison: elements that the app renames.
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
    serde_json::from_value(compared.clone())
        .unwrap_or_else(|_| panic!("the comparison ends: {compared}"))
}

/// Compares what the two sanitizers leave of these bodies.
fn compare(what: &str, bodies: &[String]) {
    let Some(purify) = purify() else {
        skip("it needs DOMPurify, which `make differential` downloads");
        return;
    };
    let (pages, documents): (Vec<Value>, Vec<_>) = bodies.iter().zip(0..).map(article).unzip();
    observe(AT_ROOT.with(documents), Omit::WorkerAndPolicy, async |observer: &mut Observer<'_>| {
        let (mut extra, mut errors, mut elements) = (Vec::new(), Vec::new(), 0);
        let mut left = &pages[..];
        open(observer.page, &purify).await;
        while !left.is_empty() {
            let compared = compare_some(observer.page, left).await;
            left = &left[compared.seen + usize::from(compared.error.is_some())..];
            if compared.error.is_some() {
                open(observer.page, &purify).await;
            }
            elements += compared.elements;
            extra.extend(compared.extra);
            errors.extend(compared.error);
        }
        observer.page.take_errors().await;
        let _ = writeln!(
            std::io::stderr(),
            "differential in {}: {what}: {} bodies, {elements} elements and attributes, {} more \
             than DOMPurify, {} failed",
            *ENGINE,
            bodies.len(),
            extra.len(),
            errors.len(),
        );
        assert!(elements > 0, "something is left");
        assert_eq!(extra, [""; 0], "nothing is left that DOMPurify removes");
        assert_eq!(errors, [""; 0], "the app does not fail");
    });
}

fn generated(seed: u64) {
    let mut random = Xorshift::from(seed);
    let bodies: Vec<String> = (0..BODIES).map(|_| markup(&mut random)).collect();
    compare(&format!("generated from {seed}"), &bodies);
}

#[test]
fn nothing_is_left_of_the_attacks_that_dompurify_removes() {
    let bodies: Vec<String> =
        attack_corpus::all().iter().map(attack_corpus::Attack::body).collect();
    compare("the attacks", &bodies);
}

#[test]
fn nothing_is_left_of_generated_markup_that_dompurify_removes() {
    generated(1);
}

#[test]
fn nothing_is_left_of_other_generated_markup_that_dompurify_removes() {
    generated(2);
}

#[test]
fn nothing_is_left_of_more_generated_markup_that_dompurify_removes() {
    generated(3);
}
