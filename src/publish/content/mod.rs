//! Stage 1: reads the content directory: `site.toml`, articles with their front matter, media files.

pub(crate) mod value; // TOML and YAML with line numbers
mod edit_distance; // suggestions for misspelt keys
pub(crate) mod table; // reads a table key by key
pub(crate) mod date; // dates as people write them
pub(crate) mod menu; // the menu and the footer
pub(crate) mod settings; // site.toml
pub(crate) mod front_matter; // the head of an article's file
pub(crate) mod source; // the files of articles
mod image_size; // pixels of an image
pub(crate) mod media; // images and attachments
