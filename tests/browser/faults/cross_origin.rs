//! Documents on another host than the pages. Where that host does not let the site read them
//! (CORS), the reader sees an error, and the console names the cause.

use serde_json::json;

use crate::support::content::{SECTION_FEED, document, path, title};
use crate::support::fault::Fault;
use crate::support::messages::SERVER_ERROR;
use crate::support::page::Page;
use crate::support::scripts::SAVES_DATA;
use crate::support::server::Server;
use crate::support::site::AT_ROOT;
use crate::support::{browse_without_policy_with_script, other_host};

const HEADER: &str = "Access-Control-Allow-Origin";

/// Runs a test on a site whose documents are on another host. Its pages are without their policy,
/// which the publisher writes for that host.
fn browse_with_documents_of_other_host(test: impl AsyncFnOnce(&Page, &Server)) {
    let other = other_host(&AT_ROOT);
    let script = format!(
        "{SAVES_DATA}
        addEventListener('readystatechange', () => {{
            const said = document.querySelector(\"meta[name='quanwen:endpoint']\");
            if (said) said.content = {};
        }}, {{ capture: true }});",
        json!(other.url("content/"))
    );
    browse_without_policy_with_script(&script, &AT_ROOT, async |page| test(page, &other).await);
}

#[test]
fn documents_are_loaded_from_a_host_that_allows_it() {
    browse_with_documents_of_other_host(async |page, other| {
        other.set_fault("content/*", Fault::Cors("*".to_owned()));
        page.open("articles/about/").await;
        page.follow("国内").await;
        page.until_arrived("国内").await;
        assert_eq!(other.request_count(SECTION_FEED), 1);
        assert_eq!(page.server.requests_below("content/"), [""; 0]);
    });
}

#[test]
fn a_host_that_does_not_allow_it_is_named_in_the_console() {
    browse_with_documents_of_other_host(async |page, other| {
        page.open("articles/about/").await;
        page.follow("国内").await;
        page.until_arrived(SERVER_ERROR).await;
        let errors = page.take_errors().await;
        let is_it = |it: &String| it.contains(&other.url(SECTION_FEED)) && it.contains(HEADER);
        assert!(errors.iter().all(is_it), "{errors:?}");
        assert!(!errors.is_empty());
        other.set_fault("content/*", Fault::Cors("*".to_owned()));
        page.retry().await;
        page.until_arrived("国内").await;
        page.js("void (window.probe.take = () => [])").await;
    });
}

/// Collects the cache mode of each request in `window.how`.
const COLLECT_CACHE_MODES: &str = "(() => {
    const ask = window.fetch;
    window.how = [];
    window.fetch = (address, init) => {
        how.push(init?.cache ?? address.cache);
        return ask.call(window, address, init);
    };
})()";

#[test]
fn a_cached_response_for_another_origin_is_requested_again_without_the_cache() {
    browse_with_documents_of_other_host(async |page, other| {
        other.set_fault(&document(7), Fault::Cors("*".to_owned()));
        other.set_fault_once(&document(7), Fault::Cors("https://another.example".to_owned()));
        page.open("archive/").await;
        page.js(COLLECT_CACHE_MODES).await;
        page.insert_link(&path(7), "").await.click().await.unwrap();
        page.until_arrived(&title(7)).await;
        assert_eq!(page.js("how.filter(Boolean)").await, json!(["default", "reload"]));
        assert_eq!(other.request_count(&document(7)), 2);
        // No error is reported: this case is repaired in silence.
    });
}
