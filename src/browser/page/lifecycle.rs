//! When it is worth asking again: the network is back, or the reader.

use leptos::prelude::*;
use web_sys::{Event, PageTransitionEvent, VisibilityState};

use crate::browser::dom::{document, window};
use crate::browser::events::listen;
use crate::components::status_bar::StatusMessage;
use crate::i18n::Lang;
use crate::pages::AppContext;

/// Wakes the page that is shown.
pub(crate) fn watch(shell: AppContext, lang: Lang) {
    listen(&window(), "online", move |_: Event| shell.refresh());
    listen(&window(), "pageshow", move |event: PageTransitionEvent| {
        // As it was left, perhaps hours ago.
        if event.persisted() {
            shell.refresh();
        }
    });
    listen(&document(), "visibilitychange", move |_: Event| {
        if document().visibility_state() == VisibilityState::Visible {
            shell.refresh();
        }
    });
    // Said by the script that starts the application, which asks what the host has.
    listen(&window(), "quanwen:next-version", move |_: Event| {
        shell
            .status_message
            .set(Some(StatusMessage::text_only(lang.messages().next_version.to_owned())));
    });
}
