//! When documents lie on another host than the site: what that does not let the site read is told
//! in words, to its reader and to its owner.

use serde_json::json;

use super::SERVER;
use crate::support::content::{document, path, title};
use crate::support::fault::Fault;
use crate::support::page::{Page, SAVES_DATA};
use crate::support::server::Server;
use crate::support::site::AT_ROOT;
use crate::support::{browse_unguarded_with, elsewhere};

const SECTION: &str = "content/sections/guonei/feed.json";
const HEADER: &str = "Access-Control-Allow-Origin";

/// Runs a test on a site whose documents lie on another host. Its pages are without their policy,
/// which the publisher writes for that host.
fn browse_from_elsewhere(test: impl AsyncFnOnce(&Page, &Server)) {
    let other = elsewhere(&AT_ROOT);
    let script = format!(
        "{SAVES_DATA}
        addEventListener('readystatechange', () => {{
            const said = document.querySelector(\"meta[name='quanwen:endpoint']\");
            if (said) said.content = {};
        }}, {{ capture: true }});",
        json!(other.url("content/"))
    );
    browse_unguarded_with(&script, &AT_ROOT, async |page| test(page, &other).await);
}

#[test]
fn a_host_that_lets_the_site_read_them_is_asked_for_documents() {
    browse_from_elsewhere(async |page, other| {
        other.set("content/*", Fault::ReadableBy("*".to_owned()));
        page.open("articles/about/").await;
        page.follow("国内").await;
        page.arrived("国内").await;
        assert_eq!(other.count(SECTION), 1);
        assert_eq!(page.server.asked_below("content/"), [""; 0]);
    });
}

#[test]
fn a_host_that_does_not_let_the_site_read_them_is_named_to_its_owner() {
    browse_from_elsewhere(async |page, other| {
        page.open("articles/about/").await;
        page.follow("国内").await;
        page.arrived(SERVER).await;
        let complaints = page.complaints().await;
        let is_it = |it: &String| it.contains(&other.url(SECTION)) && it.contains(HEADER);
        assert!(complaints.iter().all(is_it), "{complaints:?}");
        assert!(!complaints.is_empty());
        other.set("content/*", Fault::ReadableBy("*".to_owned()));
        page.retry().await;
        page.arrived("国内").await;
        page.js("void (window.probe.take = () => [])").await;
    });
}

/// How documents are asked for: past what a browser has kept, or not.
const NOTES_HOW: &str = "(() => {
    const ask = window.fetch;
    window.how = [];
    window.fetch = (address, init) => {
        how.push(init?.cache ?? address.cache);
        return ask.call(window, address, init);
    };
})()";

#[test]
fn an_answer_that_was_kept_for_another_site_is_asked_for_once_more_past_what_is_kept() {
    browse_from_elsewhere(async |page, other| {
        other.set(&document(7), Fault::ReadableBy("*".to_owned()));
        other.set_once(&document(7), Fault::ReadableBy("https://another.example".to_owned()));
        page.open("archive/").await;
        page.js(NOTES_HOW).await;
        page.plant(&path(7), "").await.click().await.unwrap();
        page.arrived(&title(7)).await;
        assert_eq!(page.js("how.filter(Boolean)").await, json!(["default", "reload"]));
        assert_eq!(other.count(&document(7)), 2);
        // Nobody has to be told, and nobody was.
    });
}
