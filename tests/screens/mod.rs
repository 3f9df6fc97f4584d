//! Every screen in every state, as it is painted first.
//!
//! After a change that is meant, `INSTA_UPDATE=always cargo test --test native screens` writes the
//! snapshots anew; the difference is what to look at.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use quanwen::error::LoadError;
use quanwen::i18n::Lang;

use crate::support::endpoint::{Reply, response};
use crate::support::html_outline::readable;
use crate::support::screen::Screen;
pub(crate) use crate::support::screen::at;

pub(crate) mod invariants; // what is true of all of them

/// Declares the screens; each is a test of its own, which compares it with its snapshot.
macro_rules! screens {
    ($($name:ident: $part:ident of $screen:expr;)*) => {
        /// All of them, by name.
        fn all() -> Vec<(&'static str, Screen)> {
            vec![$((stringify!($name), $screen)),*]
        }

        mod look {
            use super::{Lang, Reply, at, compare, main, of_tomorrow, response, unplugged, whole};

            $(#[test] fn $name() { compare(stringify!($name), &$part(&$screen)); })*
        }
    };
}

screens! {
    home: whole of at("");
    home_in_traditional_chinese: whole of at("").speaking(Lang::Hant);
    home_in_english: whole of at("").speaking(Lang::English);
    sealed_page: main of at("page/1/");
    page_to_be_sealed_next: main of at("page/3/");
    page_nobody_has_sealed: main of at("page/4/");
    section: main of at("sections/yaowen/");
    section_without_articles: main of at("sections/kong/");
    tag: main of at("tags/泉水/");
    article: main of at("articles/泉水/");
    article_in_english: main of at("articles/泉水/").speaking(Lang::English);
    article_short_and_foreign: main of at("articles/bridge/");
    static_page: main of at("articles/about/");
    archive: main of at("archive/");
    month: main of at("archive/2026/11/");
    month_in_english: main of at("archive/2026/11/").speaking(Lang::English);
    unknown_address: main of at("no/such/page");

    site_pending: whole of at("").but("site.json", Reply::Pending);
    list_pending: main of at("").but("feed.json", Reply::Pending);
    article_pending: main of at("articles/泉水/").but("articles/泉水.json", Reply::Pending);

    offline: main of at("").but("feed.json", unplugged());
    missing: main of at("articles/gone/");
    server_failed: main of at("").but("feed.json", response(503, ""));
    malformed: main of at("").but("feed.json", response(200, "{}"));
    too_new: main of at("articles/泉水/").but("articles/泉水.json", of_tomorrow());
    malformed_in_traditional_chinese: main of
        at("").but("feed.json", response(200, "{}")).speaking(Lang::Hant);
    offline_in_english: main of at("").but("feed.json", unplugged()).speaking(Lang::English);

    site_failed: whole of at("articles/bridge/").but("site.json", response(503, ""));
    site_failed_at_home: main of at("").but("site.json", response(503, ""));
    everything_failed: whole of at("").but("site.json", unplugged()).but("feed.json", unplugged());
}

/// Where something of these tests lies.
pub(crate) fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens").join(path)
}

fn unplugged() -> Reply {
    Reply::Error(LoadError::Offline)
}

fn of_tomorrow() -> Reply {
    response(200, r#"{"schema": 2, "title": "泉水"}"#)
}

fn whole(screen: &Screen) -> String {
    readable(&screen.paint().html)
}

/// Without what stands around the page.
fn main(screen: &Screen) -> String {
    let html = screen.paint().html;
    let start = html.find("<main").expect("every page has a main part");
    let end = html.find("</main>").expect("it ends") + "</main>".len();
    readable(&html[start..end])
}

fn compare(name: &str, painted: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, painted));
}

#[test]
fn every_snapshot_is_that_of_a_screen() {
    let file = |entry: Result<fs::DirEntry, _>| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        name.strip_suffix(".snap").map(str::to_owned)
    };
    let kept: BTreeSet<String> =
        fs::read_dir(here("snapshots")).unwrap().filter_map(file).collect();
    let screens = all().into_iter().map(|(name, _)| name.to_owned()).collect();
    assert_eq!(kept, screens, "delete the snapshots of screens that are no more");
}
