//! How content looks. Components are given plain data: they never ask for any, and never fail.

use leptos::prelude::*;

use crate::i18n::Lang;
use crate::i18n::messages::Messages;

pub mod heading; // the title of a page
pub mod masthead; // the site's name
pub mod menu; // the menu
pub mod byline; // source, time, length
mod list_item; // an item of a list of links
pub mod image; // a picture with its size
pub mod teaser; // an article in a list
pub mod pager; // older and newer
pub mod article; // a whole article
pub mod table_of_contents; // the headings of an article
pub mod prev_next; // previous and next article
pub mod prose; // the one place where HTML enters a page
pub mod archive; // years and months
pub mod error_notice; // an error and what to do
pub mod status_bar; // a message with an action
pub mod skeleton; // a placeholder while loading
pub mod footer; // the footer
pub(crate) mod saved; // the list of saved articles
pub(crate) mod search; // the search field
pub mod settings; // the reader's settings
pub mod crash_bar; // offers a reload after a crash

/// What the interface says here. Simplified Chinese where nobody has said otherwise.
pub fn messages() -> &'static Messages {
    use_context::<Lang>().unwrap_or(Lang::Hans).messages()
}
