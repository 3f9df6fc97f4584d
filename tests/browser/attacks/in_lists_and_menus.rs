//! Attacks in lists, in menus and in the title of the site.

use std::sync::LazyLock;

use crate::support::Omit;
use crate::support::attack_corpus::{self, Attack};
use crate::support::attacks::documents::{count_of, feed, site};
use crate::support::attacks::observer::{Observer, observe};
use crate::support::fault::Fault;
use crate::support::site::{AT_ROOT, Site};

/// How many attacks one page has.
const ATTACKS_PER_PAGE: usize = 80;

/// The site on a host that sends a page without content for the archive: from there on, all documents
/// come from the endpoint.
static BARE: LazyLock<&Site> =
    LazyLock::new(|| AT_ROOT.with([("archive/index.html".to_owned(), AT_ROOT.bare_page())]));

async fn show(observer: &mut Observer<'_>, attacks: &[Attack]) {
    let server = &observer.page.server;
    let list = feed(attacks).to_string();
    server.set_fault("content/site.json", Fault::text(site(attacks).to_string()));
    for path in
        ["content/feed.json", "content/sections/yaowen/*", "content/tags/泉水/*", "content/pages/*"]
    {
        server.set_fault(path, Fault::text(&list));
    }
    let pages = ["", "sections/yaowen/", "tags/泉水/", "page/1/"];
    observer.visit(&pages.map(|it| (it.to_owned(), String::new()))).await;
}

fn check(omit: Omit) {
    let attacks = attack_corpus::all();
    let positions = attacks.chunks(ATTACKS_PER_PAGE).map(|some| {
        let documents = [feed(some), site(some)];
        some.iter()
            .flat_map(|it| documents.iter().map(|document| count_of(document, it)))
            .sum::<usize>()
    });
    let positions = positions.sum();
    observe(&BARE, omit, async |observer: &mut Observer<'_>| {
        for some in attacks.chunks(ATTACKS_PER_PAGE) {
            show(observer, some).await;
        }
        observer.assert_harmless("lists and the site", attacks.len(), positions).await;
    });
}

#[test]
fn attacks_in_lists_and_menus_are_harmless_without_a_policy() {
    check(Omit::WorkerAndPolicy);
}

#[test]
fn attacks_in_lists_and_menus_violate_no_policy() {
    check(Omit::Worker);
}
