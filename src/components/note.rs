//! What there is to say of the page while it is read: one line, which moves nothing.

use leptos::prelude::*;

use crate::components::notice::Retry;

/// A line, and what one can do about it.
#[derive(Clone)]
pub struct Note {
    text: String,
    /// What the button says; empty where the whole line is the button.
    label: &'static str,
    act: Option<Retry>,
}

impl Note {
    /// A line that only says something.
    pub fn saying(text: String) -> Self {
        Self { text, label: "", act: None }
    }

    /// A line that is a button.
    pub fn button(text: String, act: Retry) -> Self {
        Self { text, label: "", act: Some(act) }
    }

    /// A line with a button behind it.
    pub fn offering(text: String, label: &'static str, act: Retry) -> Self {
        Self { text, label, act: Some(act) }
    }
}

/// Where notes are shown. It is there before there is one, so that screen readers speak it.
pub(crate) fn notes(note: RwSignal<Option<Note>>) -> AnyView {
    let line = move || {
        let Note { text, label, act } = note.get()?;
        let Some(act) = act else { return Some(view! { <p>{text}</p> }.into_any()) };
        let act = move |_| act();
        Some(if label.is_empty() {
            view! { <button type="button" on:click=act>{text}</button> }.into_any()
        } else {
            view! { <p>{text}</p> <button type="button" on:click=act>{label}</button> }.into_any()
        })
    };
    view! { <div class="note" role="status">{line}</div> }.into_any()
}
