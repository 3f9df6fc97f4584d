//! Medians and quartiles of the loads, printed as tables.

use crate::load::{LONG_TASK_MS, Load};
use crate::second_visit::{Visit, Visits};

/// A row of a table: its name, its unit, and its figure.
type Row = (&'static str, Unit, fn(&Load) -> Option<f64>);

/// The figure of a visit.
type Value = fn(&Visit) -> Option<f64>;

/// The unit of a figure.
#[derive(Clone, Copy)]
enum Unit {
    /// Milliseconds.
    Ms,
    /// Milliseconds of a task, which browsers report only if it is long.
    TaskMs,
    /// Thousands of bytes.
    Kb,
    /// A number.
    Count,
    /// A share of 1.
    Score,
}

/// In the order of the events of a load.
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

/// Prints the figures of Quanwen's page and of the plain one.
pub(crate) fn print(what: &str, quanwen: &[Load], plain: &[Load]) {
    println!("\n| {what} | Quanwen | plain page | difference |\n|---|--:|--:|--:|");
    for (name, unit, value) in ROWS {
        let values = [quanwen, plain].map(|loads| Spread::of(loads.iter().filter_map(value)));
        let [quanwen_figure, plain_figure] = values.each_ref().map(|it| shown(it.as_ref(), unit));
        let [ours_of, bar_of] = values;
        let difference = difference(ours_of.as_ref(), bar_of.as_ref(), unit);
        println!("| {name} | {quanwen_figure} | {plain_figure} | {difference} |");
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

/// Prints the figures of the visits.
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

/// The median of some numbers, and their quartiles.
struct Spread {
    /// A quarter of the numbers is below.
    low: f64,
    /// Half of the numbers is below.
    median: f64,
    /// A quarter of the numbers is above.
    high: f64,
}

impl Spread {
    /// `None` without numbers.
    fn of(numbers: impl Iterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<_> = numbers.collect();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().checked_sub(1)?;
        let [low, median, high] = [1, 2, 3].map(|quarter| sorted[(last * quarter + 2) / 4]);
        Some(Self { low, median, high })
    }
}

/// The median, and the quartiles where they differ.
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

/// In per cent, for the units where that is useful.
fn difference(quanwen: Option<&Spread>, plain: Option<&Spread>, unit: Unit) -> String {
    match (quanwen, plain, unit) {
        (Some(quanwen), Some(plain), Unit::Ms | Unit::Kb) if plain.median > 0.0 => {
            format!("{:+.1} %", (quanwen.median / plain.median - 1.0) * 100.0)
        }
        _ => String::new(),
    }
}
