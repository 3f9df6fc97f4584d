//! Builds the site after every change, publishes it to the requests, then checks what is left.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::publish::diagnostic::Diagnostic;
use crate::publish::serve::builder::{Builder, Built};
use crate::publish::serve::changes::Changes;
use crate::publish::serve::check;
use crate::publish::serve::site::ServedSite;
use crate::publish::serve::status::{Served, StatusSender};

/// Runs until the server ends.
pub(crate) fn run(mut builder: Builder, changes: &Changes, status: &StatusSender) {
    let mut touched = BTreeSet::new();
    // What is wrong with bodies, as the last check has found it.
    let mut of_bodies = Vec::new();
    let mut unchecked: Option<(Arc<ServedSite>, Vec<Diagnostic>)> = None;
    loop {
        let started = Instant::now();
        match builder.build(&touched) {
            Ok(Some(Built { site, diagnostics })) => {
                of_bodies.retain(|it: &Diagnostic| !touched.contains(&it.file));
                if let Some(site) = site {
                    let site = Arc::new(site);
                    if status.borrow().site().is_some() {
                        show(
                            status,
                            Some(Arc::clone(&site)),
                            [&diagnostics[..], &of_bodies].concat(),
                        );
                        print_built(&touched, started);
                    }
                    unchecked = Some((site, diagnostics));
                } else {
                    show(status, None, [&diagnostics[..], &of_bodies].concat());
                }
            }
            Ok(None) => {}
            Err(error) => eprintln!("{error}"),
        }
        if let Some((site, diagnostics)) = &unchecked {
            let is_first = status.borrow().site().is_none();
            let publish = || show(status, Some(Arc::clone(site)), diagnostics.clone());
            let first: Option<&(dyn Fn() + Sync)> = is_first.then_some(&publish);
            if let Some(found) = check::run(site, &changes.waiting(), first) {
                // Where no state without a mistake has been shown, the mistakes are the page.
                let is_shown = status.borrow().site().is_some() || found.is_empty();
                let site = is_shown.then(|| Arc::clone(site));
                show(status, site, [&diagnostics[..], &found].concat());
                of_bodies = found;
                unchecked = None;
            }
        }
        let Some(next) = changes.next() else { return };
        touched = next;
    }
}

/// Shows the site, or the last one if there is none, and the mistakes.
fn show(status: &StatusSender, site: Option<Arc<ServedSite>>, mut diagnostics: Vec<Diagnostic>) {
    diagnostics.sort();
    diagnostics.dedup();
    print_diagnostics(&status.borrow().diagnostics, &diagnostics);
    status.send_modify(|it| {
        it.diagnostics = diagnostics.into();
        match (site, &it.served) {
            (Some(site), _) => it.served = Served::Site(site),
            (None, Served::Site(_)) => {}
            (None, _) => it.served = Served::Invalid,
        }
    });
}

/// Prints what has been shown, and how long that took.
fn print_built(touched: &BTreeSet<PathBuf>, started: Instant) {
    let what = match touched.len() {
        1 => touched.iter().map(|it| it.display().to_string()).collect(),
        count => format!("{count} files"),
    };
    println!("{what}: shown after {} ms", started.elapsed().as_millis());
}

/// Prints the mistakes when they are others than before.
fn print_diagnostics(before: &[Diagnostic], now: &[Diagnostic]) {
    if before == now {
        return;
    }
    for diagnostic in now {
        eprintln!("{diagnostic}");
    }
    match now.len() {
        0 => println!("No mistakes any more."),
        1 => eprintln!("1 mistake; the page shows it until it is mended"),
        count => eprintln!("{count} mistakes; the page shows them until they are mended"),
    }
}
