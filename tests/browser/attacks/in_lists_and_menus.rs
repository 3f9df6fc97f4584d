//! What stands around and before articles: lists, menus, the title of the site.

use std::sync::LazyLock;

use super::corpus::{self, Attack};
use super::in_fields::{feed, said, site};
use super::observer::{Watch, watched};
use crate::support::But;
use crate::support::fault::Fault;
use crate::support::site::{AT_ROOT, Site};

/// As many attacks stand on a page at a time.
const ON_A_PAGE: usize = 80;

/// The site as a host has it that sends the page without content for the archive: then all
/// documents come from the endpoint.
static BARE: LazyLock<&Site> =
    LazyLock::new(|| AT_ROOT.with([("archive/index.html".to_owned(), AT_ROOT.bare_page())]));

async fn show(watch: &mut Watch<'_>, attacks: &[Attack]) {
    let server = &watch.page.server;
    let list = feed(attacks).to_string();
    server.set("content/site.json", Fault::text(site(attacks).to_string()));
    for path in
        ["content/feed.json", "content/sections/yaowen/*", "content/tags/泉水/*", "content/pages/*"]
    {
        server.set(path, Fault::text(&list));
    }
    let pages = ["", "sections/yaowen/", "tags/泉水/", "page/1/"];
    watch.visit(&pages.map(|it| (it.to_owned(), String::new()))).await;
}

fn check(but: But) {
    let attacks = corpus::all();
    let places = attacks.chunks(ON_A_PAGE).map(|some| {
        let documents = [feed(some), site(some)];
        some.iter()
            .flat_map(|it| documents.iter().map(|document| said(document, it)))
            .sum::<usize>()
    });
    let places = places.sum();
    watched(&BARE, but, async |watch: &mut Watch<'_>| {
        for some in attacks.chunks(ON_A_PAGE) {
            show(watch, some).await;
        }
        watch.nothing_came_of("lists and the site", attacks.len(), places).await;
    });
}

#[test]
fn nothing_in_a_list_or_a_menu_runs_without_a_policy() {
    check(But::Guard);
}

#[test]
fn nothing_in_a_list_or_a_menu_gives_the_policy_anything_to_report() {
    check(But::Worker);
}
