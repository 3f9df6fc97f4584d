//! Progress of a build, and the progress bar that shows it.

use std::fmt;
use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// Receives the progress of a build, from several threads at once.
pub trait Progress: Sync {
    /// A stage begins that has this number of steps.
    fn begin(&self, stage: &'static str, steps: usize);
    /// One step of the stage is done.
    fn step(&self);
    /// Whether the work is no longer wanted.
    fn is_stopped(&self) -> bool {
        false
    }
}

/// Shows nothing.
impl Progress for () {
    fn begin(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}

/// A progress bar on the terminal; hidden where standard error is not a terminal.
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
        f.debug_struct("TerminalProgress").finish_non_exhaustive()
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
