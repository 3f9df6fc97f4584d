//! Everything else.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::notice::Notice;
use crate::components::words;
use crate::error::Trouble;
use crate::pages::Shell;
use crate::route::Route;

/// An address that is no page of the site.
pub fn missing_screen() -> AnyView {
    let trouble = Trouble::Missing;
    Shell::here().arrive(words().trouble(trouble).0.to_owned(), None);
    view! { <Notice trouble page=Route::NotFound.href() on_retry=Arc::new(|| ()) /> }.into_any()
}
