//! Why a site was not written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::publish::diagnostic::Diagnostic;

/// Why a site was not written. Whatever was published before is still there.
#[derive(Debug)]
pub enum PublishError {
    /// The content is wrong; by file and line.
    InvalidContent(Vec<Diagnostic>),
    /// A file or a directory stood in the way.
    Io {
        /// What was to be done, such as `read`.
        action: &'static str,
        /// To which file or directory.
        path: PathBuf,
        /// Why it could not be done.
        why: String,
    },
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidContent(mistakes) => {
                for mistake in mistakes {
                    writeln!(f, "{mistake}")?;
                }
                match mistakes.len() {
                    1 => f.write_str("1 mistake; nothing was written"),
                    many => write!(f, "{many} mistakes; nothing was written"),
                }
            }
            Self::Io { action: what, path, why } => {
                write!(f, "cannot {what} {}: {why}", path.display())
            }
        }
    }
}

impl std::error::Error for PublishError {}

/// Says what was done to which path when it went wrong.
pub(crate) trait WithPath<T> {
    fn with_path(self, what: &'static str, path: &Path) -> Result<T, PublishError>;
}

impl<T> WithPath<T> for io::Result<T> {
    fn with_path(self, what: &'static str, path: &Path) -> Result<T, PublishError> {
        self.map_err(|error| io_error(what, path, error.to_string()))
    }
}

pub(crate) fn io_error(what: &'static str, path: &Path, why: impl Into<String>) -> PublishError {
    PublishError::Io { action: what, path: path.to_owned(), why: why.into() }
}
