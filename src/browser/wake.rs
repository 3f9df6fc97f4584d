//! When it is worth asking again: the network is back, or the reader.

use leptos::prelude::*;
use web_sys::{Event, PageTransitionEvent, VisibilityState};

use crate::browser::events::listen;
use crate::browser::{document, window};
use crate::components::note::Note;
use crate::pages::Shell;
use crate::text::words::Lang;

/// Wakes the page that is shown.
pub(crate) fn watch(shell: Shell, lang: Lang) {
    listen(&window(), "online", move |_: Event| shell.wake());
    listen(&window(), "pageshow", move |event: PageTransitionEvent| {
        // As it was left, perhaps hours ago.
        if event.persisted() {
            shell.wake();
        }
    });
    listen(&document(), "visibilitychange", move |_: Event| {
        if document().visibility_state() == VisibilityState::Visible {
            shell.wake();
        }
    });
    // Said by the script that starts the application, which asks what the host has.
    listen(&window(), "quanwen:next-version", move |_: Event| {
        shell.note.set(Some(Note::saying(lang.words().next_version.to_owned())));
    });
}
