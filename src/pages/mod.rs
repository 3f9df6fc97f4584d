//! The screens: one file for each kind of page, and what all of them need.
//!
//! Tests: `tests/screens/` (every screen in every state), `tests/browser/requests.rs`,
//! `tests/browser/revalidation.rs`, `tests/browser/error_pages.rs`.

pub(crate) mod effects; // what pages do to the browser window
pub(crate) mod context; // the state all pages share
mod load_site; // loads and refreshes the site's document
pub(crate) mod screen; // loading, shown, failed
pub(crate) mod revalidate; // offers what has changed since
pub mod archive; // years, months, and the articles of one
pub mod article; // an article or a static page
pub mod list; // the head of a list and its sealed pages
pub mod search; // the search page
pub mod saved; // the saved articles
pub(crate) mod save_button; // saves an article or a list
pub mod not_found; // the 404 page

pub use crate::pages::context::{AppContext, PageStatus, SiteState};
pub use crate::pages::effects::{PageEffects, ScheduleFn};
