//! The content of a site, as typed values that are decoded from the documents of its endpoint.
//!
//! No input or output, no clock, no DOM: everything here runs the same in a test, in the publisher
//! and in the browser. What a document may leave out or get wrong is tested in `tests/model/`.

pub mod slug; // the name of an article, a section or a tag in a URL
pub mod timestamp; // when something was published
pub mod url; // a URL that is safe in a link or an image
pub mod untrusted_html; // markup that has not been sanitized yet
pub mod html_allowlist; // what the sanitizer allows
pub mod parse_warnings; // what was left out of a document
pub mod json; // members of a document of any shape
pub mod site; // title, menu, sections, footer
pub mod article; // one article, and its teaser in a list
pub mod list; // one page of a list
pub mod archive; // years and months
