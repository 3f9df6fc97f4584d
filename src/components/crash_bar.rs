//! The bar after a crash of the app, which offers to reload.
//!
//! The publisher renders it outside of the app's element, hidden. A script that does not depend on
//! the app shows it: `src/publish/bundle/js/crash.js`.
//!
//! Tests: `tests/browser/startup.rs`.

use leptos::prelude::*;

use crate::components::messages;
use crate::i18n::crash_message;

/// The bar, hidden.
#[component]
pub fn CrashBar() -> impl IntoView {
    let messages = messages();
    view! {
        <div id="crash" class="crash" role="alert" hidden>
            <p>{crash_message::crash_message(messages.lang)}</p>
            <button type="button">{messages.reload}</button>
        </div>
    }
}
