//! How content looks. Components are given plain data: they never ask for any, and never fail.

use leptos::prelude::*;

use crate::text::words::{Lang, Messages};

pub mod heading; // what the page is called
pub mod masthead; // the name of the paper
pub mod menu; // where one can go
pub mod meta; // source, time, length
mod entry; // an entry of a list of links
pub mod image; // a picture in its place
pub mod story; // an article in a list
pub mod pager; // older and newer
pub mod article; // an article, whole
pub mod contents; // the headings of an article
pub mod around; // where to go from an article
pub mod prose; // the door for markup
pub mod archive; // years and months
pub mod notice; // what went wrong
pub mod note; // a line that says and offers something
pub mod pending; // the shape of what comes
pub mod footer; // what stands below
pub(crate) mod saved; // what has been saved
pub(crate) mod search; // a form to look for something
pub mod settings; // what the reader chooses
pub mod crash; // when the application has ended

/// What the interface says here. Simplified Chinese where nobody has said otherwise.
pub fn messages() -> &'static Messages {
    use_context::<Lang>().unwrap_or(Lang::Hans).messages()
}
