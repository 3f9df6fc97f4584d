//! Watches the content directory, and collects what has changed.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify::event::{Flag, ModifyKind};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::publish::error::{PublishError, WithPath, io_error};
use crate::publish::serve::terminal::print_error;

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
    /// Whether the directory itself was moved, removed or created since the last look.
    is_root_changed: Arc<AtomicBool>,
    root: PathBuf,
    /// Reports changes for as long as it lives.
    watcher: Box<dyn Watcher + Send>,
}

/// The files that have changed and were not taken yet, relative to the content directory.
pub(crate) type Touched = Arc<Mutex<BTreeSet<PathBuf>>>;

impl Changes {
    /// Watches the directory `content` and everything below it. With `poll`, or where the operating
    /// system reports no changes, all files are compared every second.
    pub(crate) fn watch(content: &Path, poll: bool) -> Result<Self, PublishError> {
        let failed = |error: notify::Error| io_error("watch", content, error.to_string());
        // The operating system reports resolved paths.
        let root = content.canonicalize().with_path("watch", content)?;
        let (sender, arrived) = channel();
        let (touched, is_root_changed) = (Touched::default(), Arc::new(AtomicBool::new(false)));
        let handler = || {
            let (touched, is_root_changed) = (Arc::clone(&touched), Arc::clone(&is_root_changed));
            on_event(root.clone(), touched, is_root_changed, sender.clone())
        };
        let native = || {
            let mut native = RecommendedWatcher::new(handler(), Config::default())?;
            watch_root(&mut native, &root)?;
            Ok::<_, notify::Error>(Box::new(native) as Box<dyn Watcher + Send>)
        };
        let polling = || {
            let config = Config::default().with_poll_interval(POLL_INTERVAL);
            let mut poll = PollWatcher::new(handler(), config)?;
            watch_root(&mut poll, &root)?;
            Ok(Box::new(poll) as Box<dyn Watcher + Send>)
        };
        let report = |error: &notify::Error| {
            print_error(format_args!(
                "The operating system does not report changes ({error}): the files are compared \
                 every second instead."
            ));
        };
        let native = if poll { None } else { native().inspect_err(report).ok() };
        let watcher = native.map_or_else(polling, Ok).map_err(failed)?;
        Ok(Self { arrived, touched, is_root_changed, root, watcher })
    }

    /// Waits for the next changes and returns the files; `None` when no more will come.
    pub(crate) fn next(&mut self) -> Option<BTreeSet<PathBuf>> {
        self.arrived.recv().ok()?;
        let first = Instant::now();
        while first.elapsed() < PATIENCE {
            match self.arrived.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        if self.is_root_changed.swap(false, Ordering::Relaxed) {
            // A watch ends with its directory, or follows it to another name.
            let _ = self.watcher.unwatch(&self.root);
            if let Err(error) = watch_root(&mut *self.watcher, &self.root)
                && self.root.exists()
            {
                print_error(format_args!("{} is not watched: {error}", self.root.display()));
            }
        }
        Some(std::mem::take(&mut *self.touched.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    /// The files of changes that [`Changes::next`] has not returned yet.
    pub(crate) fn waiting(&self) -> Touched {
        Arc::clone(&self.touched)
    }
}

/// Watches the directory, and the one around it, where it may be created again.
fn watch_root(watcher: &mut (impl Watcher + ?Sized), root: &Path) -> notify::Result<()> {
    if let Some(parent) = root.parent() {
        // Without it, only a directory that was removed is not seen again.
        let _ = watcher.watch(parent, RecursiveMode::NonRecursive);
    }
    watcher.watch(root, RecursiveMode::Recursive)
}

/// Passes the files of an event on.
fn on_event(
    root: PathBuf,
    touched: Touched,
    is_root_changed: Arc<AtomicBool>,
    sender: Sender<()>,
) -> impl Fn(notify::Result<Event>) + Send + 'static {
    move |event| {
        let event = match event {
            Ok(event) => event,
            Err(error) => {
                print_error(format_args!("Changes may be missed: {error}"));
                Event::default().set_flag(Flag::Rescan)
            }
        };
        if event.kind.is_access() {
            return;
        }
        let is_of_root = event.paths.contains(&root)
            && (event.kind.is_create() || event.kind.is_remove() || is_rename(event.kind));
        if is_of_root {
            is_root_changed.store(true, Ordering::Relaxed);
        }
        let inside = event.paths.iter().filter_map(|it| it.strip_prefix(&root).ok());
        let files: Vec<PathBuf> = inside.filter(|it| is_content(it)).map(Path::to_owned).collect();
        if !files.is_empty() || is_of_root || event.need_rescan() {
            touched.lock().unwrap_or_else(PoisonError::into_inner).extend(files);
            // The loop has ended when the server does.
            let _ = sender.send(());
        }
    }
}

fn is_rename(kind: EventKind) -> bool {
    matches!(kind, EventKind::Modify(ModifyKind::Name(_)))
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
