//! The newest articles, kept for when there is no network, once the page has nothing else to do.

use std::time::Duration;

use futures::FutureExt;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::browser::prefetch::is_frugal;
use crate::browser::tools::TOOLS;
use crate::browser::{embedded, window};
use crate::pages::Shell;

/// A browser that cannot say when it is idle has been so by then.
const LATER: Duration = Duration::from_secs(2);

/// Keeps them, unless the worker has answered in the place of a host that is better let be.
pub(crate) fn keep(shell: Shell) {
    if embedded::kept_since().is_none() {
        idle(move || {
            let store = shell.store.get_value();
            let work = async move { store.keep_newest(is_welcome).await };
            spawn_local(work.map(drop).boxed_local());
        });
    }
}

/// The reader is looking, and does not save data.
fn is_welcome() -> bool {
    !is_frugal() && !(TOOLS.is_hidden)()
}

fn idle(work: impl FnOnce() + 'static) {
    let idle = Reflect::get(&window(), &"requestIdleCallback".into());
    match idle.map(JsCast::dyn_into::<Function>) {
        Ok(Ok(idle)) => drop(idle.call1(&window(), &Closure::once_into_js(work))),
        _ => set_timeout(work, LATER),
    }
}
