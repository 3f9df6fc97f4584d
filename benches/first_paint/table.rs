//! Medians, how far the loads lie apart, and a table of them.

use crate::load::{LONG_TASK_MS, Load};
use crate::second_visit::{Visit, Visits};

/// What is told of a page: its name, what it is counted in, and where it comes from.
type Row = (&'static str, Unit, fn(&Load) -> Option<f64>);

/// What is told of a visit.
type Value = fn(&Visit) -> Option<f64>;

/// What a number counts.
#[derive(Clone, Copy)]
enum Unit {
    /// Milliseconds.
    Ms,
    /// Milliseconds of a task, of which the browser tells only when it is long.
    TaskMs,
    /// Thousands of bytes.
    Kb,
    /// Pieces.
    Count,
    /// Of 1.
    Score,
}

/// In the order in which a load goes.
const ROWS: [Row; 14] = [
    ("first contentful paint", Unit::Ms, Load::first_paint),
    ("largest contentful paint", Unit::Ms, Load::largest_paint),
    ("requests the first paint waits for", Unit::Count, Load::requests_paint_waits_for),
    ("requests before first paint", Unit::Count, Load::requests_before_paint),
    ("received before first paint", Unit::Kb, Load::kilobytes_before_paint),
    ("layout shift", Unit::Score, Load::shift),
    ("total blocking time", Unit::Ms, Load::blocked),
    ("longest task", Unit::TaskMs, Load::longest_task),
    ("longest task once WebAssembly is here", Unit::TaskMs, Load::longest_task_of_takeover),
    ("takeover, its program alone", Unit::Ms, Load::takeover),
    ("booted", Unit::Ms, Load::booted),
    ("received until booted", Unit::Kb, Load::kilobytes_until_booted),
    ("requests in all", Unit::Count, |it| Some(it.requests())),
    ("received in all", Unit::Kb, |it| Some(it.kilobytes())),
];

/// Prints what the loads of Quanwen's page and of the plain one come to.
pub(crate) fn print(what: &str, quanwen: &[Load], plain: &[Load]) {
    println!("\n| {what} | Quanwen | plain page | difference |\n|---|--:|--:|--:|");
    for (name, unit, value) in ROWS {
        let values = [quanwen, plain].map(|loads| Spread::of(loads.iter().filter_map(value)));
        let [ours, bar] = values.each_ref().map(|it| shown(it.as_ref(), unit));
        let [ours_of, bar_of] = values;
        let difference = difference(ours_of.as_ref(), bar_of.as_ref(), unit);
        println!("| {name} | {ours} | {bar} | {difference} |");
    }
    let largest = |loads: &[Load]| {
        let mut names: Vec<_> = loads.iter().filter_map(|it| it.element.clone()).collect();
        names.sort_unstable();
        names.dedup();
        names.join(", ")
    };
    println!("| painted largest | {} | {} | |", largest(quanwen), largest(plain));
    println!("| loads | {} | {} | |", quanwen.len(), plain.len());
}

/// Prints what visits come to.
pub(crate) fn print_visits(what: &str, visits: &Visits) {
    let rows: [(&str, Unit, Value); 4] = [
        ("first contentful paint", Unit::Ms, |it| it.0.first_paint()),
        ("layout shift", Unit::Score, |it| it.0.shift()),
        ("booted", Unit::Ms, |it| it.0.booted()),
        ("received in all", Unit::Kb, |it| Some(it.1)),
    ];
    println!("\n| {what} | first visit | second visit | without network |\n|---|--:|--:|--:|");
    for (name, unit, value) in rows {
        let all = [&visits.first, &visits.second, &visits.offline];
        let cells = all.map(|it| shown(Spread::of(it.iter().filter_map(value)).as_ref(), unit));
        println!("| {name} | {} |", cells.join(" | "));
    }
    println!(
        "| loads | {} | {} | {} |",
        visits.first.len(),
        visits.second.len(),
        visits.offline.len()
    );
}

/// The middle of some numbers, and where its quarters end.
struct Spread {
    /// A quarter is below.
    low: f64,
    /// Half is below.
    median: f64,
    /// A quarter is above.
    high: f64,
}

impl Spread {
    /// `None` of no numbers.
    fn of(numbers: impl Iterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<_> = numbers.collect();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().checked_sub(1)?;
        let [low, median, high] = [1, 2, 3].map(|quarter| sorted[(last * quarter + 2) / 4]);
        Some(Self { low, median, high })
    }
}

/// The middle, and the quarters where they differ.
fn shown(spread: Option<&Spread>, unit: Unit) -> String {
    let Some(Spread { low, median, high }) = spread else { return "not seen".to_owned() };
    let number = |it: f64| match unit {
        Unit::TaskMs if it < LONG_TASK_MS => format!("under {LONG_TASK_MS}"),
        Unit::Ms | Unit::TaskMs | Unit::Count => format!("{it:.0}"),
        Unit::Kb => format!("{it:.1}"),
        Unit::Score => format!("{it:.3}"),
    };
    let name = match unit {
        Unit::Ms | Unit::TaskMs => " ms",
        Unit::Kb => " KB",
        Unit::Count | Unit::Score => "",
    };
    let (low, median, high) = (number(*low), number(*median), number(*high));
    if low == high {
        format!("{median}{name}")
    } else {
        format!("{median}{name} ({low} to {high})")
    }
}

/// In parts of a hundred, where that says something.
fn difference(ours: Option<&Spread>, bar: Option<&Spread>, unit: Unit) -> String {
    match (ours, bar, unit) {
        (Some(ours), Some(bar), Unit::Ms | Unit::Kb) if bar.median > 0.0 => {
            format!("{:+.1} %", (ours.median / bar.median - 1.0) * 100.0)
        }
        _ => String::new(),
    }
}
