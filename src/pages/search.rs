//! Looking for something.

use leptos::prelude::*;

use crate::components::search::search_field;
use crate::components::words;
use crate::pages::{Head, Shell};

/// `/search/`: a field to write in. All else is made by a program that is loaded when somebody is
/// about to do so (`browser/finder`), or stands there already (`publish/search/page.rs`).
pub fn search_screen() -> AnyView {
    let shell = Shell::here();
    // Where the address asks for a search, the page has arrived once there is something to see.
    shell.here.within.set(None);
    shell.head.set(Head { title: words().search.to_owned(), arrived: !(shell.tools.is_sought)() });
    search_field()
}
