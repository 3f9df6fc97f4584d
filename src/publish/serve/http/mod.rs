//! The server: it sends files as a static host does, and tells open pages what has changed.

mod access; // which hosts and origins are allowed
mod listener; // a free port
mod response; // the headers of a static host
mod page_script; // what an open page runs
mod diagnostics_page; // the mistakes as a page
mod events; // server-sent events
mod server; // one request after the other

pub(crate) use crate::publish::serve::http::access::AllowedHosts;
pub(crate) use crate::publish::serve::http::listener::{is_open, listen, url, url_for_others};
pub(crate) use crate::publish::serve::http::server::Server;
