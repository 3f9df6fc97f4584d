//! A line with a message and an action: about the page while it is read, or about articles that are
//! being saved.
//!
//! Tests: `tests/browser/revalidation.rs`, `tests/browser/saved_articles.rs`.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::components::{ActionFn, messages};

/// A message, and what the reader can do about it.
#[derive(Clone, Default)]
pub struct StatusMessage {
    /// The message; may be empty.
    pub text: String,
    /// How many are done, of how many. Until all are, the button does nothing.
    pub progress: Option<(usize, usize)>,
    /// The text of the button; empty for none.
    pub label: String,
    /// Where the button leads until the app has taken over the page, and without an action.
    pub href: String,
    /// What the button does; `None` for a plain link.
    pub action: Option<ActionFn>,
}

impl StatusMessage {
    /// A message without a button.
    pub fn text_only(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// The element of a message, with `class`. It is there before the first message: a screen reader
/// only speaks changes of a `role="status"` that is already on the page. The button is next to that
/// element, and stays the same element whatever its text, so that it keeps the focus.
pub(crate) fn status_bar(class: &'static str, message: RwSignal<Option<StatusMessage>>) -> AnyView {
    let saving = messages().saving;
    let status = move || {
        let StatusMessage { text, progress, .. } = message.get()?;
        let progress = progress.map(|(done, all)| {
            let (done, all) = (done.to_string(), all.to_string());
            view! { <progress aria-label=saving max=all value=done></progress> }.into_any()
        });
        let text = (!text.is_empty()).then(|| view! { <span>{text}</span> }.into_any());
        Some(view! { {text} {progress} })
    };
    let button = move || {
        let StatusMessage { progress, label, href, action, .. } = message.get()?;
        if label.is_empty() {
            return None;
        }
        let (role, is_busy) = (action.is_some().then_some("button"), progress.is_some());
        let disabled = is_busy.then_some("true");
        let on_click = move |event: MouseEvent| {
            if let Some(act) = &action {
                event.prevent_default();
                if !is_busy {
                    act();
                }
            }
        };
        let button = view! {
            <a class="button" role=role aria-disabled=disabled href=href on:click=on_click>
                {label}
            </a>
        };
        Some(button.into_any())
    };
    view! { <div class=class><div role="status">{status}</div>{button}</div> }.into_any()
}
