//! Watches the content directory, and collects what has changed.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::publish::error::{PublishError, io_error};

/// How long it has to be quiet before changes are looked at: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(15);

/// How long changes wait at most, while others go on arriving.
const PATIENCE: Duration = Duration::from_millis(250);

/// How often the files are compared where the operating system does not report changes.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// The changes of a content directory.
pub(crate) struct Changes {
    arrived: Receiver<()>,
    touched: Touched,
    /// Reports changes for as long as it lives.
    _watcher: Box<dyn Watcher + Send>,
}

/// The files that have changed and were not taken yet, relative to the content directory.
pub(crate) type Touched = Arc<Mutex<BTreeSet<PathBuf>>>;

impl Changes {
    /// Watches the directory `content` and everything below it.
    pub(crate) fn watch(content: &Path) -> Result<Self, PublishError> {
        let failed = |error: notify::Error| io_error("watch", content, error.to_string());
        // The operating system reports resolved paths.
        let root =
            content.canonicalize().map_err(|it| io_error("watch", content, it.to_string()))?;
        let (sender, arrived) = channel();
        let touched = Touched::default();
        let handler = || on_event(root.clone(), Arc::clone(&touched), sender.clone());
        let native = RecommendedWatcher::new(handler(), Config::default()).and_then(|mut it| {
            it.watch(&root, RecursiveMode::Recursive)?;
            Ok(Box::new(it) as Box<dyn Watcher + Send>)
        });
        let watcher = match native {
            Ok(watcher) => watcher,
            Err(error) => {
                eprintln!(
                    "The operating system does not report changes ({error}): the files are \
                     compared every second instead."
                );
                let config = Config::default().with_poll_interval(POLL_INTERVAL);
                let mut poll = PollWatcher::new(handler(), config).map_err(failed)?;
                poll.watch(&root, RecursiveMode::Recursive).map_err(failed)?;
                Box::new(poll)
            }
        };
        Ok(Self { arrived, touched, _watcher: watcher })
    }

    /// Waits for the next changes and returns the files; `None` when no more will come.
    pub(crate) fn next(&self) -> Option<BTreeSet<PathBuf>> {
        self.arrived.recv().ok()?;
        let first = Instant::now();
        while first.elapsed() < PATIENCE {
            match self.arrived.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        Some(std::mem::take(&mut *self.touched.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    /// The files of changes that [`Changes::next`] has not returned yet.
    pub(crate) fn waiting(&self) -> Touched {
        Arc::clone(&self.touched)
    }
}

/// Passes the files of an event on.
fn on_event(
    root: PathBuf,
    touched: Touched,
    sender: Sender<()>,
) -> impl Fn(notify::Result<Event>) + Send + 'static {
    move |event| {
        let Ok(event) = event else { return };
        if event.kind.is_access() {
            return;
        }
        let inside = event.paths.iter().filter_map(|it| it.strip_prefix(&root).ok());
        let files: Vec<PathBuf> = inside.filter(|it| is_content(it)).map(Path::to_owned).collect();
        if !files.is_empty() || event.need_rescan() {
            touched.lock().unwrap_or_else(PoisonError::into_inner).extend(files);
            // The loop has ended when the server does.
            let _ = sender.send(());
        }
    }
}

/// Whether a file can be content: hidden files and the copies of editors are not.
fn is_content(path: &Path) -> bool {
    let is_visible = |it: Component<'_>| {
        let name = it.as_os_str().to_string_lossy();
        !name.starts_with('.') && !name.ends_with('~')
    };
    path.components().all(is_visible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_files_and_copies_of_editors_are_no_content() {
        for (path, expected) in [
            ("articles/keji/a.md", true),
            ("site.toml", true),
            ("articles/.a.md.swp", false),
            ("articles/a.md~", false),
            (".git/index", false),
        ] {
            assert_eq!(is_content(Path::new(path)), expected, "{path}");
        }
    }
}
