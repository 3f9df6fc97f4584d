//! What is wrong with the content, and how to mend it.

use std::fmt;
use std::path::PathBuf;

/// Something in the content that keeps it from being published.
///
/// Ordered by file, then by line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The file, relative to the content's directory.
    pub file: PathBuf,
    /// The line in it, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub remedy: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, problem, remedy } = self;
        write!(f, "{}:{line}: {problem}; {remedy}", file.display())
    }
}

/// The mistakes of one file, as they are found.
#[derive(Clone, Debug)]
pub(crate) struct Notes {
    pub(crate) file: PathBuf,
    pub(crate) found: Vec<Mistake>,
}

impl Notes {
    pub(crate) fn on(file: impl Into<PathBuf>) -> Self {
        Self { file: file.into(), found: Vec::new() }
    }

    pub(crate) fn add(&mut self, line: usize, trouble: Trouble) {
        let Trouble { problem, remedy } = trouble;
        self.found.push(Mistake { file: self.file.clone(), line, problem, remedy });
    }
}

/// A mistake before it is known where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Trouble {
    pub(crate) problem: String,
    pub(crate) remedy: String,
}

impl Trouble {
    pub(crate) fn new(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { problem: problem.into(), remedy: remedy.into() }
    }
}
