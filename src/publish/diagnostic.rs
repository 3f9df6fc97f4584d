//! Diagnostics: what is wrong with the content, in which file and line, and how to fix it.
//!
//! Tests: `tests/publish/diagnostics.rs`

use std::fmt;
use std::path::PathBuf;

/// Something in the content that keeps the site from being published.
///
/// Ordered by file, then by line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, relative to the content directory.
    pub file: PathBuf,
    /// The line in the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: String,
}

impl Diagnostic {
    /// The file and the line, as editors and terminals open them.
    pub(crate) fn location(&self) -> String {
        format!("{}:{}", self.file.display(), self.line)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.location(), self.message, self.help)
    }
}

/// The diagnostics of one file, in the order they were found.
#[derive(Clone, Debug)]
pub(crate) struct Diagnostics {
    pub(crate) file: PathBuf,
    pub(crate) found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// No diagnostics yet. The file is relative to the content directory.
    pub(crate) fn for_file(file: impl Into<PathBuf>) -> Self {
        Self { file: file.into(), found: Vec::new() }
    }

    /// Reports a problem in a line, counted from 1.
    pub(crate) fn add(&mut self, line: usize, problem: Problem) {
        let Problem { message, help } = problem;
        self.found.push(Diagnostic { file: self.file.clone(), line, message, help });
    }
}

/// A problem and how to fix it: a diagnostic without file and line.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Problem {
    pub(crate) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// A name that refers to nothing, such as a section that `site.toml` does not list. The help
    /// lists the `valid` names.
    pub(crate) fn unknown(kind: &str, name: &str, valid: &[&str]) -> Self {
        let help = match valid {
            [] => format!("add it: the site has no {kind} yet"),
            names => format!("use one of {}", names.join(", ")),
        };
        Self::new(format!("there is no {kind} \"{name}\""), help)
    }
}
