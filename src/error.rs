//! Errors of loading a document: what the console shows, what the reader is shown, and (in
//! [`crate::retry`]) whether to try again.
//!
//! Tests: `tests/store/requests.rs`.

use std::fmt;

/// Why a document could not be loaded. Its [`fmt::Display`] is for the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No response; the browser reports that there is no network.
    Offline,
    /// No response although there is a network: refused, aborted or timed out.
    Unreachable(String),
    /// There is no such document: 404, 410, or an HTML page as its response.
    Missing,
    /// The endpoint responded with another status than success.
    Refused {
        /// HTTP status.
        status: u16,
        /// `Retry-After`, in seconds.
        retry_after: Option<u32>,
    },
    /// The document cannot be decoded, and why.
    Malformed(String),
    /// The document has a later schema version than this app supports.
    TooNew,
}

/// What readers are shown for a [`LoadError`]: one kind for each thing that they can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// Wait for the network.
    Offline,
    /// Go to another page.
    Missing,
    /// Try again later.
    Server,
    /// Nothing: the publisher has to correct the document.
    Malformed,
    /// Reload the page.
    TooNew,
}

impl LoadError {
    /// What readers are shown.
    pub const fn kind(&self) -> ErrorKind {
        match self {
            Self::Offline => ErrorKind::Offline,
            Self::Missing => ErrorKind::Missing,
            Self::Unreachable(_) | Self::Refused { .. } => ErrorKind::Server,
            Self::Malformed(_) => ErrorKind::Malformed,
            Self::TooNew => ErrorKind::TooNew,
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offline => f.write_str("the browser is offline"),
            Self::Unreachable(reason) => write!(f, "no response from the endpoint: {reason}"),
            Self::Missing => f.write_str("the endpoint has no such document"),
            Self::Refused { status, .. } => write!(f, "the endpoint sent status {status}"),
            Self::Malformed(reason) => write!(f, "the document is malformed: {reason}"),
            Self::TooNew => f.write_str("the document has a later version than this app supports"),
        }
    }
}
