//! Saving for reading without network: what it takes, how far it is, what came of it.

use leptos::prelude::*;

use crate::components::notice::Retry;
use crate::components::words;
use crate::route::Route;
use crate::text::words::fill;

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nobody has asked for it.
    No,
    /// So many of so many.
    Under(usize, usize),
    /// Everything is saved.
    Yes,
    /// It is not, for this reason.
    Failed(String),
}

/// A way to save something; `label` says what, and how large it is. It is a link to what is saved,
/// for as long as the application cannot act on it.
pub(crate) fn save(label: String, progress: RwSignal<Progress>, act: Retry) -> AnyView {
    let words = words();
    let state = move || match progress.get() {
        Progress::No => button(label.clone(), act.clone()),
        Progress::Under(done, of) => view! {
            <label>
                {words.saving} " " <progress max=of.to_string() value=done.to_string()></progress>
            </label>
        }
        .into_any(),
        Progress::Yes => {
            let link = view! { <a href=Route::Saved.href()>{words.saved_title}</a> };
            view! { <span>{words.saved}</span> {link} }.into_any()
        }
        Progress::Failed(why) => {
            let button = button(words.retry.to_owned(), act.clone());
            view! { <span>{fill(words.unsaved, &why)}</span> {button} }.into_any()
        }
    };
    view! { <p class="save" role="status">{state}</p> }.into_any()
}

fn button(label: String, act: Retry) -> AnyView {
    let act = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        act();
    };
    view! { <a class="button" role="button" href=Route::Saved.href() on:click=act>{label}</a> }
        .into_any()
}
