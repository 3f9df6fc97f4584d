//! What was seen of one load, and what is to be known of it.

use serde::Deserialize;

use crate::browser::ROUND_TRIP_MS;

/// What the probe tells. Times are in milliseconds from the beginning of the navigation, and
/// absent where the browser has not seen the thing or does not know it.
#[derive(Debug, Deserialize)]
pub(crate) struct Load {
    first: Option<f64>,
    largest: Option<f64>,
    /// The name of what was painted largest.
    pub(crate) element: Option<String>,
    shift: Option<f64>,
    tasks: Option<Vec<Task>>,
    files: Vec<Received>,
    compiled: Option<f64>,
    booted: Option<f64>,
}

/// A task of the main thread; the browser tells of those over 50 ms.
#[derive(Debug, Deserialize)]
struct Task {
    begins: f64,
    lasts: f64,
}

/// A file that was asked for.
#[derive(Debug, Deserialize)]
struct Received {
    name: String,
    asked: f64,
    ends: f64,
    bytes: f64,
    /// Whether nothing is painted before it is here, as far as the browser decides that by kind.
    blocks: bool,
}

impl Received {
    /// When its bytes begin to come: the line knows no other delay.
    fn begins(&self) -> f64 {
        (self.asked + f64::from(ROUND_TRIP_MS)).min(self.ends)
    }
}

/// From here on a task keeps a reader waiting; what is over it, blocks.
pub(crate) const LONG_TASK_MS: f64 = 50.0;

impl Load {
    /// When the first text or picture is painted.
    pub(crate) fn first_paint(&self) -> Option<f64> {
        self.first
    }

    /// When what is largest is painted.
    pub(crate) fn largest_paint(&self) -> Option<f64> {
        self.largest
    }

    /// Of the whole load, the takeover included.
    pub(crate) fn shift(&self) -> Option<f64> {
        self.shift
    }

    /// Those that hold it up, the page among them.
    pub(crate) fn requests_paint_waits_for(&self) -> Option<f64> {
        Some(count(self.files_until(self.first?).filter(|it| it.blocks)))
    }

    /// All that had been asked for, whether or not the first paint waits for it.
    pub(crate) fn requests_before_paint(&self) -> Option<f64> {
        Some(count(self.files_until(self.first?)))
    }

    /// What had come in by then.
    pub(crate) fn kilobytes_before_paint(&self) -> Option<f64> {
        Some(self.kilobytes_until(self.first?))
    }

    /// What tasks after the first paint took beyond what nobody notices.
    pub(crate) fn blocked(&self) -> Option<f64> {
        let first = self.first?;
        let beyond =
            |it: &Task| (it.begins + it.lasts - first.max(it.begins) - LONG_TASK_MS).max(0.0);
        // Not `sum`, which begins below zero.
        Some(self.tasks.as_ref()?.iter().map(beyond).fold(0.0, |sum, it| sum + it))
    }

    /// The longest of all; zero where none is long.
    pub(crate) fn longest_task(&self) -> Option<f64> {
        self.longest_task_since(0.0)
    }

    /// What ends after the WebAssembly has arrived: compiling the rest of it, the application's
    /// start, the layout of what it put there.
    pub(crate) fn longest_task_of_takeover(&self) -> Option<f64> {
        let arrived = self.files.iter().find(|it| it.name.rsplit('.').next() == Some("wasm"))?.ends;
        self.longest_task_since(arrived)
    }

    /// From the moment in which WebAssembly can run to the one in which the application stands in
    /// the place of the painted page. Layout and paint come after it.
    pub(crate) fn takeover(&self) -> Option<f64> {
        Some(self.booted? - self.compiled?)
    }

    /// When the application stands in the place of the painted page.
    pub(crate) fn booted(&self) -> Option<f64> {
        self.booted
    }

    /// What had come in by then.
    pub(crate) fn kilobytes_until_booted(&self) -> Option<f64> {
        Some(self.kilobytes_until(self.booted?))
    }

    /// Of the whole load, with what the application fetches ahead.
    pub(crate) fn requests(&self) -> f64 {
        count(self.files_until(f64::INFINITY))
    }

    /// Of the whole load, likewise.
    pub(crate) fn kilobytes(&self) -> f64 {
        self.kilobytes_until(f64::INFINITY)
    }

    /// Nothing where no task was long enough for the browser to tell of it.
    fn longest_task_since(&self, time: f64) -> Option<f64> {
        let late = self.tasks.as_ref()?.iter().filter(|it| it.begins + it.lasts > time);
        Some(late.map(|it| it.lasts).fold(0.0, f64::max))
    }

    /// What was asked for before a moment, each file once: a file that was preloaded appears
    /// again where it is used.
    fn files_until(&self, time: f64) -> impl Iterator<Item = &Received> {
        self.files.iter().enumerate().filter_map(move |(place, file)| {
            let is_again = self.files[..place].iter().any(|it| it.name == file.name);
            (file.asked < time && !is_again).then_some(file)
        })
    }

    /// What had come in at a moment, heads included. Nothing tells how much there was of a file
    /// on its way, but the line is shared evenly: among two, each goes on half as fast.
    fn kilobytes_until(&self, time: f64) -> f64 {
        let part = |it: &Received| {
            let share = self.alone(it, time) / self.alone(it, it.ends).max(f64::EPSILON);
            it.bytes * share.min(1.0)
        };
        self.files_until(time).map(part).sum::<f64>() / 1000.0
    }

    /// How long a file would have been under way until a moment, had it had the line for itself.
    fn alone(&self, file: &Received, until: f64) -> f64 {
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

/// How many.
fn count<'f>(files: impl Iterator<Item = &'f Received>) -> f64 {
    f64::from(u32::try_from(files.count()).unwrap_or(u32::MAX))
}
