//! A line that says something and may offer something: of the page while it is read, or of what is
//! being saved.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::components::notice::Retry;

/// A line, and what one can do about it.
#[derive(Clone, Default)]
pub struct Note {
    /// What it says; may be empty.
    pub text: String,
    /// So many of so many are done.
    pub progress: Option<(usize, usize)>,
    /// What one can do; empty where there is nothing.
    pub label: String,
    /// Where that leads as long as the application cannot do it.
    pub href: String,
    /// Does it; else it is a link like any other.
    pub act: Option<Retry>,
}

impl Note {
    /// A line that only says something.
    pub fn saying(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Where a note is shown, as `class`. It is there before there is one, so that screen readers
/// speak it.
pub(crate) fn notes(class: &'static str, note: RwSignal<Option<Note>>) -> AnyView {
    let line = move || {
        let Note { text, progress, label, href, act } = note.get()?;
        let text = (!text.is_empty()).then(|| view! { <span>{text}</span> }.into_any());
        let progress = progress.map(|(done, of)| {
            view! { <progress max=of.to_string() value=done.to_string()></progress> }.into_any()
        });
        let on_click = move |event: MouseEvent| {
            if let Some(act) = &act {
                event.prevent_default();
                act();
            }
        };
        let way = (!label.is_empty()).then(|| {
            view! { <a class="button" href=href on:click=on_click>{label}</a> }.into_any()
        });
        Some(view! { {text} {progress} {way} })
    };
    view! { <div class=class role="status">{line}</div> }.into_any()
}
