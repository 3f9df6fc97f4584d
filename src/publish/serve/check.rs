//! Checks the articles that were not asked for yet, in the background, so that every mistake is known.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rayon::ThreadPoolBuilder;

use crate::publish::diagnostic::Diagnostic;
use crate::publish::library::check_bodies::Keep;
use crate::publish::progress::Progress;
use crate::publish::serve::changes::Touched;
use crate::publish::serve::site::ServedSite;

/// How long the first page waits for the check. A small site is checked by then; a large one is shown,
/// and its mistakes follow.
const FIRST_PAGE_WAITS: Duration = Duration::from_millis(500);

/// Renders all articles and returns what is wrong with them. `None` when something has changed
/// meanwhile. `publish` is called once if this takes long.
pub(crate) fn run(
    site: &ServedSite,
    waiting: &Touched,
    publish: Option<&(dyn Fn() + Sync)>,
) -> Option<Vec<Diagnostic>> {
    let (started, is_published) = (Instant::now(), AtomicBool::new(publish.is_none()));
    let progress = CheckProgress { waiting: Arc::clone(waiting), started, is_published, publish };
    let check = || site.library().check_bodies(Keep::None, &progress);
    // Half of the processors: requests go first.
    let threads = thread::available_parallelism().map_or(1, |it| it.get().div_ceil(2));
    match ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(check),
        Err(_) => check(),
    }
}

struct CheckProgress<'p> {
    waiting: Touched,
    started: Instant,
    is_published: AtomicBool,
    publish: Option<&'p (dyn Fn() + Sync)>,
}

impl Progress for CheckProgress<'_> {
    fn begin(&self, _: &'static str, _: usize) {}

    fn step(&self) {
        if self.started.elapsed() > FIRST_PAGE_WAITS
            && !self.is_published.swap(true, Ordering::Relaxed)
            && let Some(publish) = self.publish
        {
            publish();
        }
    }

    fn is_stopped(&self) -> bool {
        !self.waiting.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }
}
