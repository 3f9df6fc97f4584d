//! What is wrong with the content, and how to mend it.

use std::fmt;
use std::path::PathBuf;

/// Something in the content that keeps it from being published.
///
/// Ordered by file, then by line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, relative to the content's directory.
    pub file: PathBuf,
    /// The line in it, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, message: problem, help: remedy } = self;
        write!(f, "{}:{line}: {problem}; {remedy}", file.display())
    }
}

/// The mistakes of one file, as they are found.
#[derive(Clone, Debug)]
pub(crate) struct Diagnostics {
    pub(crate) file: PathBuf,
    pub(crate) found: Vec<Diagnostic>,
}

impl Diagnostics {
    pub(crate) fn for_file(file: impl Into<PathBuf>) -> Self {
        Self { file: file.into(), found: Vec::new() }
    }

    pub(crate) fn add(&mut self, line: usize, trouble: Problem) {
        let Problem { message: problem, help: remedy } = trouble;
        self.found.push(Diagnostic {
            file: self.file.clone(),
            line,
            message: problem,
            help: remedy,
        });
    }
}

/// A mistake before it is known where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Problem {
    pub(crate) fn new(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { message: problem.into(), help: remedy.into() }
    }
}
