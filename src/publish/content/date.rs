//! Dates as people write them in front matter, completed to RFC 3339.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::model::archive::Month;
use crate::model::timestamp::Timestamp;

/// Parses a date with or without time, seconds or UTC offset. A missing time is midnight, a missing
/// offset is `offset`, such as `+08:00`. `None` when the text is not a date, or when the archive has
/// no month for it.
pub(crate) fn parse_lenient(text: &str, offset: &str) -> Option<Timestamp> {
    let text = text.replacen([' ', 't'], "T", 1);
    let text = match text.len() {
        10 => format!("{text}T00:00:00{offset}"),
        16 => format!("{text}:00{offset}"),
        19 => format!("{text}{offset}"),
        _ => text,
    };
    Timestamp::parse(&text).filter(|it| month(it).is_some())
}

/// The month of the archive, in the time's own UTC offset.
pub(crate) fn month(time: &Timestamp) -> Option<Month> {
    Month::new(time.year.try_into().ok()?, time.month.into())
}

/// RFC 3339 with upper-case letters, as Atom and sitemaps require.
pub(crate) fn to_rfc3339(time: &Timestamp) -> String {
    time.text.to_ascii_uppercase()
}

/// The current time at a UTC offset such as `+08:00`, to the minute.
pub(crate) fn now(offset: &str) -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format_at(i64::try_from(since.as_secs()).unwrap_or_default(), offset)
}

/// `instant` is in seconds since 1970-01-01T00:00:00Z.
fn format_at(instant: i64, offset: &str) -> String {
    // Where clocks are ahead of UTC, 1970 began earlier, at a negative instant.
    let ahead = parse_lenient("1970-01-01", offset).map_or(0, |it| -it.instant);
    let minutes = (instant + ahead).div_euclid(60);
    let (year, month, day) = civil_from_days(minutes.div_euclid(1440));
    let (hour, minute) = (minutes.rem_euclid(1440) / 60, minutes.rem_euclid(60));
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00{offset}")
}

/// Year, month and day of the day that is `days` after 1970-01-01 (Howard Hinnant's
/// `civil_from_days`). Years are counted from March, so that the leap day is the last of its year.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_a_date_omits_are_completed() {
        for (text, completed) in [
            ("2026-11-20T08:40:00+09:00", Some("2026-11-20T08:40:00+09:00")),
            ("2026-11-20 08:40:00Z", Some("2026-11-20T08:40:00Z")),
            ("2026-11-20T08:40:05", Some("2026-11-20T08:40:05+08:00")),
            ("2026-11-20 08:40", Some("2026-11-20T08:40:00+08:00")),
            ("2026-11-20", Some("2026-11-20T00:00:00+08:00")),
            ("2026-02-29", None),
            ("0026-02-20", None),
            ("20.11.2026", None),
            ("昨天", None),
        ] {
            assert_eq!(
                parse_lenient(text, "+08:00").map(|it| it.text).as_deref(),
                completed,
                "{text}"
            );
        }
    }

    #[test]
    fn a_time_is_formatted_at_the_utc_offset_of_the_site() {
        for (instant, offset, text) in [
            (0, "+00:00", "1970-01-01T00:00:00+00:00"),
            (951_782_399, "+00:00", "2000-02-28T23:59:00+00:00"),
            (951_782_400, "+08:00", "2000-02-29T08:00:00+08:00"),
            (0, "-01:30", "1969-12-31T22:30:00-01:30"),
        ] {
            assert_eq!(format_at(instant, offset), text);
        }
    }
}
