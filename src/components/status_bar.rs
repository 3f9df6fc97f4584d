//! A line that says something and may offer something: of the page while it is read, or of what is
//! being saved.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::components::{ActionFn, messages};

/// A line, and what one can do about it.
#[derive(Clone, Default)]
pub struct StatusMessage {
    /// What it says; may be empty.
    pub text: String,
    /// So many of so many are done; meanwhile nothing else can be.
    pub progress: Option<(usize, usize)>,
    /// What one can do; empty where there is nothing.
    pub label: String,
    /// Where that leads as long as the application cannot do it.
    pub href: String,
    /// Does it; else it is a link like any other.
    pub action: Option<ActionFn>,
}

impl StatusMessage {
    /// A line that only says something.
    pub fn text_only(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Where a note is shown, as `class`. What it says is spoken, so that place is there before there
/// is a note; what it offers stands beside it, and stays the same element whatever it offers, so
/// that the focus stays on it.
pub(crate) fn status_bar(class: &'static str, note: RwSignal<Option<StatusMessage>>) -> AnyView {
    let saving = messages().saving;
    let said = move || {
        let StatusMessage { text, progress, .. } = note.get()?;
        let progress = progress.map(|(done, of)| {
            let (done, of) = (done.to_string(), of.to_string());
            view! { <progress aria-label=saving max=of value=done></progress> }.into_any()
        });
        let text = (!text.is_empty()).then(|| view! { <span>{text}</span> }.into_any());
        Some(view! { {text} {progress} })
    };
    let way = move || {
        let StatusMessage { progress, label, href, action: act, .. } = note.get()?;
        if label.is_empty() {
            return None;
        }
        let (role, is_busy) = (act.is_some().then_some("button"), progress.is_some());
        let disabled = is_busy.then_some("true");
        let on_click = move |event: MouseEvent| {
            if let Some(act) = &act {
                event.prevent_default();
                if !is_busy {
                    act();
                }
            }
        };
        let way = view! {
            <a class="button" role=role aria-disabled=disabled href=href on:click=on_click>
                {label}
            </a>
        };
        Some(way.into_any())
    };
    view! { <div class=class><div role="status">{said}</div>{way}</div> }.into_any()
}
