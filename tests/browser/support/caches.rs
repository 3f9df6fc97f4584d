//! What a page has cached for reading without a network.

use serde_json::{Value, json};

use super::content::{document, title};
use super::page::Page;
use super::site::Site;
use super::wait::eventually;

const ALL: &str = "(async () => {
    const all = [];
    for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) all.push(decodeURI(url));
    }
    return all;
})()";

impl Page {
    /// The URLs of everything in Cache Storage.
    pub(crate) async fn cached_urls(&self) -> Vec<String> {
        let all = self.promise(ALL).await;
        serde_json::from_value(all).expect("they are texts")
    }

    /// Waits until all of these files are cached.
    pub(crate) async fn until_cached(&self, paths: &[&str]) {
        eventually(&format!("{paths:?} are cached"), async || {
            let all = self.cached_urls().await;
            let is_there = |it: &&&str| all.contains(&self.server.url(it));
            match paths.iter().find(|it| !is_there(it)) {
                None => Ok(()),
                Some(missing) => Err(format!("no {missing} in {all:?}")),
            }
        })
        .await;
    }

    /// The value of an expression that may use `cache`, the cache of documents, and its `name`.
    pub(crate) async fn with_document_cache(&self, expression: &str) -> Value {
        self.promise(&format!(
            "(async () => {{
            const name = `quanwen ${{document.baseURI}} documents`;
            const cache = await caches.open(name);
            return ({expression}) ?? null;
        }})()"
        ))
        .await
    }

    /// Waits until the document of a short article is cached and complete.
    pub(crate) async fn until_document_cached(&self, number: usize) {
        let text = format!("await (await cache.match('{}'))?.text()", document(number));
        eventually("the document is cached again", async || {
            let text = self.with_document_cache(&text).await;
            let text = text.as_str().unwrap_or_default();
            if text.contains(&title(number)) { Ok(()) } else { Err(text.to_owned()) }
        })
        .await;
    }

    /// Opens the home page for the first time. Waits until it and the app of `site` are cached and
    /// the worker is in control.
    pub(crate) async fn first_visit(&self, site: &Site) {
        self.open("").await;
        self.until_cached(&["", "offline/", site.script(), site.module()]).await;
        self.until("navigator.serviceWorker.controller").await;
    }

    /// The number of workers and of caches.
    pub(crate) async fn worker_and_caches(&self) -> Value {
        self.promise(
            "(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])()",
        )
        .await
    }

    /// Waits until the worker and all its caches are gone.
    pub(crate) async fn until_nothing_is_cached(&self) {
        eventually("the worker and its caches are gone", async || {
            let there = self.worker_and_caches().await;
            if there == json!([0, 0]) { Ok(()) } else { Err(there.to_string()) }
        })
        .await;
    }

    /// Waits until the page has had time for its idle tasks, and the server has responded to the
    /// requests of these.
    pub(crate) async fn until_idle(&self) {
        self.promise(
            "new Promise((done) => (window.requestIdleCallback ?? setTimeout)(() => setTimeout(done)))",
        )
        .await;
        self.promise("fetch('./robots.txt').then((it) => it.text())").await;
        self.settle().await;
    }

    /// Opens a new tab and closes this one.
    pub(crate) async fn fresh_tab(&self) {
        let old = self.session.window().await.expect("there is one");
        let fresh = self.session.new_tab().await.expect("it can be opened");
        self.session.switch_to_window(old).await.expect("it is still there");
        self.session.close_window().await.expect("it can be closed");
        self.session.switch_to_window(fresh).await.expect("it has just been opened");
        self.prepare_window().await;
    }
}
