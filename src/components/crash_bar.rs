//! What is shown when the application has ended before its time: a bar that offers to reload.
//!
//! Painted by the publisher, out of the application's reach, and unhidden by the script that also
//! works without it (`publish/app/boot.js`).

use leptos::prelude::*;

use crate::components::messages;
use crate::i18n::crash_message;

/// The bar, hidden.
#[component]
pub fn CrashBar() -> impl IntoView {
    let words = messages();
    view! {
        <div id="crash" class="crash" role="alert" hidden>
            <p>{crash_message::crash_message(words.lang)}</p>
            <button type="button">{words.reload}</button>
        </div>
    }
}
