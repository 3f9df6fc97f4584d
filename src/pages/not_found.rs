//! The 404 page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::error_notice::ErrorNotice;
use crate::components::messages;
use crate::error::ErrorKind;
use crate::pages::AppContext;
use crate::route::Route;

/// The 404 page, for every URL that is not a page of the site.
pub fn not_found_screen() -> AnyView {
    let kind = ErrorKind::Missing;
    AppContext::use_app().page_ready(messages().error_message(kind).0.to_owned(), None);
    view! { <ErrorNotice kind page=Route::NotFound.href() on_retry=Arc::new(|| ()) /> }.into_any()
}
