//! How far a build has come.

use std::fmt;
use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// Hears how far a build has come; from several threads at once.
pub trait Progress: Sync {
    /// A stage of so many steps begins.
    fn begin(&self, stage: &'static str, steps: usize);
    /// One more step of it is done.
    fn step(&self);
}

/// Nobody is watching.
impl Progress for () {
    fn begin(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}

/// A line on the terminal; nothing where there is none.
pub struct TerminalProgress(ProgressBar);

impl Default for TerminalProgress {
    fn default() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{msg:>9} {bar:30} {pos}/{len}") {
            bar.set_style(style);
        }
        Self(bar)
    }
}

impl fmt::Debug for TerminalProgress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bar").finish_non_exhaustive()
    }
}

impl Progress for TerminalProgress {
    fn begin(&self, stage: &'static str, steps: usize) {
        self.0.reset();
        self.0.set_message(stage);
        self.0.set_length(steps.try_into().unwrap_or(u64::MAX));
    }

    fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for TerminalProgress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
