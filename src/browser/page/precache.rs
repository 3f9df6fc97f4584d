//! Precaches the newest articles for reading offline, once the page is idle.
//!
//! Tests: `tests/browser/precache.rs`, `tests/store/precache.rs`

use std::time::Duration;

use futures::FutureExt;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::browser::dom::{is_hidden, window};
use crate::browser::platform::embedded;
use crate::browser::platform::network::saves_data;
use crate::pages::AppContext;

/// How long to wait in a browser without `requestIdleCallback`.
const IDLE_FALLBACK_DELAY: Duration = Duration::from_secs(2);

/// Precaches once the page is idle. Not on a page that the service worker took from its cache:
/// the host failed or was slow just now, and is better left in peace.
pub(crate) fn schedule_precache(app: AppContext) {
    if embedded::cached_since().is_none() {
        when_idle(move || {
            let store = app.store.get_value();
            let work = async move { store.precache_newest(may_precache).await };
            spawn_local(work.map(drop).boxed_local());
        });
    }
}

/// The page is visible, and the reader does not save data.
fn may_precache() -> bool {
    !saves_data() && !is_hidden()
}

fn when_idle(work: impl FnOnce() + 'static) {
    let request = Reflect::get(&window(), &"requestIdleCallback".into());
    match request.map(JsCast::dyn_into::<Function>) {
        Ok(Ok(request)) => drop(request.call1(&window(), &Closure::once_into_js(work))),
        _ => set_timeout(work, IDLE_FALLBACK_DELAY),
    }
}
