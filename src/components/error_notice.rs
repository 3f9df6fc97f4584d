//! An error, in words for readers, and what they can do.
//!
//! Tests: `tests/screens/`, `tests/browser/error_pages.rs`.

use leptos::prelude::*;

use crate::components::heading::PageHeading;
use crate::components::{ActionFn, messages};
use crate::error::ErrorKind;
use crate::model::article::Teaser;
use crate::route::Route;

/// An error as the content of a page: a sentence, a retry, and links to the rest of the site.
#[component]
pub fn ErrorNotice(
    /// The kind of error, which decides the words and the retry.
    kind: ErrorKind,
    /// The URL of this page.
    page: String,
    /// Retries.
    on_retry: ActionFn,
    /// What the lists of the site know about the article that failed to load.
    #[prop(optional_no_strip)]
    fallback_teaser: Option<Teaser>,
) -> impl IntoView {
    let messages = messages();
    let (title, text) = messages.error_message(kind);
    let retry = match kind {
        ErrorKind::Missing => None,
        // A plain link to this page, which reloads it: it also works without the app.
        ErrorKind::TooNew => Some(
            view! { <a class="button" href=page rel="external">{messages.reload}</a> }.into_any(),
        ),
        _ => {
            let retry = move |_| on_retry();
            Some(
                view! { <button type="button" on:click=retry>{messages.retry}</button> }.into_any(),
            )
        }
    };
    let heading = match fallback_teaser {
        None => view! { <PageHeading text=title.to_owned() /> }.into_any(),
        Some(Teaser { title: headline, summary, language, .. }) => view! {
            <PageHeading text=headline language=language.clone() />
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
                {retry} <a href=Route::HOME.href()>{messages.home}</a> " "
                <a href=Route::Archive.href()>{messages.archive}</a>
            </p>
        </div>
    }
}
