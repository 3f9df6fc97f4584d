//! What the app does to the page around its views: takeover, focus, highlights, precaching.

pub mod takeover; // the app replaces the prerendered page
pub mod selection; // the selection, which outlives the takeover
pub mod arrival; // title, focus and scroll once the content is shown
pub mod lifecycle; // refresh when the page is looked at again
pub mod scrollspy; // the current heading in the table of contents
pub mod highlight_changes; // marks new paragraphs of an article
pub mod menu_focus; // Escape in the menu
pub mod precache; // stores the newest articles when idle
#[cfg(debug_assertions)]
pub mod panic_hook; // logs why the app crashed
