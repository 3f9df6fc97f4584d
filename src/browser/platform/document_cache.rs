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

use crate::browser::dom::{document, window};
use crate::browser::platform::clock::PAGE_EFFECTS;
use crate::browser::platform::saved_articles;
use crate::decode::DocumentResponse;
use crate::store::{DocumentCache, SaveError, SaveFuture, SavedArticle};

/// When the endpoint sent it: milliseconds since 1970.
pub(crate) const VALIDATED_HEADER: &str = "X-Quanwen-Kept";
/// When it was put there last: milliseconds since 1970.
const USED_HEADER: &str = "X-Quanwen-Used";
/// The cache they are in.
const DOCUMENTS_CACHE: &str = "documents";
/// How large it is.
pub(crate) const LENGTH_HEADER: &str = "Content-Length";

const MAX_DOCUMENTS: usize = 500;
const MAX_BYTES: f64 = 20_000_000.0;
/// It is looked at once in so many times whether there is too much.
const EVICT_EVERY: u32 = 20;
/// What is used is put there anew once in so long, for what that costs.
const DAY_MS: f64 = 864e5;
/// Says of a page, for its settings, that nothing is kept; see also `publish/app/keep.js`.
const NOT_STORED: &str = "data-unkept";
const PUT_DELAY: Duration = Duration::from_millis(500);
/// As many documents wait for the worker to make a place for them.
const MAX_PENDING_PUTS: u32 = 20;

/// Documents of one site.
#[derive(Clone, Debug)]
pub(crate) struct CacheStorageDocuments(Rc<SiteCaches>);

#[derive(Debug)]
pub(crate) struct SiteCaches {
    /// What all caches of the site begin with.
    name_prefix: String,
    pending_puts: Cell<u32>,
    completed_puts: Cell<u32>,
    /// The browser has been asked to keep everything for good.
    persistence_requested: Cell<bool>,
    /// How often there was no room.
    failed_puts: Cell<u32>,
}

impl CacheStorageDocuments {
    /// Those of the site at this address.
    pub(crate) fn new(site: &str) -> Self {
        let site = ["quanwen ", site, " "].concat();
        let (waiting, persists, full) = Default::default();
        // Not from nothing: there may be readers whose every page writes a little.
        let written = Cell::new(u32::from((PAGE_EFFECTS.jitter)()) % EVICT_EVERY);
        Self(Rc::new(SiteCaches {
            name_prefix: site,
            pending_puts: waiting,
            completed_puts: written,
            persistence_requested: persists,
            failed_puts: full,
        }))
    }
}

impl DocumentCache for CacheStorageDocuments {
    fn get(&self, address: &str) -> LocalBoxFuture<'static, Option<DocumentResponse>> {
        let (kept, address) = (Rc::clone(&self.0), address.to_owned());
        async move {
            let found = JsFuture::from(caches()?.match_with_str(&address)).await.ok()?;
            let response: Response = found.dyn_into().ok()?;
            let answer = from_web_response(&response).await?;
            let used =
                header_number(&response, USED_HEADER).map_or(f64::NAN, |it| Date::now() - it);
            // Put there anew, it is noted as used.
            if !(0.0..DAY_MS).contains(&used) {
                spawn_local(kept.put_or_evict(address, answer.clone()).boxed_local());
            }
            Some(answer)
        }
        .boxed_local()
    }

    /// Later: there is no hurry, and what is on the screen goes first.
    fn put(&self, address: &str, answer: &DocumentResponse) {
        let kept = Rc::clone(&self.0);
        let work = kept.put_or_evict(address.to_owned(), answer.clone());
        set_timeout(move || spawn_local(work.boxed_local()), PUT_DELAY);
    }

    fn delete(&self, address: &str) {
        let (kept, address) = (Rc::clone(&self.0), address.to_owned());
        let work = async move {
            let cache = kept.open_existing(DOCUMENTS_CACHE).await?;
            JsFuture::from(cache.delete_with_str(&address)).await.ok()?;
            saved_articles::unsave(&kept, &address).await
        };
        spawn_local(work.map(drop).boxed_local());
    }

    fn can_store(&self) -> LocalBoxFuture<'static, bool> {
        let kept = Rc::clone(&self.0);
        async move { !kept.is_full() && kept.wait_for_cache().await.is_some() }.boxed_local()
    }

    fn save(&self, address: &str, answer: &DocumentResponse, media: Vec<String>) -> SaveFuture {
        let (kept, address, answer) = (Rc::clone(&self.0), address.to_owned(), answer.clone());
        async move {
            if kept.open_existing(DOCUMENTS_CACHE).await.is_none() {
                return Err(SaveError::Refused);
            }
            saved_articles::save(&kept, &address, &answer, media).await
        }
        .boxed_local()
    }

    fn saved(&self) -> LocalBoxFuture<'static, Vec<SavedArticle>> {
        let kept = Rc::clone(&self.0);
        async move { saved_articles::list(&kept).await.unwrap_or_default() }.boxed_local()
    }

    fn unsave(&self, address: &str) -> LocalBoxFuture<'static, ()> {
        let (kept, address) = (Rc::clone(&self.0), address.to_owned());
        async move { saved_articles::unsave(&kept, &address).await.unwrap_or_default() }
            .boxed_local()
    }
}

impl SiteCaches {
    async fn put_or_evict(self: Rc<Self>, address: String, answer: DocumentResponse) {
        if self.is_full() || self.pending_puts.get() >= MAX_PENDING_PUTS {
            return;
        }
        self.pending_puts.set(self.pending_puts.get() + 1);
        let outcome = self.put(&address, &answer).await;
        self.pending_puts.set(self.pending_puts.get() - 1);
        if let Err(error) = outcome {
            let name = Reflect::get(&error, &"name".into()).unwrap_or_default();
            self.failed_puts.set(self.failed_puts.get() + 1);
            if name.as_string().is_some_and(|it| it.contains("Quota")) {
                self.evict(|all| all / 2).await;
            }
        }
        if self.is_full()
            && let Some(root) = document().document_element()
        {
            let _ = root.set_attribute(NOT_STORED, "");
        }
    }

    /// There was no room, and letting go of half of what is here made none; or it is refused.
    fn is_full(&self) -> bool {
        self.failed_puts.get() > 1
    }

    async fn put(&self, address: &str, answer: &DocumentResponse) -> Result<(), JsValue> {
        let Some(cache) = self.wait_for_cache().await else { return Ok(()) };
        JsFuture::from(cache.put_with_str(address, &to_web_response(answer, &[])?)).await?;
        saved_articles::update_if_saved(self, address, answer).await;
        self.completed_puts.set(self.completed_puts.get() + 1);
        if self.completed_puts.get().is_multiple_of(EVICT_EVERY) {
            self.evict(|_| MAX_DOCUMENTS).await;
        }
        Ok(())
    }

    /// The cache, once the worker has made it: on a first visit that is later.
    async fn wait_for_cache(&self) -> Option<Cache> {
        if let Some(cache) = self.open_existing(DOCUMENTS_CACHE).await {
            return Some(cache);
        }
        let workers = Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
        let workers: web_sys::ServiceWorkerContainer = workers.dyn_into().ok()?;
        JsFuture::from(workers.ready().ok()?).await.ok()?;
        self.open_existing(DOCUMENTS_CACHE).await
    }

    /// Asks the browser, which may ask its reader, to let nothing go of itself. Once: whatever the
    /// answer, what is saved is kept as well as can be.
    pub(crate) fn persist(&self) {
        if !self.persistence_requested.replace(true) {
            let _ = window().navigator().storage().persist();
        }
    }

    /// The cache of this kind, where there is one.
    pub(crate) async fn open_existing(&self, kind: &str) -> Option<Cache> {
        let is_there = JsFuture::from(caches()?.has(&self.cache_name(kind))).await.ok()?;
        if is_there.is_truthy() { self.open_or_create(kind).await } else { None }
    }

    /// The cache of this kind.
    pub(crate) async fn open_or_create(&self, kind: &str) -> Option<Cache> {
        JsFuture::from(caches()?.open(&self.cache_name(kind))).await.ok()?.dyn_into().ok()
    }

    fn cache_name(&self, kind: &str) -> String {
        [&*self.name_prefix, kind].concat()
    }

    /// Lets go of what was used least recently, down to so `many` of all documents and
    /// [`MOST_BYTES`]. By what is noted of each: not in every browser is what is put there anew the
    /// last.
    async fn evict(&self, many: fn(usize) -> usize) {
        let Some(cache) = self.open_existing(DOCUMENTS_CACHE).await else { return };
        let (mut entries, mut bytes) = (Vec::new(), 0.0);
        let Ok(keys) = JsFuture::from(cache.keys()).await else { return };
        for request in Array::from(&keys) {
            let request: Request = request.unchecked_into();
            let found = JsFuture::from(cache.match_with_request(&request)).await;
            let Some(response) = found.ok().and_then(|it| it.dyn_into::<Response>().ok()) else {
                continue;
            };
            let said = |header| header_number(&response, header).unwrap_or(0.0);
            bytes += said(LENGTH_HEADER);
            entries.push((said(USED_HEADER), said(LENGTH_HEADER), request));
        }
        let most = many(entries.len());
        while entries.len() > most || bytes > MAX_BYTES {
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
pub(crate) fn to_decimal(number: f64) -> String {
    Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// The answer as it is kept, with more of these headers.
pub(crate) fn to_web_response(
    answer: &DocumentResponse,
    more: &[(&str, &str)],
) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set(VALIDATED_HEADER, &to_decimal(answer.validated_at.unwrap_or_else(Date::now)))?;
    headers.set(USED_HEADER, &to_decimal(Date::now()))?;
    headers.set("Content-Type", "application/json")?;
    headers.set(LENGTH_HEADER, &answer.body.len().to_string())?;
    for (name, value) in more {
        headers.set(name, value)?;
    }
    let init = ResponseInit::new();
    init.set_headers(&headers);
    Response::new_with_opt_str_and_init(Some(&answer.body), &init)
}

/// What a kept response says.
pub(crate) async fn from_web_response(response: &Response) -> Option<DocumentResponse> {
    let seen = header_number(response, VALIDATED_HEADER);
    let body = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    Some(DocumentResponse { validated_at: seen, ..DocumentResponse::new(200, body) })
}

/// The getter itself throws where storage is refused, and there is none on insecure pages.
pub(crate) fn caches() -> Option<CacheStorage> {
    window().caches().ok().filter(|it| it.is_truthy())
}

pub(crate) fn header_number(response: &Response, header: &str) -> Option<f64> {
    let text = response.headers().get(header).ok()??;
    Some(Number::parse_float(&text))
}
