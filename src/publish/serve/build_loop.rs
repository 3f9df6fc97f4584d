//! Builds the site after every change, shows it, then checks what is left.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::publish::content::source;
use crate::publish::diagnostic::{Diagnostic, Diagnostics, Problem};
use crate::publish::serve::builder::{Builder, Built};
use crate::publish::serve::changes::Changes;
use crate::publish::serve::check;
use crate::publish::serve::site::ServedSite;
use crate::publish::serve::status::{Served, StatusSender};
use crate::publish::serve::terminal::{print_built, print_diagnostics};

/// What is known of the content.
#[derive(Default)]
struct Findings {
    /// What the last build has found.
    of_build: Vec<Diagnostic>,
    /// What the last check has found in bodies.
    of_bodies: Vec<Diagnostic>,
    /// The site that is not checked yet.
    unchecked: Option<Arc<ServedSite>>,
}

/// Runs until the server ends.
pub(crate) fn run(mut builder: Builder, mut changes: Changes, status: &StatusSender) {
    let (mut findings, mut touched) = (Findings::default(), BTreeSet::new());
    loop {
        let round = || {
            findings.build(&mut builder, &touched, status);
            findings.check(&changes, status);
        };
        if catch_unwind(AssertUnwindSafe(round)).is_err() {
            let problem = Problem::new(
                "the publisher failed at this change; the terminal has the reason",
                "undo it, and please report it",
            );
            findings.of_build = failure(problem);
            findings.show(None, status);
        }
        let Some(next) = changes.next() else { return };
        touched = next;
    }
}

impl Findings {
    fn build(&mut self, builder: &mut Builder, touched: &BTreeSet<PathBuf>, status: &StatusSender) {
        let started = Instant::now();
        let Built { site, diagnostics } = match builder.build(touched) {
            Ok(Some(built)) => built,
            Ok(None) => return,
            Err(error) => {
                let problem = Problem::new(error.to_string(), "create it, or make it readable");
                Built { site: None, diagnostics: failure(problem) }
            }
        };
        self.of_build = diagnostics;
        self.of_bodies.retain(|it| !touched.contains(&it.file));
        let Some(site) = site.map(Arc::new) else { return self.show(None, status) };
        self.unchecked = Some(Arc::clone(&site));
        let is_first = status.borrow().site().is_none();
        if !is_first {
            self.show(Some(site), status);
            if self.of_build.is_empty() {
                print_built(touched, started.elapsed());
            }
        }
    }

    /// Checks the bodies that were not asked for, unless something changes meanwhile.
    fn check(&mut self, changes: &Changes, status: &StatusSender) {
        let Some(site) = self.unchecked.clone() else { return };
        let is_shown = status.borrow().site().is_some();
        let publish = || self.show(Some(Arc::clone(&site)), status);
        let is_waiting = !is_shown && self.of_build.is_empty();
        let publish: Option<&(dyn Fn() + Sync)> = is_waiting.then_some(&publish);
        let Some(found) = check::run(&site, &changes.waiting(), publish) else { return };
        (self.of_bodies, self.unchecked) = (found, None);
        // Where no state without a mistake has been shown, the mistakes are the page.
        let is_valid = self.of_build.is_empty() && self.of_bodies.is_empty();
        let is_shown = status.borrow().site().is_some();
        self.show((is_shown || is_valid).then_some(site), status);
    }

    /// Shows the site, or the last one if there is none, and all that was found.
    fn show(&self, site: Option<Arc<ServedSite>>, status: &StatusSender) {
        let mut diagnostics = [&self.of_build[..], &self.of_bodies].concat();
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
}

/// A diagnostic of the content as a whole.
fn failure(problem: Problem) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::for_file(source::DIR);
    diagnostics.add(1, problem);
    diagnostics.found
}
