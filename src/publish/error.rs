//! Why a site was not published.
//!
//! Tests: `tests/publish/diagnostics.rs`, `tests/publish/output_dir.rs`

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::publish::diagnostic::Diagnostic;

/// Why a site was not published. The site published before is untouched then.
#[derive(Debug)]
pub enum PublishError {
    /// What is wrong with the content, by file and line.
    InvalidContent(Vec<Diagnostic>),
    /// Files that were to be created exist already.
    FilesExist(Vec<PathBuf>),
    /// Why the app in this program is not used, and what to do.
    EmbeddedApp(String),
    /// A file or a directory could not be read or written.
    Io {
        /// The action that failed, as a verb such as `read`.
        action: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// Why the action failed.
        why: String,
    },
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidContent(diagnostics) => {
                for diagnostic in diagnostics {
                    writeln!(f, "{diagnostic}")?;
                }
                match diagnostics.len() {
                    1 => f.write_str("1 mistake; nothing was written"),
                    count => write!(f, "{count} mistakes; nothing was written"),
                }
            }
            Self::FilesExist(paths) => {
                f.write_str("these files exist already:\n")?;
                for path in paths {
                    writeln!(f, "  {}", path.display())?;
                }
                f.write_str("nothing was written; move them away, or choose another directory")
            }
            Self::EmbeddedApp(message) => f.write_str(message),
            Self::Io { action, path, why } => {
                write!(f, "cannot {action} {}: {why}", path.display())
            }
        }
    }
}

impl std::error::Error for PublishError {}

/// Adds the action and the path to an I/O error.
pub(crate) trait WithPath<T> {
    /// `action` is a verb such as `read`.
    fn with_path(self, action: &'static str, path: &Path) -> Result<T, PublishError>;
}

impl<T> WithPath<T> for io::Result<T> {
    fn with_path(self, action: &'static str, path: &Path) -> Result<T, PublishError> {
        self.map_err(|error| io_error(action, path, error.to_string()))
    }
}

/// An error whose message is `cannot <action> <path>: <why>`.
pub(crate) fn io_error(action: &'static str, path: &Path, why: impl Into<String>) -> PublishError {
    PublishError::Io { action, path: path.to_owned(), why: why.into() }
}
