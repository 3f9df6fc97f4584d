//! Why a site was not written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::publish::mistake::Mistake;

/// Why a site was not written. Whatever was published before is still there.
#[derive(Debug)]
pub enum Failure {
    /// The content is wrong; by file and line.
    Mistakes(Vec<Mistake>),
    /// A file or a directory stood in the way.
    Io {
        /// What was to be done, such as `read`.
        what: &'static str,
        /// To which file or directory.
        path: PathBuf,
        /// Why it could not be done.
        why: String,
    },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mistakes(mistakes) => {
                for mistake in mistakes {
                    writeln!(f, "{mistake}")?;
                }
                match mistakes.len() {
                    1 => f.write_str("1 mistake; nothing was written"),
                    many => write!(f, "{many} mistakes; nothing was written"),
                }
            }
            Self::Io { what, path, why } => write!(f, "cannot {what} {}: {why}", path.display()),
        }
    }
}

impl std::error::Error for Failure {}

/// Says what was done to which path when it went wrong.
pub(crate) trait Context<T> {
    fn while_trying(self, what: &'static str, path: &Path) -> Result<T, Failure>;
}

impl<T> Context<T> for io::Result<T> {
    fn while_trying(self, what: &'static str, path: &Path) -> Result<T, Failure> {
        self.map_err(|error| refuse(what, path, error.to_string()))
    }
}

pub(crate) fn refuse(what: &'static str, path: &Path, why: impl Into<String>) -> Failure {
    Failure::Io { what, path: path.to_owned(), why: why.into() }
}
