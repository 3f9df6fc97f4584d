//! What comes of the attacks on a page.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::Write;

use quanwen::model::html_allowlist;
use serde::Deserialize;
use serde_json::{Value, json};

use super::corpus::HOST;
use crate::support::engine::ENGINE;
use crate::support::page::Page;
use crate::support::proxy::Outside;
use crate::support::site::Site;
use crate::support::{But, browse_watched};

const SCRIPT: &str = include_str!("observer.js");

/// A page on its way through hostile documents.
pub(crate) struct Watch<'a> {
    pub(crate) page: &'a Page,
    pub(crate) outside: &'a Outside,
    but: But,
    /// What must not be there and is.
    found: Vec<String>,
    ran: Vec<String>,
    reports: Vec<String>,
    /// Hosts whose pictures are shown.
    pictures: BTreeSet<String>,
}

/// What a visit comes back with.
#[derive(Debug, Deserialize)]
struct Visited {
    /// What must not be there and is.
    found: Vec<String>,
    /// How many pages have been seen.
    seen: usize,
    /// The application has failed on the last of them.
    failed: bool,
}

/// Shows hostile documents on a site with its policy, or without.
pub(crate) fn watched(site: &'static Site, but: But, test: impl AsyncFnOnce(&mut Watch<'_>)) {
    browse_watched(SCRIPT, site, but, async |page: &Page, outside: &Outside| {
        let (found, ran, reports) = (Vec::new(), Vec::new(), Vec::new());
        let pictures = BTreeSet::new();
        let mut watch = Watch { page, outside, but, found, ran, reports, pictures };
        test(&mut watch).await;
    });
}

/// What may stand in a body.
fn allowed() -> Value {
    let mut attributes = json!({ "": html_allowlist::ATTRIBUTES });
    for (element, own) in html_allowlist::ATTRIBUTES_OF {
        attributes[element] = json!(own);
    }
    json!({ "elements": html_allowlist::ELEMENTS, "attributes": attributes })
}

impl Watch<'_> {
    /// Opens a page of the site.
    pub(crate) async fn open(&self) {
        self.page.open("archive/").await;
    }

    /// Goes to these pages by links, each to where the heading begins so, and touches all of them.
    pub(crate) async fn visit(&mut self, pages: &[(String, String)]) {
        self.open().await;
        let mut left = pages;
        while !left.is_empty() {
            let Visited { found, seen, failed } = self.visit_some(left).await;
            self.found.extend(found);
            left = &left[seen..];
            self.note().await;
            if failed {
                // Only another page has an application that works.
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
            panic!("it ends at {at}: {visited:?}");
        };
        visited
    }

    /// What is wrong with the page as it is, once all of it has been touched.
    pub(crate) async fn examine(&self) -> Vec<String> {
        let found = self.page.promise(&format!("hostile.examine('', {})", allowed())).await;
        serde_json::from_value(found).unwrap()
    }

    /// Takes down what the page has noted; before another is opened.
    async fn note(&mut self) {
        let noted = self
            .page
            .js("[hostile.ran.splice(0), hostile.reports.splice(0), [...hostile.pictures]]")
            .await;
        let (ran, reports, pictures): (Vec<String>, Vec<String>, Vec<String>) =
            serde_json::from_value(noted).unwrap();
        self.ran.extend(ran);
        self.reports.extend(reports);
        self.pictures.extend(pictures);
    }

    /// Checks that nothing has come of `attacks` in so many places, and says so.
    pub(crate) async fn nothing_came_of(
        &mut self,
        what: impl Display,
        attacks: usize,
        places: usize,
    ) {
        // What the attacks have asked for comes before this, if it comes at all. A picture may:
        // it shows, too, that the way out is watched.
        let last = format!("last.{HOST}");
        self.page.js(&format!("new Image().src = 'https://{last}/'")).await;
        self.outside.until_asked(&last).await;
        let asked = self.outside.asked(HOST);
        let (pictures, foreign): (Vec<_>, Vec<_>) = asked
            .into_iter()
            .filter(|it| *it != last)
            .partition(|host| self.pictures.contains(host));
        self.page.complaints().await;
        let policy = if self.but == But::Guard { "off" } else { "on" };
        let _ = writeln!(
            std::io::stderr(),
            "hostile in {}, policy {policy}: {what}: {attacks} attacks in {places} places: {} ran, \
             {} foreign requests ({} for pictures), {} reports, {} where they may not be or where the application fails",
            *ENGINE,
            self.ran.len(),
            foreign.len(),
            pictures.len(),
            self.reports.len(),
            self.found.len(),
        );
        assert_eq!(self.ran, [""; 0], "nothing runs");
        assert_eq!(foreign, [""; 0], "nobody else is asked for anything but pictures");
        assert_eq!(self.found, [""; 0], "nothing is where it may not be, and nothing fails");
        assert_eq!(self.reports, [""; 0], "the policy has nothing to report");
    }
}
