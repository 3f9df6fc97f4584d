//! How much is cached, and what is evicted first.

use serde_json::json;

use crate::support::content::{document, path, title};
use crate::support::engine::{ENGINE, Engine, skip, skips_unless};
use crate::support::page::Page;
use crate::support::scripts::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::wait::eventually;
use crate::support::{browse_with_worker, browse_with_worker_and_script};

/// Puts an entry for each of these paths into a cache, as the worker would have done some days ago.
async fn fill_cache(page: &Page, kind: &str, paths: &[String], days: u32) {
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
        if page.cached_urls().await.contains(&page.server.url(path)) {
            Err("no".into())
        } else {
            Ok(())
        }
    })
    .await;
}

#[test]
fn the_oldest_files_and_pages_are_evicted() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        let picture = |number: usize| format!("media/x-{number:012}.svg");
        let article = |number: usize| format!("articles/x-{number}/");
        fill_cache(page, "assets", &(0..400).map(picture).collect::<Vec<_>>(), 0).await;
        fill_cache(page, "pages", &(0..200).map(article).collect::<Vec<_>>(), 0).await;
        page.open("articles/pictures/").await;
        page.until_cached(&["articles/pictures/", AT_ROOT.media_file("one")]).await;
        page.until_cached(&[&picture(399), &article(199)]).await;
        until_gone(page, &picture(0)).await;
        until_gone(page, &article(0)).await;
        eventually("no more than the limits is cached", async || {
            let cached = page.cached_urls().await;
            let is_own = |it: &&String| !it.contains("/content/");
            let own = || cached.iter().filter(is_own);
            let count = |part: &str| own().filter(|it| it.contains(part)).count();
            let counts = (count("/media/"), count("/articles/"));
            if counts.0 <= 300 && counts.1 <= 100 { Ok(()) } else { Err(format!("{counts:?}")) }
        })
        .await;
        page.until_cached(&["", "offline/", AT_ROOT.script(), AT_ROOT.module()]).await;
    });
}

/// Waits until this file is the last in the order of eviction.
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
fn a_used_file_outlives_files_that_were_cached_later() {
    if *ENGINE == Engine::WebKit {
        skip("an entry that is put again keeps its position");
        return;
    }
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        let picture = |number: usize| format!("media/x-{number:012}.svg");
        fill_cache(page, "assets", &[picture(0), picture(1)], 2).await;
        fill_cache(page, "assets", &(2..200).map(picture).collect::<Vec<_>>(), 0).await;
        page.promise(&format!("fetch('{}').then((it) => it.text())", picture(0))).await;
        until_last(page, &picture(0)).await;
        fill_cache(page, "assets", &(200..450).map(picture).collect::<Vec<_>>(), 0).await;
        // This file exceeds the limit.
        page.open("articles/pictures/").await;
        until_gone(page, &picture(1)).await;
        page.until_cached(&[&picture(0), AT_ROOT.media_file("one")]).await;
    });
}

/// Makes the first document that a page caches start the eviction; otherwise it starts at random.
const LOOKS_AT_ONCE: &str = "Math.random = () => 19 / 256;";

#[test]
fn a_document_that_is_read_again_outlives_documents_that_were_cached_later() {
    let script = format!("{SAVES_DATA}\n{LOOKS_AT_ONCE}");
    browse_with_worker_and_script(&script, &AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        for number in [7, 8] {
            page.open_by_link(&path(number)).await;
            page.until_arrived(&title(number)).await;
            page.until_cached(&[&document(number)]).await;
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
        fill_cache(page, "documents", &(0..200).map(other).collect::<Vec<_>>(), 0).await;
        page.open_by_link(&path(7)).await;
        page.until_arrived(&title(7)).await;
        let used = format!(
            "caches.match('{}').then((it) => Date.now() - it.headers.get('X-Quanwen-Used') < 864e5)",
            document(7)
        );
        eventually("the document is marked as used", async || {
            if page.promise(&used).await == json!(true) { Ok(()) } else { Err("no".into()) }
        })
        .await;
        fill_cache(page, "documents", &(200..550).map(other).collect::<Vec<_>>(), 0).await;
        page.open("archive/").await;
        until_gone(page, &document(8)).await;
        page.until_cached(&[&document(7)]).await;
    });
}

#[test]
fn files_of_former_builds_are_evicted_after_a_month() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        let of = |name: &str| format!("{name}-0123456789abcdef.js");
        fill_cache(page, "assets", &[of("old")], 31).await;
        fill_cache(page, "assets", &[of("new")], 29).await;
        fill_cache(page, "assets", &[AT_ROOT.media_file("one").to_owned()], 31).await;
        page.open("archive/").await;
        until_gone(page, &of("old")).await;
        page.until_cached(&[&of("new"), AT_ROOT.media_file("one"), AT_ROOT.script()]).await;
    });
}

#[test]
fn files_that_the_browser_deleted_are_cached_again() {
    browse_with_worker(&AT_ROOT, async |page| {
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
            page.until_cached(&["", "offline/", script, module]).await;
        }
        page.server.set_down(true);
        page.fresh_tab().await;
        page.open("").await;
        // Documents that cannot be loaded in advance are reported, some only after the test has ended.
        page.ignore_errors().await;
    });
}

#[test]
fn without_space_everything_but_caching_works() {
    if skips_unless(Engine::Chromium, "only DevTools can limit the storage") {
        return;
    }
    browse_with_worker(&AT_ROOT, async |page| {
        let room = |bytes: usize| json!({ "origin": page.server.url(""), "quotaSize": bytes });
        page.open("archive/").await;
        page.devtools("Storage.overrideQuotaForOrigin", room(50_000)).await;
        page.open("").await;
        for number in [60, 61, 62] {
            page.follow(&title(number)).await;
            page.until_arrived(&title(number)).await;
            page.back().await;
            page.until_arrived("最新").await;
        }
        page.open(&path(60)).await;
        page.until_heading(&title(60)).await;
    });
}

#[test]
fn only_pages_hashed_files_and_documents_of_this_site_are_cached() {
    browse_with_worker(&AT_ROOT, async |page| {
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
        page.until_cached(&["articles/long/"]).await;
        page.until_idle().await;
        for url in page.cached_urls().await {
            let path = url.strip_prefix(&page.server.url("")).expect("it is of this site");
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
