//! Documents kept on the device, in the browser's Cache Storage.
//!
//! The worker (`publish/app/sw.js`) makes the place for them, and the owner's switches take it
//! away: nothing is kept where it is not. Nothing is kept that has not been read first. What is
//! used least recently goes when there is too much of it; whatever fails costs only what is kept,
//! and is said in the settings.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use futures::FutureExt;
use futures::future::LocalBoxFuture;
use js_sys::{Array, Date, Number, Reflect};
use leptos::prelude::set_timeout;
use wasm_bindgen::{JsCast, JsValue};
// Not of Leptos, which has none before the application is made.
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Cache, CacheStorage, Headers, Request, Response, ResponseInit};

use crate::browser::tools::TOOLS;
use crate::browser::{document, saved, window};
use crate::reading::Answer;
use crate::store::{Disk, Saved, Saving, Unsaved};

/// When the endpoint sent it: milliseconds since 1970.
pub(super) const SEEN: &str = "X-Quanwen-Kept";
/// When it was put there last: milliseconds since 1970.
const USED: &str = "X-Quanwen-Used";
/// The cache they are in.
const DOCUMENTS: &str = "documents";
/// How large it is.
pub(super) const LENGTH: &str = "Content-Length";

const MOST_DOCUMENTS: usize = 500;
const MOST_BYTES: f64 = 20_000_000.0;
/// It is looked at once in so many times whether there is too much.
const ROUND: u32 = 20;
/// What is used is put there anew once in so long, for what that costs.
const DAY_MS: f64 = 864e5;
/// Says of a page, for its settings, that nothing is kept; see also `publish/app/keep.js`.
const UNKEPT: &str = "data-unkept";
const LATER: Duration = Duration::from_millis(500);
/// As many documents wait for the worker to make a place for them.
const MOST_WAITING: u32 = 20;

/// Documents of one site.
#[derive(Clone, Debug)]
pub(crate) struct Kept(Rc<Inner>);

#[derive(Debug)]
pub(super) struct Inner {
    /// What all caches of the site begin with.
    site: String,
    waiting: Cell<u32>,
    written: Cell<u32>,
    /// The browser has been asked to keep everything for good.
    persists: Cell<bool>,
    /// How often there was no room.
    full: Cell<u32>,
}

impl Kept {
    /// Those of the site at this address.
    pub(crate) fn new(site: &str) -> Self {
        let site = ["quanwen ", site, " "].concat();
        let (waiting, persists, full) = Default::default();
        // Not from nothing: there may be readers whose every page writes a little.
        let written = Cell::new(u32::from((TOOLS.chance)()) % ROUND);
        Self(Rc::new(Inner { site, waiting, written, persists, full }))
    }
}

impl Disk for Kept {
    fn find(&self, address: &str) -> LocalBoxFuture<'static, Option<Answer>> {
        let (kept, address) = (Rc::clone(&self.0), address.to_owned());
        async move {
            let found = JsFuture::from(caches()?.match_with_str(&address)).await.ok()?;
            let response: Response = found.dyn_into().ok()?;
            let answer = answer(&response).await?;
            let used = number(&response, USED).map_or(f64::NAN, |it| Date::now() - it);
            // Put there anew, it is noted as used.
            if !(0.0..DAY_MS).contains(&used) {
                spawn_local(kept.keep(address, answer.clone()).boxed_local());
            }
            Some(answer)
        }
        .boxed_local()
    }

    /// Later: there is no hurry, and what is on the screen goes first.
    fn keep(&self, address: &str, answer: &Answer) {
        let kept = Rc::clone(&self.0);
        let work = kept.keep(address.to_owned(), answer.clone());
        set_timeout(move || spawn_local(work.boxed_local()), LATER);
    }

    fn let_go(&self, address: &str) {
        let (kept, address) = (Rc::clone(&self.0), address.to_owned());
        let work = async move {
            let cache = kept.open(DOCUMENTS).await?;
            JsFuture::from(cache.delete_with_str(&address)).await.ok()?;
            saved::unsave(&kept, &address).await
        };
        spawn_local(work.map(drop).boxed_local());
    }

    fn has_room(&self) -> LocalBoxFuture<'static, bool> {
        let kept = Rc::clone(&self.0);
        async move { !kept.is_full() && kept.place().await.is_some() }.boxed_local()
    }

    fn save(&self, address: &str, answer: &Answer, media: Vec<String>) -> Saving {
        let (kept, address, answer) = (Rc::clone(&self.0), address.to_owned(), answer.clone());
        async move {
            if kept.open(DOCUMENTS).await.is_none() {
                return Err(Unsaved::Refused);
            }
            saved::save(&kept, &address, &answer, media).await
        }
        .boxed_local()
    }

    fn saved(&self) -> LocalBoxFuture<'static, Vec<Saved>> {
        let kept = Rc::clone(&self.0);
        async move { saved::all(&kept).await.unwrap_or_default() }.boxed_local()
    }

    fn unsave(&self, address: &str) -> LocalBoxFuture<'static, ()> {
        let (kept, address) = (Rc::clone(&self.0), address.to_owned());
        async move { saved::unsave(&kept, &address).await.unwrap_or_default() }.boxed_local()
    }
}

impl Inner {
    async fn keep(self: Rc<Self>, address: String, answer: Answer) {
        if self.is_full() || self.waiting.get() >= MOST_WAITING {
            return;
        }
        self.waiting.set(self.waiting.get() + 1);
        let outcome = self.put(&address, &answer).await;
        self.waiting.set(self.waiting.get() - 1);
        if let Err(error) = outcome {
            let name = Reflect::get(&error, &"name".into()).unwrap_or_default();
            self.full.set(self.full.get() + 1);
            if name.as_string().is_some_and(|it| it.contains("Quota")) {
                self.trim(|all| all / 2).await;
            }
        }
        if self.is_full()
            && let Some(root) = document().document_element()
        {
            let _ = root.set_attribute(UNKEPT, "");
        }
    }

    /// There was no room, and letting go of half of what is here made none; or it is refused.
    fn is_full(&self) -> bool {
        self.full.get() > 1
    }

    async fn put(&self, address: &str, answer: &Answer) -> Result<(), JsValue> {
        let Some(cache) = self.place().await else { return Ok(()) };
        JsFuture::from(cache.put_with_str(address, &response(answer, &[])?)).await?;
        saved::refresh(self, address, answer).await;
        self.written.set(self.written.get() + 1);
        if self.written.get().is_multiple_of(ROUND) {
            self.trim(|_| MOST_DOCUMENTS).await;
        }
        Ok(())
    }

    /// The cache, once the worker has made it: on a first visit that is later.
    async fn place(&self) -> Option<Cache> {
        if let Some(cache) = self.open(DOCUMENTS).await {
            return Some(cache);
        }
        let workers = Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
        let workers: web_sys::ServiceWorkerContainer = workers.dyn_into().ok()?;
        JsFuture::from(workers.ready().ok()?).await.ok()?;
        self.open(DOCUMENTS).await
    }

    /// Asks the browser, which may ask its reader, to let nothing go of itself. Once: whatever the
    /// answer, what is saved is kept as well as can be.
    pub(super) fn persist(&self) {
        if !self.persists.replace(true) {
            let _ = window().navigator().storage().persist();
        }
    }

    /// The cache of this kind, where there is one.
    pub(super) async fn open(&self, kind: &str) -> Option<Cache> {
        let is_there = JsFuture::from(caches()?.has(&self.named(kind))).await.ok()?;
        if is_there.is_truthy() { self.make(kind).await } else { None }
    }

    /// The cache of this kind.
    pub(super) async fn make(&self, kind: &str) -> Option<Cache> {
        JsFuture::from(caches()?.open(&self.named(kind))).await.ok()?.dyn_into().ok()
    }

    fn named(&self, kind: &str) -> String {
        [&*self.site, kind].concat()
    }

    /// Lets go of what was used least recently, down to so `many` of all documents and
    /// [`MOST_BYTES`]. By what is noted of each: not in every browser is what is put there anew the
    /// last.
    async fn trim(&self, many: fn(usize) -> usize) {
        let Some(cache) = self.open(DOCUMENTS).await else { return };
        let (mut entries, mut bytes) = (Vec::new(), 0.0);
        let Ok(keys) = JsFuture::from(cache.keys()).await else { return };
        for request in Array::from(&keys) {
            let request: Request = request.unchecked_into();
            let found = JsFuture::from(cache.match_with_request(&request)).await;
            let Some(response) = found.ok().and_then(|it| it.dyn_into::<Response>().ok()) else {
                continue;
            };
            let said = |header| number(&response, header).unwrap_or(0.0);
            bytes += said(LENGTH);
            entries.push((said(USED), said(LENGTH), request));
        }
        let most = many(entries.len());
        while entries.len() > most || bytes > MOST_BYTES {
            let used = |place: &usize| entries[*place].0;
            let oldest = (0..entries.len()).min_by(|a, b| used(a).total_cmp(&used(b)));
            let Some(oldest) = oldest else { break };
            let (_, length, request) = entries.swap_remove(oldest);
            bytes -= length;
            let _ = JsFuture::from(cache.delete_with_request(&request)).await;
        }
    }
}

/// A number as headers have it; nothing where it is none.
pub(super) fn digits(number: f64) -> String {
    Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// The answer as it is kept, with more of these headers.
pub(super) fn response(answer: &Answer, more: &[(&str, &str)]) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set(SEEN, &digits(answer.seen.unwrap_or_else(Date::now)))?;
    headers.set(USED, &digits(Date::now()))?;
    headers.set("Content-Type", "application/json")?;
    headers.set(LENGTH, &answer.body.len().to_string())?;
    for (name, value) in more {
        headers.set(name, value)?;
    }
    let init = ResponseInit::new();
    init.set_headers(&headers);
    Response::new_with_opt_str_and_init(Some(&answer.body), &init)
}

/// What a kept response says.
pub(super) async fn answer(response: &Response) -> Option<Answer> {
    let seen = number(response, SEEN);
    let body = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    Some(Answer { seen, ..Answer::new(200, body) })
}

/// The getter itself throws where storage is refused, and there is none on insecure pages.
pub(super) fn caches() -> Option<CacheStorage> {
    window().caches().ok().filter(|it| it.is_truthy())
}

pub(super) fn number(response: &Response, header: &str) -> Option<f64> {
    let text = response.headers().get(header).ok()??;
    Some(Number::parse_float(&text))
}
