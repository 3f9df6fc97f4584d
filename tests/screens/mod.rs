//! Every screen in every state, as its first frame renders it, compared with a snapshot.
//!
//! After an intended change, `INSTA_UPDATE=always cargo test --test native screens` rewrites the
//! snapshots; then review their difference.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use quanwen::error::LoadError;
use quanwen::i18n::Lang;

use crate::support::endpoint::{Reply, response};
use crate::support::html_outline::outline;
use crate::support::screen::Screen;
pub(crate) use crate::support::screen::at;

pub(crate) mod invariants; // what holds for all screens

/// Declares the screens. Each is a test of its own, which compares it with its snapshot.
macro_rules! screens {
    ($($name:ident: $part:ident of $screen:expr;)*) => {
        /// All screens, by name.
        fn all() -> Vec<(&'static str, Screen)> {
            vec![$((stringify!($name), $screen)),*]
        }

        mod snapshot {
            use super::{Lang, Reply, at, compare, main, of_later_schema, offline_error, response, whole};

            $(#[test] fn $name() { compare(stringify!($name), &$part(&$screen)); })*
        }
    };
}

screens! {
    home: whole of at("");
    home_in_traditional_chinese: whole of at("").in_language(Lang::Hant);
    home_in_english: whole of at("").in_language(Lang::English);
    sealed_page: main of at("page/1/");
    page_to_be_sealed_next: main of at("page/3/");
    page_after_the_last: main of at("page/4/");
    section: main of at("sections/yaowen/");
    section_without_articles: main of at("sections/kong/");
    tag: main of at("tags/泉水/");
    article: main of at("articles/泉水/");
    article_in_english: main of at("articles/泉水/").in_language(Lang::English);
    article_short_and_foreign: main of at("articles/bridge/");
    static_page: main of at("articles/about/");
    archive: main of at("archive/");
    month: main of at("archive/2026/11/");
    month_in_english: main of at("archive/2026/11/").in_language(Lang::English);
    unknown_url: main of at("no/such/page");

    site_pending: whole of at("").with_response("site.json", Reply::Pending);
    list_pending: main of at("").with_response("feed.json", Reply::Pending);
    article_pending: main of at("articles/泉水/").with_response("articles/泉水.json", Reply::Pending);

    offline: main of at("").with_response("feed.json", offline_error());
    missing: main of at("articles/gone/");
    server_failed: main of at("").with_response("feed.json", response(503, ""));
    malformed: main of at("").with_response("feed.json", response(200, "{}"));
    too_new: main of at("articles/泉水/").with_response("articles/泉水.json", of_later_schema());
    malformed_in_traditional_chinese: main of at("")
        .with_response("feed.json", response(200, "{}")).in_language(Lang::Hant);
    offline_in_english: main of at("")
        .with_response("feed.json", offline_error()).in_language(Lang::English);

    site_failed: whole of at("articles/bridge/").with_response("site.json", response(503, ""));
    site_failed_at_home: main of at("").with_response("site.json", response(503, ""));
    everything_failed: whole of at("")
        .with_response("site.json", offline_error()).with_response("feed.json", offline_error());
}

/// A path in the folder of these tests.
pub(crate) fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens").join(path)
}

fn offline_error() -> Reply {
    Reply::Error(LoadError::Offline)
}

fn of_later_schema() -> Reply {
    response(200, r#"{"schema": 2, "title": "泉水"}"#)
}

/// The outline of the whole page.
fn whole(screen: &Screen) -> String {
    outline(&screen.render().html)
}

/// The outline of `<main>`, without the frame around it.
fn main(screen: &Screen) -> String {
    let html = screen.render().html;
    let start = html.find("<main").expect("every page has a <main>");
    let end = html.find("</main>").expect("<main> is closed") + "</main>".len();
    outline(&html[start..end])
}

fn compare(name: &str, outline: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, outline));
}

#[test]
fn every_snapshot_is_that_of_a_screen() {
    let file = |entry: Result<fs::DirEntry, _>| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        name.strip_suffix(".snap").map(str::to_owned)
    };
    let snapshots: BTreeSet<String> =
        fs::read_dir(here("snapshots")).unwrap().filter_map(file).collect();
    let screens = all().into_iter().map(|(name, _)| name.to_owned()).collect();
    assert_eq!(snapshots, screens, "delete the snapshots of screens that no longer exist");
}
