//! The content as the reader shows it.
//!
//! No input or output, no clock, no document object model: everything here runs the same in a
//! test, in the publisher and in the browser.

pub mod slug; // the name of a thing in an address
pub mod timestamp; // when something was published
pub mod url; // an address that is safe to offer
pub mod untrusted_html; // markup that has not been through the door yet
pub mod html_allowlist; // what the door lets through
pub mod parse_warnings; // what could not be read
pub mod json; // reading a document that may be anything
pub mod site; // title, menu, sections, footer
pub mod article; // one article, and how it stands in a list
pub mod list; // one page of a list
pub mod archive; // years and months
