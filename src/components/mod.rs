//! The views of content. A component gets plain data: it loads nothing, and never fails.
//!
//! Each has a stylesheet of its name in `style/`. Tests: `tests/screens/`.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Lang;
use crate::i18n::messages::Messages;

pub mod heading; // the title of a page
pub mod masthead; // the site's name
pub mod current_page; // the page that the menu marks
pub mod menu; // the menu
pub mod byline; // source, time, length
mod list_item; // an item of a list of links
pub mod image; // an image with its size
pub mod teaser; // an article in a list
pub mod pager; // older and newer
pub mod article; // a whole article
pub mod table_of_contents; // the headings of an article
pub mod prose; // the one place where HTML enters a page
pub mod tags; // the tags of an article
pub mod prev_next; // previous and next article
pub mod related; // related articles
pub mod archive; // years and months
pub mod error_notice; // an error and what to do
pub mod status_bar; // a message with an action
pub mod skeleton; // a placeholder while loading
pub mod footer; // the footer
pub(crate) mod saved; // the list of saved articles
pub(crate) mod search; // the search field
pub mod settings; // the reader's settings
pub mod crash_bar; // offers a reload after a crash

/// What a button does.
pub type ActionFn = Arc<dyn Fn() + Send + Sync>;

/// The texts of the interface in the language of the app; in simplified Chinese without an app.
pub fn messages() -> &'static Messages {
    use_context::<Lang>().unwrap_or(Lang::Hans).messages()
}
