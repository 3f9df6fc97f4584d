//! The measurements of one load, and the figures computed from them.

use serde::Deserialize;

use crate::browser::ROUND_TRIP_MS;

/// The report of the probe. Times are in milliseconds from the start of the navigation, and absent
/// where the browser has not seen the event or does not support it.
#[derive(Debug, Deserialize)]
pub(crate) struct Load {
    first: Option<f64>,
    largest: Option<f64>,
    /// The name of the element with the largest paint.
    pub(crate) element: Option<String>,
    shift: Option<f64>,
    tasks: Option<Vec<Task>>,
    files: Vec<Received>,
    compiled: Option<f64>,
    booted: Option<f64>,
}

/// A task of the main thread; browsers report those over 50 ms.
#[derive(Debug, Deserialize)]
struct Task {
    begins: f64,
    lasts: f64,
}

/// A requested file.
#[derive(Debug, Deserialize)]
struct Received {
    name: String,
    requested: f64,
    ends: f64,
    bytes: f64,
    /// Whether the browser waits for the file before the first paint, as far as it decides that by
    /// kind.
    blocks: bool,
}

impl Received {
    /// When its first bytes arrive: the line has no other delay.
    fn begins(&self) -> f64 {
        (self.requested + f64::from(ROUND_TRIP_MS)).min(self.ends)
    }
}

/// From here on a task keeps a reader waiting; the time beyond it counts as blocking.
pub(crate) const LONG_TASK_MS: f64 = 50.0;

impl Load {
    /// When the first text or picture is painted.
    pub(crate) fn first_paint(&self) -> Option<f64> {
        self.first
    }

    /// When the largest element is painted.
    pub(crate) fn largest_paint(&self) -> Option<f64> {
        self.largest
    }

    /// The layout shift of the whole load, the takeover included.
    pub(crate) fn shift(&self) -> Option<f64> {
        self.shift
    }

    /// The number of requests that block the first paint, the page among them.
    pub(crate) fn requests_paint_waits_for(&self) -> Option<f64> {
        Some(count(self.files_until(self.first?).filter(|it| it.blocks)))
    }

    /// The number of requests before the first paint, whether or not they block it.
    pub(crate) fn requests_before_paint(&self) -> Option<f64> {
        Some(count(self.files_until(self.first?)))
    }

    /// The kilobytes received before the first paint.
    pub(crate) fn kilobytes_before_paint(&self) -> Option<f64> {
        Some(self.kilobytes_until(self.first?))
    }

    /// Total blocking time: how long tasks after the first paint took beyond [`LONG_TASK_MS`].
    pub(crate) fn blocked(&self) -> Option<f64> {
        let first = self.first?;
        let beyond =
            |it: &Task| (it.begins + it.lasts - first.max(it.begins) - LONG_TASK_MS).max(0.0);
        // Not `sum`, which starts with -0.0.
        Some(self.tasks.as_ref()?.iter().map(beyond).fold(0.0, |sum, it| sum + it))
    }

    /// The longest task of all; zero if none is long.
    pub(crate) fn longest_task(&self) -> Option<f64> {
        self.longest_task_since(0.0)
    }

    /// The longest task that ends after the WebAssembly has arrived: compiling the rest of it, the
    /// start of the app, and the layout of what the app rendered.
    pub(crate) fn longest_task_of_takeover(&self) -> Option<f64> {
        let arrived = self.files.iter().find(|it| it.name.rsplit('.').next() == Some("wasm"))?.ends;
        self.longest_task_since(arrived)
    }

    /// From the moment in which WebAssembly can run to the moment in which the app has replaced the
    /// prerendered page. Layout and paint come after it.
    pub(crate) fn takeover(&self) -> Option<f64> {
        Some(self.booted? - self.compiled?)
    }

    /// When the app has replaced the prerendered page.
    pub(crate) fn booted(&self) -> Option<f64> {
        self.booted
    }

    /// The kilobytes received until then.
    pub(crate) fn kilobytes_until_booted(&self) -> Option<f64> {
        Some(self.kilobytes_until(self.booted?))
    }

    /// The number of requests of the whole load, prefetches included.
    pub(crate) fn requests(&self) -> f64 {
        count(self.files_until(f64::INFINITY))
    }

    /// The kilobytes of the whole load, prefetches included.
    pub(crate) fn kilobytes(&self) -> f64 {
        self.kilobytes_until(f64::INFINITY)
    }

    /// Zero if no task was long enough for the browser to report it.
    fn longest_task_since(&self, time: f64) -> Option<f64> {
        let late = self.tasks.as_ref()?.iter().filter(|it| it.begins + it.lasts > time);
        Some(late.map(|it| it.lasts).fold(0.0, f64::max))
    }

    /// The files requested before a moment, each once: a preloaded file appears again where it is
    /// used.
    fn files_until(&self, time: f64) -> impl Iterator<Item = &Received> {
        self.files.iter().enumerate().filter_map(move |(index, file)| {
            let is_again = self.files[..index].iter().any(|it| it.name == file.name);
            (file.requested < time && !is_again).then_some(file)
        })
    }

    /// The kilobytes received until a moment, heads included. Browsers don't report how much of a
    /// file has arrived, but files share the line evenly: with two, each gets half of it.
    fn kilobytes_until(&self, time: f64) -> f64 {
        let part = |it: &Received| {
            let share =
                self.transfer_time(it, time) / self.transfer_time(it, it.ends).max(f64::EPSILON);
            it.bytes * share.min(1.0)
        };
        self.files_until(time).map(part).sum::<f64>() / 1000.0
    }

    /// How long the transfer of a file would have taken until a moment, with the whole line for
    /// itself.
    fn transfer_time(&self, file: &Received, until: f64) -> f64 {
        let until = until.clamp(file.begins(), file.ends);
        let mut turns: Vec<_> = self.files.iter().flat_map(|it| [it.begins(), it.ends]).collect();
        turns.retain(|it| (file.begins()..until).contains(it));
        turns.extend([file.begins(), until]);
        turns.sort_by(f64::total_cmp);
        let part = |span: &[f64]| {
            let under_way = |it: &&Received| it.begins() <= span[0] && span[1] <= it.ends;
            let sharing = count(self.files_until(until).filter(|it| under_way(it)));
            (span[1] - span[0]).max(0.0) / sharing.max(1.0)
        };
        turns.windows(2).map(part).sum()
    }
}

/// The number of files.
fn count<'f>(files: impl Iterator<Item = &'f Received>) -> f64 {
    f64::from(u32::try_from(files.count()).unwrap_or(u32::MAX))
}
