//! Visits to a page whose document is broken: each time the page shows content or a message, and a
//! way home, and the app goes on.

use super::{Kind, MESSAGES, Outcome};
use crate::support::browse;
use crate::support::fault::Fault;
use crate::support::page::{APP_RUNS, Page};
use crate::support::site::AT_ROOT;
use crate::support::status_bar::an_hour_later;

/// A page, the document it shows, and its heading when the document is valid.
pub(crate) struct Screen {
    document: String,
    path: String,
    heading: String,
}

/// The text of the page's heading, and of its main part.
const STATE: &str = "[document.querySelector('main h1')?.textContent.trim() ?? '', \
    document.querySelector('main')?.innerText.trim() ?? '']";

/// A visible link to the home page.
const WAY_HOME: &str =
    "[...document.links].find((it) => it.pathname === '/' && it.getClientRects().length > 0)";

/// Goes to a page by a link, and removes the link afterwards.
async fn go(page: &Page, path: &str) {
    page.insert_link(path, "").await.click().await.expect("the link was inserted just now");
    page.js("document.querySelectorAll('#planted').forEach((it) => it.parentNode.remove())").await;
}

impl Screen {
    pub(crate) fn new(document: &str, path: &str, heading: &str) -> Self {
        let [document, path, heading] = [document, path, heading].map(str::to_owned);
        Self { document, path, heading }
    }

    /// Visits the page with each kind of broken document: first, and after a valid one.
    pub(crate) fn visit_twice(&self, kinds: &[Kind]) {
        self.visit_first(kinds);
        self.visit_again(kinds);
    }

    /// Each kind on a first visit.
    fn visit_first(&self, kinds: &[Kind]) {
        browse(&AT_ROOT, async |page| {
            for kind in kinds {
                self.check_first_visit(page, kind).await;
            }
        });
    }

    /// Each kind after the valid document, which is shown until there is another valid one.
    fn visit_again(&self, kinds: &[Kind]) {
        browse(&AT_ROOT, async |page| {
            page.open("articles/about/").await;
            go(page, &self.path).await;
            page.until_arrived(&self.heading).await;
            let valid = page.js("document.querySelector('main').innerText.slice(-40)").await;
            go(page, "articles/about/").await;
            page.until_arrived("关于本站").await;
            page.mark_document().await;
            // Documents that can be parsed come last: they replace the valid one.
            let is_message = |it: &&Kind| matches!(it.outcome, Outcome::Message(_));
            let (malformed, readable): (Vec<&Kind>, Vec<&Kind>) =
                kinds.iter().partition(is_message);
            for kind in malformed.into_iter().chain(readable) {
                self.check_later_visit(page, kind, valid.as_str().expect("it is a text")).await;
            }
        });
    }

    /// Makes the server send the document broken in this way.
    fn spoil(&self, page: &Page, kind: &Kind) {
        let body = (kind.spoil)(AT_ROOT.text(&self.document));
        page.server.set_fault(&self.document, Fault::Body(body.into()));
    }

    /// The first visit to the site, by a page without embedded documents.
    async fn check_first_visit(&self, page: &Page, kind: &Kind) {
        self.spoil(page, kind);
        page.server.set_fault(&self.path, Fault::text(AT_ROOT.bare_page()));
        page.navigate_to(&self.path).await;
        page.until(APP_RUNS).await;
        // A heading is not enough: while the page loads, there is one that says so.
        page.until(&format!("{STATE}[0] && !{STATE}[0].includes('正在载入')")).await;
        self.check_state(page, kind, "on a first visit").await;
        page.mark_document().await;
        page.element(WAY_HOME).await.click().await.expect("a way home can be taken");
        page.until_heading("最新").await;
        assert!(page.is_same_document().await, "{}: the app goes on", kind.name);
        page.server.remove_faults(&self.document);
        page.server.remove_faults(&self.path);
    }

    /// A return to a page whose document was valid when the page was shown last.
    async fn check_later_visit(&self, page: &Page, kind: &Kind, valid: &str) {
        self.spoil(page, kind);
        page.js("performance.clearResourceTimings()").await;
        an_hour_later(page).await;
        go(page, &self.path).await;
        match kind.outcome {
            Outcome::Content => page.until_received(&self.document).await,
            Outcome::Message(_) => {
                let url = page.server.url(&self.document);
                page.until_error(&format!("quanwen: {url}: ")).await;
                page.settle().await;
                let text = page.main_text().await;
                assert!(text.contains(valid), "{} took the content away: {text}", kind.name);
            }
        }
        self.check_state(page, kind, "after a valid one").await;
        assert!(page.is_same_document().await, "{}: the app goes on", kind.name);
        page.server.remove_faults(&self.document);
        // Not by the menu, which may be gone.
        go(page, "articles/about/").await;
        page.until_arrived("关于本站").await;
    }

    /// The page shows what this kind leads to, and reports no other errors.
    async fn check_state(&self, page: &Page, kind: &Kind, when: &str) {
        let name = kind.name;
        let state = page.js(STATE).await;
        let (Some(heading), Some(text)) = (state[0].as_str(), state[1].as_str()) else {
            panic!("{name} {when} leaves {state}");
        };
        assert!(text.chars().count() > heading.chars().count(), "{name} {when} leaves {text:?}");
        match kind.outcome {
            Outcome::Message(message) if when.starts_with("on") && !self.is_site() => {
                assert_eq!(heading, message, "{name} {when}");
            }
            _ => assert!(!MESSAGES.contains(&heading), "{name} {when} shows {heading}"),
        }
        let errors = page.take_errors().await;
        let expected = |it: &&String| it.starts_with("quanwen: http");
        let others: Vec<&String> = errors.iter().filter(|it| !expected(it)).collect();
        assert!(others.is_empty(), "{name} {when}: {others:?}");
    }

    fn is_site(&self) -> bool {
        self.document.ends_with("site.json")
    }
}
