//! What went wrong on the way to a document: for the log, for the reader, worth another try?

use std::fmt;

/// Why a document is not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No answer; the browser says there is no network.
    Offline,
    /// No answer, although there is a network: refused, cut off or too slow.
    Unreachable(String),
    /// There is no such document: 404, 410, or a page of HTML in its place.
    Missing,
    /// The endpoint answered that it will not or cannot.
    Refused {
        /// HTTP status.
        status: u16,
        /// In how many seconds it wants to be asked again.
        retry_after: Option<u32>,
    },
    /// The document is not in a form this reader can show.
    Malformed(String),
    /// The document is of a newer form than this reader knows.
    TooNew,
}

/// The words a reader is given; one for each thing a reader can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// Wait for the network.
    Offline,
    /// Go somewhere else.
    Missing,
    /// Try again later.
    Server,
    /// Nothing, until the owner mends it.
    Malformed,
    /// Load the page anew.
    TooNew,
}

impl LoadError {
    /// What it means for the reader.
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
            Self::Unreachable(why) => write!(f, "no answer from the endpoint: {why}"),
            Self::Missing => f.write_str("the endpoint has no such document"),
            Self::Refused { status, .. } => write!(f, "the endpoint answered with status {status}"),
            Self::Malformed(why) => write!(f, "the document is not in the expected form: {why}"),
            Self::TooNew => f.write_str("the document is of a newer form than this reader knows"),
        }
    }
}
