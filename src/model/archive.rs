//! The archive: how many articles each month has.
//!
//! Tests: `tests/model/malformed.rs`, `tests/model/mutations.rs`.

use crate::model::json::{Json, MAX_ELEMENTS, number, read_list};
use crate::model::parse_warnings::ParseWarnings;

/// The months that have articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    /// Newest first.
    pub months: Vec<MonthCount>,
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    /// Four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
}

/// The number of articles in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthCount {
    /// The month.
    pub month: Month,
    /// Articles published in it.
    pub articles: u32,
}

impl Month {
    /// The month, if the year has four digits and the month is 1 to 12.
    pub fn new(year: u32, month: u32) -> Option<Self> {
        let is_valid = (1000..=9999).contains(&year) && (1..=12).contains(&month);
        let (year, month) = (u16::try_from(year).ok()?, u8::try_from(month).ok()?);
        is_valid.then_some(Self { year, month })
    }
}

impl Archive {
    /// Reads `archive.json`. `None` when it has no list of months.
    pub fn read<J: Json>(value: &J, warnings: &mut ParseWarnings) -> Option<Self> {
        value.member("months")?.length()?;
        let count = |value: &J, _: &mut ParseWarnings| {
            let month = Month::new(number(value, "year")?, number(value, "month")?)?;
            Some(MonthCount { month, articles: number(value, "articles")? })
        };
        let months = ("months", MAX_ELEMENTS, "not a month, or no count");
        Some(Self { months: read_list(value, months, warnings, count) })
    }

    /// The months grouped by year, years and months newest first.
    pub fn years(&self) -> Vec<(u16, Vec<MonthCount>)> {
        let mut years: Vec<(u16, Vec<MonthCount>)> = Vec::new();
        for count in &self.months {
            match years.last_mut() {
                Some((year, months)) if *year == count.month.year => months.push(*count),
                _ => years.push((count.month.year, vec![*count])),
            }
        }
        years
    }
}
