//! How much is kept, and what goes first.

use serde_json::json;

use crate::support::content::{document, path, title};
use crate::support::engine::{ENGINE, Engine, needs, skip};
use crate::support::page::{Page, SAVES_DATA};
use crate::support::site::AT_ROOT;
use crate::support::wait::eventually;
use crate::support::{browse_kept, browse_kept_with};

/// Keeps something under each of these paths, as the worker would have so many days ago.
async fn keep(page: &Page, kind: &str, paths: &[String], days: u32) {
    let paths = json!(paths);
    page.promise(&format!(
        "(async () => {{
            const cache = await caches.open(`quanwen ${{document.baseURI}} {kind}`);
            const then = Date.now() - {days} * 864e5;
            const headers = {{ 'X-Quanwen-Kept': then, 'X-Quanwen-Used': then }};
            for (const path of {paths}) await cache.put(path, new Response('{{}}', {{ headers }}));
        }})()"
    ))
    .await;
}

async fn until_gone(page: &Page, path: &str) {
    eventually(&format!("{path} is gone"), async || {
        if page.kept().await.contains(&page.server.url(path)) { Err("no".into()) } else { Ok(()) }
    })
    .await;
}

#[test]
fn what_has_been_kept_longest_is_let_go() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        let picture = |number: usize| format!("media/x-{number:012}.svg");
        let article = |number: usize| format!("articles/x-{number}/");
        keep(page, "assets", &(0..400).map(picture).collect::<Vec<_>>(), 0).await;
        keep(page, "pages", &(0..200).map(article).collect::<Vec<_>>(), 0).await;
        page.open("articles/pictures/").await;
        page.until_kept(&["articles/pictures/", AT_ROOT.medium("one")]).await;
        page.until_kept(&[&picture(399), &article(199)]).await;
        until_gone(page, &picture(0)).await;
        until_gone(page, &article(0)).await;
        eventually("no more than that is kept", async || {
            let kept = page.kept().await;
            let is_own = |it: &&String| !it.contains("/content/");
            let own = || kept.iter().filter(is_own);
            let count = |part: &str| own().filter(|it| it.contains(part)).count();
            let counts = (count("/media/"), count("/articles/"));
            if counts.0 <= 300 && counts.1 <= 100 { Ok(()) } else { Err(format!("{counts:?}")) }
        })
        .await;
        page.until_kept(&["", "offline/", AT_ROOT.script(), AT_ROOT.module()]).await;
    });
}

/// Waits until this file is the last that would go.
async fn until_last(page: &Page, path: &str) {
    let last = "caches.open(`quanwen ${document.baseURI} assets`).then((it) => it.keys())
        .then((all) => all.at(-1).url)";
    eventually(&format!("{path} is the last to go"), async || {
        let last = page.promise(last).await;
        if last == json!(page.server.url(path)) { Ok(()) } else { Err(last.to_string()) }
    })
    .await;
}

#[test]
fn a_file_that_is_used_outlives_what_was_kept_after_it() {
    if *ENGINE == Engine::WebKit {
        skip("what is put there anew keeps the place it had");
        return;
    }
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        let picture = |number: usize| format!("media/x-{number:012}.svg");
        keep(page, "assets", &[picture(0), picture(1)], 2).await;
        keep(page, "assets", &(2..200).map(picture).collect::<Vec<_>>(), 0).await;
        page.promise(&format!("fetch('{}').then((it) => it.text())", picture(0))).await;
        until_last(page, &picture(0)).await;
        keep(page, "assets", &(200..450).map(picture).collect::<Vec<_>>(), 0).await;
        // What is kept now makes it too much.
        page.open("articles/pictures/").await;
        until_gone(page, &picture(1)).await;
        page.until_kept(&[&picture(0), AT_ROOT.medium("one")]).await;
    });
}

/// The first document a page keeps makes it look whether there are too many.
const LOOKS_AT_ONCE: &str = "Math.random = () => 19 / 256;";

#[test]
fn a_document_that_is_read_again_outlives_what_was_kept_after_it() {
    let script = format!("{SAVES_DATA}\n{LOOKS_AT_ONCE}");
    browse_kept_with(&script, &AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        for number in [7, 8] {
            page.visit(&path(number)).await;
            page.arrived(&title(number)).await;
            page.until_kept(&[&document(number)]).await;
        }
        // Two days later.
        page.promise(
            "(async () => {
                const cache = await caches.open(`quanwen ${document.baseURI} documents`);
                for (const request of await cache.keys()) {
                    const kept = await cache.match(request);
                    const headers = new Headers(kept.headers);
                    headers.set('X-Quanwen-Used', Date.now() - 2 * 864e5);
                    await cache.put(request, new Response(await kept.text(), { headers }));
                }
            })()",
        )
        .await;
        let other = |number: usize| format!("content/articles/x-{number}.json");
        keep(page, "documents", &(0..200).map(other).collect::<Vec<_>>(), 0).await;
        page.visit(&path(7)).await;
        page.arrived(&title(7)).await;
        let used = format!(
            "caches.match('{}').then((it) => Date.now() - it.headers.get('X-Quanwen-Used') < 864e5)",
            document(7)
        );
        eventually("it is noted as used", async || {
            if page.promise(&used).await == json!(true) { Ok(()) } else { Err("no".into()) }
        })
        .await;
        keep(page, "documents", &(200..550).map(other).collect::<Vec<_>>(), 0).await;
        page.open("archive/").await;
        until_gone(page, &document(8)).await;
        page.until_kept(&[&document(7)]).await;
    });
}

#[test]
fn files_of_builds_long_gone_are_let_go_after_a_month() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        let of = |name: &str| format!("{name}-0123456789abcdef.js");
        keep(page, "assets", &[of("old")], 31).await;
        keep(page, "assets", &[of("new")], 29).await;
        keep(page, "assets", &[AT_ROOT.medium("one").to_owned()], 31).await;
        page.open("archive/").await;
        until_gone(page, &of("old")).await;
        page.until_kept(&[&of("new"), AT_ROOT.medium("one"), AT_ROOT.script()]).await;
    });
}

#[test]
fn what_the_browser_has_thrown_away_is_kept_anew() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        let (script, module) = (AT_ROOT.script(), AT_ROOT.module());
        let remove = |what: &str| {
            format!(
                "caches.keys().then((all) => Promise.all(all.map(async (name) => {{ {what} }})))"
            )
        };
        for what in [
            "await caches.delete(name)".to_owned(),
            format!("await (await caches.open(name)).delete('{module}')"),
            "await (await caches.open(name)).delete('offline/')".to_owned(),
        ] {
            page.promise(&remove(&what)).await;
            page.open("").await;
            page.until_kept(&["", "offline/", script, module]).await;
        }
        page.server.down(true);
        page.fresh_tab().await;
        page.open("").await;
        // What could not be asked for ahead.
        page.complaints().await;
    });
}

#[test]
fn without_room_everything_is_there_but_what_would_be_kept() {
    if needs(Engine::Chromium, "only DevTools can say how much room there is") {
        return;
    }
    browse_kept(&AT_ROOT, async |page| {
        let room = |bytes: usize| json!({ "origin": page.server.url(""), "quotaSize": bytes });
        page.open("archive/").await;
        page.devtools("Storage.overrideQuotaForOrigin", room(50_000)).await;
        page.open("").await;
        for number in [60, 61, 62] {
            page.follow(&title(number)).await;
            page.arrived(&title(number)).await;
            page.back().await;
            page.arrived("最新").await;
        }
        page.open(&path(60)).await;
        page.heading(&title(60)).await;
    });
}

#[test]
fn only_pages_and_named_files_of_this_site_are_kept_and_documents_by_the_application() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open("articles/long/?from=elsewhere#注").await;
        for path in
            ["sw.js", "build.json", "robots.txt", "manifest.webmanifest", "content/none.json"]
        {
            page.promise(&format!("fetch('/{path}').then((it) => it.text())")).await;
        }
        page.promise(&format!(
            "fetch('/{}', {{ headers: {{ Range: 'bytes=0-9' }} }}).then((it) => it.text())",
            document(5)
        ))
        .await;
        page.promise(&format!(
            "fetch('/{}', {{ method: 'POST' }}).then((it) => it.text())",
            document(6)
        ))
        .await;
        page.promise(&format!("fetch('/{}').then((it) => it.text())", document(7))).await;
        page.open("no/such/page/").await;
        page.until_kept(&["articles/long/"]).await;
        page.idle().await;
        for address in page.kept().await {
            let path = address.strip_prefix(&page.server.url("")).expect("it is of this site");
            let is_page = path.is_empty() || path.ends_with('/') || path == "offline/";
            let is_named = path.starts_with("reader-") || path.starts_with("media/");
            assert!(is_page || is_named || path.starts_with("content/"), "{path}");
            for wrong in ["none", "no/such", &document(5), &document(6), &document(7), "elsewhere"]
            {
                assert!(!path.contains(wrong), "{path}");
            }
        }
    });
}
