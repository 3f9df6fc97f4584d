//! The newest articles, kept for when there is no network, once the page has nothing else to do.

use std::time::Duration;

use futures::FutureExt;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::browser::dom::window;
use crate::browser::navigation::prefetch::saves_data;
use crate::browser::platform::clock::PAGE_EFFECTS;
use crate::browser::platform::embedded;
use crate::pages::AppContext;

/// A browser that cannot say when it is idle has been so by then.
const IDLE_FALLBACK_DELAY: Duration = Duration::from_secs(2);

/// Keeps them, unless the worker has answered in the place of a host that is better let be.
pub(crate) fn schedule_precache(shell: AppContext) {
    if embedded::cached_since().is_none() {
        when_idle(move || {
            let store = shell.store.get_value();
            let work = async move { store.precache_newest(may_precache).await };
            spawn_local(work.map(drop).boxed_local());
        });
    }
}

/// The reader is looking, and does not save data.
fn may_precache() -> bool {
    !saves_data() && !(PAGE_EFFECTS.is_hidden)()
}

fn when_idle(work: impl FnOnce() + 'static) {
    let idle = Reflect::get(&window(), &"requestIdleCallback".into());
    match idle.map(JsCast::dyn_into::<Function>) {
        Ok(Ok(idle)) => drop(idle.call1(&window(), &Closure::once_into_js(work))),
        _ => set_timeout(work, IDLE_FALLBACK_DELAY),
    }
}
