//! What went wrong, in the reader's words, with a way on.

use leptos::prelude::*;

use crate::components::heading::PageHeading;
use crate::components::{ActionFn, messages};
use crate::error::ErrorKind;
use crate::model::article::Teaser;
use crate::route::Route;

/// A sentence, and what one can do.
#[component]
pub fn ErrorNotice(
    /// What went wrong.
    kind: ErrorKind,
    /// Where this page is.
    page: String,
    /// Asks once more.
    on_retry: ActionFn,
    /// The article that is not here, as far as its lists tell.
    #[prop(optional_no_strip)]
    fallback_teaser: Option<Teaser>,
) -> impl IntoView {
    let words = messages();
    let (title, text) = words.error_message(kind);
    let retry = match kind {
        ErrorKind::Missing => None,
        // An ordinary link to this very page: what loads it anew also works without this program.
        ErrorKind::TooNew => {
            Some(view! { <a class="button" href=page rel="external">{words.reload}</a> }.into_any())
        }
        _ => {
            let again = move |_| on_retry();
            Some(view! { <button type="button" on:click=again>{words.retry}</button> }.into_any())
        }
    };
    let heading = match fallback_teaser {
        None => view! { <PageHeading text=title.to_owned() /> }.into_any(),
        Some(Teaser { title: name, summary, language, .. }) => view! {
            <PageHeading text=name language=language.clone() />
            <p lang=language>{summary}</p>
            <p class="why">{title}</p>
        }
        .into_any(),
    };
    view! {
        <div class="notice">
            {heading}
            <p>{text}</p>
            <p class="ways">
                {retry} <a href=Route::HOME.href()>{words.home}</a> " "
                <a href=Route::Archive.href()>{words.archive}</a>
            </p>
        </div>
    }
}
