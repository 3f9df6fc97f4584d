//! What the server prints. Where the terminal is gone, the pages still show it.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::{Write, stderr, stdout};
use std::path::PathBuf;
use std::time::Duration;

use crate::publish::diagnostic::Diagnostic;

/// Prints a line about what is well.
pub(crate) fn print(line: impl Display) {
    // `println!` would panic where standard output is closed.
    let _ = writeln!(stdout(), "{line}");
}

/// Prints a line about what is not.
pub(crate) fn print_error(line: impl Display) {
    let _ = writeln!(stderr(), "{line}");
}

/// Prints which files were looked at, and how long that took.
pub(crate) fn print_built(touched: &BTreeSet<PathBuf>, time: Duration) {
    let what = match (touched.len(), touched.first()) {
        (1, Some(file)) if !file.as_os_str().is_empty() => file.display().to_string(),
        (0 | 1, _) => "the content".to_owned(),
        (count, _) => format!("{count} files"),
    };
    print(format_args!("{what}: the site is up to date after {} ms", time.as_millis()));
}

/// Prints the diagnostics when they are others than before.
pub(crate) fn print_diagnostics(before: &[Diagnostic], now: &[Diagnostic]) {
    if before == now {
        return;
    }
    now.iter().for_each(print_error);
    let count = now.len();
    if count == 0 {
        print("No mistakes any more.");
    } else if count == 1 {
        print_error("1 mistake; the page lists it until it is mended");
    } else {
        print_error(format_args!("{count} mistakes; the page lists them until they are mended"));
    }
}
