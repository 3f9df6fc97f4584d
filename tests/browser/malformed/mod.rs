//! Documents of every bad kind, on a first visit and in the place of one that was good: each time
//! there is content or a message, and a way on.

use crate::revalidation::an_hour_later;
use crate::support::browse;
use crate::support::content::{document, path, title};
use crate::support::fault::Fault;
use crate::support::page::{Page, RUNS};
use crate::support::site::AT_ROOT;

mod not_documents; // each of them
mod wrong_shapes; // JSON of another shape

use crate::malformed::not_documents::{Kind, Outcome};

/// Where a document is shown, and what is seen of it.
struct Shown {
    document: String,
    path: String,
    heading: String,
}

impl Shown {
    fn new(document: &str, path: &str, heading: &str) -> Self {
        let [document, path, heading] = [document, path, heading].map(str::to_owned);
        Self { document, path, heading }
    }

    /// The document goes bad in this way.
    fn spoil(&self, page: &Page, kind: &Kind) {
        let body = (kind.spoil)(AT_ROOT.text(&self.document));
        page.server.set(&self.document, Fault::Body(body.into()));
    }

    /// The first visit of all, to a page that brings nothing along.
    async fn is_visited(&self, page: &Page, kind: &Kind) {
        self.spoil(page, kind);
        page.server.set(&self.path, Fault::text(AT_ROOT.bare_page()));
        page.enter(&self.path).await;
        page.until(RUNS).await;
        // Not the heading alone: it is there, and says that it is loading.
        page.until(&format!("{STATE}[0] && !{STATE}[0].includes('正在载入')")).await;
        self.is_told(page, kind, "on a first visit").await;
        page.mark().await;
        page.element(WAY_HOME).await.click().await.expect("a way home can be taken");
        page.heading("最新").await;
        assert!(page.is_marked().await, "{}: the application goes on", kind.name);
        page.server.heal(&self.document);
        page.server.heal(&self.path);
    }

    /// Somebody comes back to a page whose document was good when it was shown last.
    async fn is_visited_again(&self, page: &Page, kind: &Kind, good: &str) {
        self.spoil(page, kind);
        page.js("performance.clearResourceTimings()").await;
        an_hour_later(page).await;
        go(page, &self.path).await;
        match kind.outcome {
            Outcome::Content => page.received(&self.document).await,
            Outcome::Message(_) => {
                let address = page.server.url(&self.document);
                page.until_complaint(&format!("quanwen: {address}: ")).await;
                page.settle().await;
                let text = page.main_text().await;
                assert!(text.contains(good), "{} took it away: {text}", kind.name);
            }
        }
        self.is_told(page, kind, "after a good one").await;
        assert!(page.is_marked().await, "{}: the application goes on", kind.name);
        page.server.heal(&self.document);
        // Not by the menu, which may be gone.
        go(page, "articles/about/").await;
        page.arrived("关于本站").await;
    }

    /// Something is there, and it is what can be said of this kind.
    async fn is_told(&self, page: &Page, kind: &Kind, when: &str) {
        let name = kind.name;
        let state = page.js(STATE).await;
        let (Some(heading), Some(text)) = (state[0].as_str(), state[1].as_str()) else {
            panic!("{name} {when} leaves {state}");
        };
        assert!(text.chars().count() > heading.chars().count(), "{name} {when} leaves {text:?}");
        match kind.outcome {
            Outcome::Message(words) if when.starts_with("on") && !self.is_the_site() => {
                assert_eq!(heading, words, "{name} {when}");
            }
            _ => {
                assert!(!not_documents::MESSAGES.contains(&heading), "{name} {when} says {heading}")
            }
        }
        let complaints = page.complaints().await;
        let expected = |it: &&String| it.starts_with("quanwen: http");
        let others: Vec<&String> = complaints.iter().filter(|it| !expected(it)).collect();
        assert!(others.is_empty(), "{name} {when}: {others:?}");
    }

    fn is_the_site(&self) -> bool {
        self.document.ends_with("site.json")
    }
}

/// What the heading says, and all of the main part.
const STATE: &str = "[document.querySelector('main h1')?.textContent.trim() ?? '', \
    document.querySelector('main')?.innerText.trim() ?? '']";

/// Goes there by a link that is gone again when it has been followed.
async fn go(page: &Page, path: &str) {
    page.plant(path, "").await.click().await.expect("it was planted");
    page.js("document.querySelectorAll('#planted').forEach((it) => it.parentNode.remove())").await;
}

/// Some link home that can be seen.
const WAY_HOME: &str =
    "[...document.links].find((it) => it.pathname === '/' && it.getClientRects().length > 0)";

/// Each kind on a first visit.
fn first(shown: &Shown, kinds: &[Kind]) {
    browse(&AT_ROOT, async |page| {
        for kind in kinds {
            shown.is_visited(page, kind).await;
        }
    });
}

/// Each kind in the place of the good one, which is shown until there is another good one.
fn again(shown: &Shown, kinds: &[Kind]) {
    browse(&AT_ROOT, async |page| {
        page.open("articles/about/").await;
        go(page, &shown.path).await;
        page.arrived(&shown.heading).await;
        let good = page.js("document.querySelector('main').innerText.slice(-40)").await;
        go(page, "articles/about/").await;
        page.arrived("关于本站").await;
        page.mark().await;
        // What can be read takes its place: those come last.
        let is_none = |it: &&Kind| matches!(it.outcome, Outcome::Message(_));
        let (bad, readable): (Vec<&Kind>, Vec<&Kind>) = kinds.iter().partition(is_none);
        for kind in bad.into_iter().chain(readable) {
            shown.is_visited_again(page, kind, good.as_str().expect("it is a text")).await;
        }
    });
}

fn list() -> Shown {
    Shown::new("content/sections/guonei/feed.json", "sections/guonei/", "国内")
}

fn article() -> Shown {
    Shown::new(&document(7), &path(7), &title(7))
}

fn site() -> Shown {
    Shown::new("content/site.json", &path(7), &title(7))
}

fn archive() -> Shown {
    Shown::new("content/archive.json", "archive/", "归档")
}

fn month() -> Shown {
    Shown::new("content/archive/2026-10.json", "archive/2026/10/", "2026年10月")
}

/// On the first visit, and after a good one.
fn both(shown: &Shown, kinds: &[Kind]) {
    first(shown, kinds);
    again(shown, kinds);
}

#[test]
fn nothing_or_too_little() {
    both(&list(), not_documents::SCRAPS);
}

#[test]
fn what_is_almost_json() {
    both(&list(), not_documents::ALMOST);
}

#[test]
fn what_is_something_else() {
    both(&list(), not_documents::FOREIGN);
}

#[test]
fn what_has_no_end() {
    both(&list(), not_documents::ENDLESS);
}

#[test]
fn what_can_be_read_in_spite_of_all() {
    both(&list(), not_documents::READABLE);
}

#[test]
fn lists_of_another_shape() {
    both(&list(), wrong_shapes::LISTS);
}

#[test]
fn articles_of_another_shape() {
    both(&article(), wrong_shapes::ARTICLES);
}

#[test]
fn sites_of_another_shape() {
    both(&site(), wrong_shapes::SITES);
}

#[test]
fn archives_of_another_shape() {
    both(&archive(), wrong_shapes::ARCHIVES);
    both(&month(), wrong_shapes::MONTHS);
}

#[test]
fn there_are_fifty_kinds_and_more() {
    let all = [
        not_documents::SCRAPS,
        not_documents::ALMOST,
        not_documents::FOREIGN,
        not_documents::ENDLESS,
        not_documents::READABLE,
        wrong_shapes::LISTS,
        wrong_shapes::ARTICLES,
        wrong_shapes::SITES,
        wrong_shapes::ARCHIVES,
        wrong_shapes::MONTHS,
    ];
    let names: std::collections::BTreeSet<&str> =
        all.iter().copied().flatten().map(|it| it.name).collect();
    assert!(names.len() >= 50, "{}", names.len());
}
