//! Visits pages full of attacks, and reports what runs, what is requested, and what is on the page
//! that may not be there.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::Write;

use quanwen::model::html_allowlist;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::attack_corpus::HOST;
use crate::support::engine::ENGINE;
use crate::support::page::Page;
use crate::support::proxy::Proxy;
use crate::support::site::Site;
use crate::support::{Omit, browse_behind_proxy};

const SCRIPT: &str = include_str!("observer.js");

/// Collects what comes of the attacks on the pages that a browser visits.
pub(crate) struct Observer<'a> {
    pub(crate) page: &'a Page,
    pub(crate) proxy: &'a Proxy,
    omit: Omit,
    /// What is on a page and may not be there.
    found: Vec<String>,
    /// Calls of functions such as `alert`.
    ran: Vec<String>,
    /// Violations of the content security policy.
    reports: Vec<String>,
    /// Hosts of the pictures on the pages.
    pictures: BTreeSet<String>,
}

/// The outcome of a visit.
#[derive(Debug, Deserialize)]
struct Visited {
    /// What is on a page and may not be there.
    found: Vec<String>,
    /// How many pages were visited.
    seen: usize,
    /// Whether the app failed on the last of them.
    failed: bool,
}

/// Runs a test on a site with or without its policy.
pub(crate) fn observe(site: &'static Site, omit: Omit, test: impl AsyncFnOnce(&mut Observer<'_>)) {
    browse_behind_proxy(SCRIPT, site, omit, async |page: &Page, proxy: &Proxy| {
        let (found, ran, reports) = (Vec::new(), Vec::new(), Vec::new());
        let pictures = BTreeSet::new();
        let mut observer = Observer { page, proxy, omit, found, ran, reports, pictures };
        test(&mut observer).await;
    });
}

/// The elements and attributes that a body may have.
fn allowed() -> Value {
    let mut attributes = json!({ "": html_allowlist::ATTRIBUTES });
    for (element, own) in html_allowlist::ATTRIBUTES_OF {
        attributes[element] = json!(own);
    }
    json!({ "elements": html_allowlist::ELEMENTS, "attributes": attributes })
}

impl Observer<'_> {
    /// Opens a page of the site.
    pub(crate) async fn open(&self) {
        self.page.open("archive/").await;
    }

    /// Visits pages by links, each given by its path and the beginning of its heading, and touches
    /// every element of their bodies.
    pub(crate) async fn visit(&mut self, pages: &[(String, String)]) {
        self.open().await;
        let mut left = pages;
        while !left.is_empty() {
            let Visited { found, seen, failed } = self.visit_some(left).await;
            self.found.extend(found);
            left = &left[seen..];
            self.collect_reports().await;
            if failed {
                // The app works again on a page that is loaded.
                self.open().await;
            }
        }
    }

    async fn visit_some(&mut self, pages: &[(String, String)]) -> Visited {
        let page = |(path, heading): &(String, String)| json!({ "path": path, "heading": heading });
        let pages: Vec<Value> = pages.iter().map(page).collect();
        let visit = "const done = arguments[2]; \
            hostile.visit(arguments[0], arguments[1]).then(done, (error) => done(String(error)))";
        let visited = self.page.session.execute_async(visit, vec![json!(pages), allowed()]).await;
        let visited = visited.map(|it| serde_json::from_value(it.json().clone()));
        let Ok(Ok(visited)) = visited else {
            let at = self.page.js("window.hostile?.at ?? location.href").await;
            panic!("the visit ends at {at}: {visited:?}");
        };
        visited
    }

    /// What is wrong with the current page, once every element of its body has been touched.
    pub(crate) async fn examine(&self) -> Vec<String> {
        let found = self.page.promise(&format!("hostile.examine('', {})", allowed())).await;
        serde_json::from_value(found).unwrap()
    }

    /// Takes over what the script on the page has collected, before another page is opened.
    async fn collect_reports(&mut self) {
        let collected = self
            .page
            .js("[hostile.ran.splice(0), hostile.reports.splice(0), [...hostile.pictures]]")
            .await;
        let (ran, reports, pictures): (Vec<String>, Vec<String>, Vec<String>) =
            serde_json::from_value(collected).unwrap();
        self.ran.extend(ran);
        self.reports.extend(reports);
        self.pictures.extend(pictures);
    }

    /// Prints and checks that the attacks were harmless. `positions` is the number of fields that
    /// contain one.
    pub(crate) async fn assert_harmless(
        &mut self,
        what: impl Display,
        attacks: usize,
        positions: usize,
    ) {
        // Requests of the attacks reach the proxy before this one, if there are any. Pictures may be
        // requested; this one also shows that the proxy sees requests.
        let last = format!("last.{HOST}");
        self.page.js(&format!("new Image().src = 'https://{last}/'")).await;
        self.proxy.until_requested(&last).await;
        let requested = self.proxy.requested(HOST);
        let (pictures, foreign): (Vec<_>, Vec<_>) = requested
            .into_iter()
            .filter(|it| *it != last)
            .partition(|host| self.pictures.contains(host));
        self.page.take_errors().await;
        let policy = if self.omit == Omit::WorkerAndPolicy { "off" } else { "on" };
        let _ = writeln!(
            std::io::stderr(),
            "attacks in {}, policy {policy}: {what}: {attacks} attacks in {positions} fields: {} ran, \
             {} foreign requests ({} for pictures), {} reports, {} forbidden on a page or failures of the app",
            *ENGINE,
            self.ran.len(),
            foreign.len(),
            pictures.len(),
            self.reports.len(),
            self.found.len(),
        );
        assert_eq!(self.ran, [""; 0], "nothing runs");
        assert_eq!(foreign, [""; 0], "nothing but pictures is requested from other hosts");
        assert_eq!(self.found, [""; 0], "nothing on a page is forbidden, and nothing fails");
        assert_eq!(self.reports, [""; 0], "the policy has nothing to report");
    }
}
