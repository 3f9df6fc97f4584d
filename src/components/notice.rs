//! What went wrong, in the reader's words, with a way on.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::components::words;
use crate::error::Trouble;
use crate::model::article::Teaser;
use crate::route::Route;

/// Asks once more.
pub type Retry = Arc<dyn Fn() + Send + Sync>;

/// A sentence, and what one can do.
#[component]
pub fn Notice(
    /// What went wrong.
    trouble: Trouble,
    /// Where this page is.
    page: String,
    /// Asks once more.
    on_retry: Retry,
    /// The article that is not here, as far as its lists tell.
    #[prop(optional_no_strip)]
    known: Option<Teaser>,
) -> impl IntoView {
    let words = words();
    let (title, text) = words.trouble(trouble);
    let retry = match trouble {
        Trouble::Missing => None,
        // An ordinary link to this very page: what loads it anew also works without this program.
        Trouble::TooNew => {
            Some(view! { <a class="button" href=page rel="external">{words.reload}</a> }.into_any())
        }
        _ => {
            let again = move |_| on_retry();
            Some(view! { <button type="button" on:click=again>{words.retry}</button> }.into_any())
        }
    };
    let heading = match known {
        None => view! { <Heading text=title.to_owned() /> }.into_any(),
        Some(Teaser { title: name, summary, language, .. }) => view! {
            <Heading text=name language=language.clone() />
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
