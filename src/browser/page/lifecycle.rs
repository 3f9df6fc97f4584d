//! Refreshes the page when loading is worth another try: the network is back, or the reader is.
//!
//! Tests: `tests/browser/revalidation.rs`, `tests/browser/faults/back_forward.rs`

use leptos::prelude::*;
use web_sys::{Event, PageTransitionEvent};

use crate::browser::dom::{document, is_hidden, window};
use crate::browser::events::listen;
use crate::components::status_bar::StatusMessage;
use crate::contract::{CONTENT_CHANGED, NEXT_VERSION};
use crate::i18n::Lang;
use crate::pages::AppContext;

/// Listens to the Page Lifecycle, to the network, and for a new version of the app.
pub(crate) fn watch(app: AppContext, lang: Lang) {
    listen(&window(), "online", move |_: Event| app.refresh());
    listen(&window(), "pageshow", move |event: PageTransitionEvent| {
        // From the back/forward cache: the page is as the reader left it, perhaps hours ago.
        if event.persisted() {
            app.refresh();
        }
    });
    listen(&document(), "visibilitychange", move |_: Event| {
        if !is_hidden() {
            app.refresh();
        }
    });
    // Sent by `publish/serve/http/js/serve.js`, which loads the page again unless the event is cancelled.
    listen(&window(), CONTENT_CHANGED, move |event: Event| {
        event.prevent_default();
        app.show_changes_at_once();
    });
    // Sent by `publish/bundle/js/outdated.js`, which compares the app with the host's.
    listen(&window(), NEXT_VERSION, move |_: Event| {
        let message = lang.messages().next_version.to_owned();
        app.status_message.set(Some(StatusMessage::text_only(message)));
    });
}
