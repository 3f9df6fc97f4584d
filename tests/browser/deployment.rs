//! Another build is published while pages of this one are open, or kept, or only half there.

use serde_json::json;

use crate::support::content::{LONG, path, title};
use crate::support::fault::Fault;
use crate::support::page::{Page, RUNS};
use crate::support::site::{AT_ROOT, NEXT, Site};
use crate::support::{browse, browse_kept};

const IS_NEXT: &str = "Boolean(window.isNext)";

/// The page runs, with this build.
async fn runs(page: &Page, is_next: bool) {
    page.until(RUNS).await;
    assert_eq!(page.js(IS_NEXT).await, json!(is_next));
}

#[test]
fn an_open_tab_goes_on_when_its_build_is_gone_from_the_host() {
    for test in [browse, browse_kept] {
        test(&AT_ROOT, async |page: &Page| {
            page.open("").await;
            page.server.deploy(&NEXT);
            page.follow(&title(60)).await;
            page.arrived(&title(60)).await;
            page.back().await;
            page.arrived("最新").await;
            page.follow("国内").await;
            page.arrived("国内").await;
            runs(page, false).await;
            page.open(&path(60)).await;
            runs(page, true).await;
        });
    }
}

#[test]
fn after_an_hour_a_tab_of_an_old_build_takes_the_new_one_with_the_next_link() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.deploy(&NEXT);
        let asked = page.server.count("build.json");
        page.js("(() => {
            const now = Date.now;
            window.Date.now = () => now() + 2 * 36e5;
            Object.defineProperty(document, 'hidden', { value: false });
            dispatchEvent(new Event('visibilitychange'));
        })()")
            .await;
        page.server.until_asked("build.json", asked + 1).await;
        page.idle().await;
        runs(page, false).await;
        page.follow("国内").await;
        page.until("window.isNext").await;
        page.heading("国内").await;
        runs(page, true).await;
    });
}

#[test]
fn pages_kept_from_an_old_build_open_with_it_and_new_ones_with_the_new() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.server.deploy(&NEXT);
        page.open("articles/long/").await;
        page.until_kept(&["articles/long/", NEXT.script(), NEXT.module()]).await;
        page.server.down(true);
        page.fresh_tab().await;
        for (path, heading, is_next) in [("", "最新", false), ("articles/long/", LONG, true)] {
            page.open(path).await;
            page.heading(heading).await;
            runs(page, is_next).await;
        }
        // What could not be asked for ahead.
        page.complaints().await;
    });
}

/// Opens a page that cannot run; it reads, and is asked for only so often.
async fn reads(page: &Page, path: &str, at_most: usize) {
    page.see(path).await;
    page.settle().await;
    page.idle().await;
    page.idle().await;
    assert!(page.main_text().await.chars().count() > 20);
    assert!(page.server.count(path) <= at_most, "{}", page.server.count(path));
}

#[test]
fn a_page_that_came_before_its_application_reads_and_is_not_loaded_again_and_again() {
    for missing in [Site::script, Site::module] {
        browse(&AT_ROOT, async |page| {
            page.server.deploy(&NEXT);
            page.server.set(missing(&NEXT), Fault::Status(404));
            // Once to be read, once to see whether there is another by now.
            reads(page, "archive/", 2).await;
            page.server.heal(missing(&NEXT));
            page.reload().await;
            runs(page, true).await;
            page.complaints().await;
        });
    }
}

#[test]
fn an_old_page_from_the_edge_is_loaded_anew_once_and_is_of_the_new_build() {
    for missing in [Site::script, Site::module] {
        browse(&AT_ROOT, async |page| {
            let old = Fault::text(AT_ROOT.text("archive/index.html"));
            page.server.deploy(&NEXT);
            page.server.set(missing(&AT_ROOT), Fault::Status(404));
            // What has been asked for and is not on the new host any more.
            page.server.set_once("archive/", old);
            page.see("archive/").await;
            page.until("window.isNext").await;
            runs(page, true).await;
            assert_eq!(page.server.count("archive/"), 3);
            page.complaints().await;
        });
    }
}

#[test]
fn an_old_page_that_the_edge_will_not_let_go_of_reads() {
    browse(&AT_ROOT, async |page| {
        page.server.deploy(&NEXT);
        page.server.set("archive/", Fault::text(AT_ROOT.text("archive/index.html")));
        reads(page, "archive/", 2).await;
    });
}

#[test]
fn a_file_that_was_broken_for_a_moment_heals_with_one_reload() {
    for (broken, fault) in [
        (Site::script as fn(&Site) -> &str, Fault::Pinned),
        (Site::module, Fault::Pinned),
        (Site::script, Fault::BrokenOff(1000)),
        (Site::module, Fault::BrokenOff(1000)),
        (Site::module, Fault::Shortened(1000)),
        (Site::script, Fault::Reset),
    ] {
        for test in [browse, browse_kept] {
            let fault = fault.clone();
            test(&AT_ROOT, async move |page: &Page| {
                page.server.set_once(broken(&AT_ROOT), fault);
                page.see("archive/").await;
                runs(page, false).await;
                let asked = page.server.asked_below("");
                // Afterwards the worker may ask for what it keeps.
                let before = asked.iter().take_while(|it| *it != "sw.js");
                let times = before.filter(|it| *it == "archive/").count();
                assert!(times <= 3, "{asked:?}");
                page.complaints().await;
            });
        }
    }
}

#[test]
fn what_is_not_what_its_name_says_is_never_kept() {
    for fault in [
        Fault::HomePage,
        Fault::Portal,
        Fault::Status(500),
        Fault::BrokenOff(50),
        Fault::Shortened(50),
        Fault::Empty,
        Fault::Reset,
        Fault::elsewhere("/favicon.ico"),
    ] {
        browse_kept(&AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            page.server.deploy(&NEXT);
            let files = [NEXT.script(), NEXT.module(), AT_ROOT.medium("one")];
            for path in files {
                page.server.set(path, fault.clone());
                let asked =
                    format!("fetch('/{path}').then((it) => it.blob()).then(() => 0, () => 0)");
                page.promise(&asked).await;
            }
            page.idle().await;
            let kept = page.kept().await;
            for path in files {
                assert!(!kept.contains(&page.server.url(path)), "{fault:?}: {path}");
            }
        });
    }
}

#[test]
fn a_page_that_is_not_whole_is_never_kept() {
    for fault in [
        Fault::Portal,
        Fault::Status(500),
        Fault::BrokenOff(2000),
        Fault::Shortened(2000),
        Fault::Typed("text/plain"),
        Fault::elsewhere("/archive/"),
    ] {
        browse_kept(&AT_ROOT, async |page| {
            page.first_visit(&AT_ROOT).await;
            page.server.set("articles/long/", fault.clone());
            page.enter("articles/long/").await;
            page.open("archive/").await;
            page.until_kept(&["archive/"]).await;
            let kept = page.kept().await;
            assert!(!kept.contains(&page.server.url("articles/long/")), "{fault:?}");
            page.complaints().await;
        });
    }
}

#[test]
fn a_network_that_wants_a_login_leaves_no_trace() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open(&path(9)).await;
        page.until_kept(&[&path(9)]).await;
        page.server.set("*", Fault::Portal);
        for path in ["", "articles/long/", &path(9)] {
            page.enter(path).await;
            page.heading("Log in").await;
        }
        page.server.down(true);
        page.server.heal("*");
        page.fresh_tab().await;
        for (path, heading) in [("", "最新"), (&*path(9), &*title(9))] {
            page.open(path).await;
            page.heading(heading).await;
            runs(page, false).await;
        }
        assert!(!page.kept().await.contains(&page.server.url("articles/long/")));
        page.server.down(false);
        page.open("articles/long/").await;
        page.heading(LONG).await;
        page.complaints().await;
    });
}
