//! Reads the content directory: site.toml, front matter, articles and media files.

pub(crate) mod value; // TOML and YAML with line numbers
pub(crate) mod table; // reads a table key by key
pub(crate) mod date; // dates as people write them
pub(crate) mod menu; // the menu and the footer
pub(crate) mod settings; // site.toml
pub(crate) mod front_matter; // the head of an article's file
pub(crate) mod source; // the files of articles
pub(crate) mod media; // pictures and attachments
