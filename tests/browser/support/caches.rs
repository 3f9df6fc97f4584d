//! What a page has kept for when there is no network.

use serde_json::{Value, json};

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
    /// The addresses of everything that is kept, whole.
    pub(crate) async fn kept(&self) -> Vec<String> {
        let all = self.promise(ALL).await;
        serde_json::from_value(all).expect("they are texts")
    }

    /// Waits until all of these are kept.
    pub(crate) async fn until_kept(&self, paths: &[&str]) {
        eventually(&format!("{paths:?} are kept"), async || {
            let all = self.kept().await;
            let is_there = |it: &&&str| all.contains(&self.server.url(it));
            match paths.iter().find(|it| !is_there(it)) {
                None => Ok(()),
                Some(missing) => Err(format!("no {missing} in {all:?}")),
            }
        })
        .await;
    }

    /// Opens the home page for the first time, and waits until it and the application of `site`
    /// are kept and the worker answers.
    pub(crate) async fn first_visit(&self, site: &Site) {
        self.open("").await;
        self.until_kept(&["", "offline/", site.script(), site.module()]).await;
        self.until("navigator.serviceWorker.controller").await;
    }

    /// Whether there is a worker, and how many caches there are.
    pub(crate) async fn worker_and_caches(&self) -> Value {
        self.promise(
            "(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])()",
        )
        .await
    }

    /// Waits until neither the worker nor anything it kept is there.
    pub(crate) async fn until_nothing_is_kept(&self) {
        eventually("the worker and its caches are gone", async || {
            let there = self.worker_and_caches().await;
            if there == json!([0, 0]) { Ok(()) } else { Err(there.to_string()) }
        })
        .await;
    }

    /// Waits until the page has had time to do what it does when there is nothing else to do, and
    /// the server has answered what was asked for until then.
    pub(crate) async fn idle(&self) {
        self.promise(
            "new Promise((done) => (window.requestIdleCallback ?? setTimeout)(() => setTimeout(done)))",
        )
        .await;
        self.promise("fetch('./robots.txt').then((it) => it.text())").await;
        self.settle().await;
    }

    /// A fresh tab in the place of this one.
    pub(crate) async fn fresh_tab(&self) {
        let old = self.session.window().await.expect("there is one");
        let fresh = self.session.new_tab().await.expect("it can be opened");
        self.session.switch_to_window(old).await.expect("it is still there");
        self.session.close_window().await.expect("it can be closed");
        self.session.switch_to_window(fresh).await.expect("it has just been opened");
        self.furnish().await;
    }
}
