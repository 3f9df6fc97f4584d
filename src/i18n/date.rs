//! Dates in words.

use crate::i18n::lang::Lang;
use crate::model::archive::Month;
use crate::model::timestamp::Timestamp;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] =
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const HAN_DAYS: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];

/// The day: `2026年11月23日`, `23 November 2026`. Always absolute: a wrong clock cannot make it
/// wrong, and it is still true on a page that was rendered yesterday.
pub fn date(time: &Timestamp, lang: Lang) -> String {
    let Timestamp { year, month, day, .. } = time;
    match lang {
        Lang::Hans | Lang::Hant => format!("{year}年{month}月{day}日"),
        Lang::English => format!("{day} {} {year}", month_name(*month)),
    }
}

/// The day and the minute: `2026年11月23日 08:40`.
pub fn date_time(time: &Timestamp, lang: Lang) -> String {
    format!("{} {:02}:{:02}", date(time, lang), time.hour, time.minute)
}

/// The day of the week: `星期一`, `Monday`.
pub fn weekday(time: &Timestamp, lang: Lang) -> String {
    let index = usize::from(time.weekday());
    match lang {
        Lang::Hans | Lang::Hant => format!("星期{}", HAN_DAYS[index]),
        Lang::English => DAYS[index].to_owned(),
    }
}

/// A year: `2026年`, `2026`.
pub fn year(year: u16, lang: Lang) -> String {
    match lang {
        Lang::Hans | Lang::Hant => format!("{year}年"),
        Lang::English => year.to_string(),
    }
}

/// A month of a year: `2026年11月`, `November 2026`.
pub fn month(month: Month, lang: Lang) -> String {
    match lang {
        Lang::Hans | Lang::Hant => format!("{}年{}月", month.year, month.month),
        Lang::English => format!("{} {}", month_name(month.month), month.year),
    }
}

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_each_language_writes_them() {
        let time = Timestamp::parse("2026-11-03T08:05:00+08:00").unwrap();
        assert_eq!(date_time(&time, Lang::Hans), "2026年11月3日 08:05");
        assert_eq!(date_time(&time, Lang::English), "3 November 2026 08:05");
        assert_eq!(weekday(&time, Lang::Hant), "星期二");
        assert_eq!(month(Month { year: 2026, month: 1 }, Lang::English), "January 2026");
    }
}
