//! Looking for something.

use leptos::prelude::*;

use crate::components::messages;
use crate::components::search::search_field;
use crate::pages::{AppContext, PageStatus};

/// `/search/`: a field to write in. All else is made by a program that is loaded when somebody is
/// about to do so (`browser/finder`), or stands there already (`publish/search/page.rs`).
pub fn search_screen() -> AnyView {
    let shell = AppContext::use_app();
    // Where the address asks for a search, the page has arrived once there is something to see.
    shell.current_page.list.set(None);
    shell.page_status.set(PageStatus {
        title: messages().search.to_owned(),
        is_ready: !(shell.effects.has_search_query)(),
    });
    search_field()
}
