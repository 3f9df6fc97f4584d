//! Dates of publication: RFC 3339, to the minute, in the time zone of the text.

/// A point in time, with date and time as a clock in its own time zone showed them.
///
/// To order timestamps, compare [`Timestamp::instant`]: one instant can be written in several time
/// zones.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Timestamp {
    /// The text of the document, RFC 3339, for `<time datetime>`.
    pub text: String,
    /// Year in the time zone of the text.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub instant: i64,
}

impl Timestamp {
    /// Parses an RFC 3339 date-time (section 5.6). `None` for any other text, and for a day that
    /// does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let has_separators = bytes.len() >= 20
            && text.is_ascii()
            && bytes[4] == b'-'
            && bytes[7] == b'-'
            && matches!(bytes[10], b'T' | b't' | b' ')
            && bytes[13] == b':'
            && bytes[16] == b':';
        if !has_separators {
            return None;
        }
        let number = |from: usize, to: usize| digits(&text[from..to]);
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        let offset = offset_minutes(&text[19..])?;
        let is_valid = (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second <= 60;
        is_valid.then(|| Self {
            text: text.to_owned(),
            year,
            month: narrow(month),
            day: narrow(day),
            hour: narrow(hour),
            minute: narrow(minute),
            instant: days_since_1970(year, month, day) * 86_400
                + i64::from(hour * 3600 + minute * 60 + second - offset * 60),
        })
    }

    /// The day of the week; 0 is Sunday.
    pub fn weekday(&self) -> u8 {
        let days = days_since_1970(self.year, i32::from(self.month), i32::from(self.day));
        // 1970-01-01 was a Thursday.
        u8::try_from((days + 4).rem_euclid(7)).unwrap_or(0)
    }
}

fn narrow(number: i32) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

fn digits(text: &str) -> Option<i32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}

/// Parses what follows the seconds: an optional fraction, then `Z` or `+hh:mm`.
fn offset_minutes(rest: &str) -> Option<i32> {
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            (zone.len() < fraction.len()).then_some(zone)?
        }
        None => rest,
    };
    if matches!(rest, "Z" | "z") {
        return Some(0);
    }
    let bytes = rest.as_bytes();
    if bytes.len() != 6 || bytes[3] != b':' {
        return None;
    }
    let minutes = digits(&rest[1..3])? * 60 + digits(&rest[4..6])?;
    match bytes[0] {
        b'+' => Some(minutes),
        b'-' => Some(-minutes),
        _ => None,
    }
}

fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar. Years are counted from March, so that
/// the leap day is the last one.
fn days_since_1970(year: i32, month: i32, day: i32) -> i64 {
    let year = year - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    i64::from(era) * 146_097 + i64::from(day_of_era) - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> Option<i64> {
        Timestamp::parse(text).map(|it| it.instant)
    }

    #[test]
    fn an_offset_moves_the_instant_but_not_the_clock() {
        let here = Timestamp::parse("2026-11-23T08:40:00+08:00").unwrap();
        assert_eq!((here.hour, here.day), (8, 23));
        assert_eq!(instant("2026-11-23T00:40:00Z"), Some(here.instant));
        assert_eq!(instant("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(instant("2000-03-01T00:00:00.25-01:30"), Some(951_874_200));
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_timestamp() {
        for text in [
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-11-23T24:00:00Z",
            "2026-11-23T08:40:00",
            "2026-11-23",
            "2026-11-23T08:40:00.Z",
            "+026-11-23T08:40:00Z",
            "二〇二六年十一月二十三日二十三日",
        ] {
            assert_eq!(instant(text), None, "{text}");
        }
        assert!(instant("2028-02-29T00:00:00Z").is_some());
    }

    #[test]
    fn weekdays_follow_the_calendar() {
        for (text, weekday) in [("2026-11-23T00:00:00Z", 1), ("2000-02-29T00:00:00Z", 2)] {
            assert_eq!(Timestamp::parse(text).unwrap().weekday(), weekday, "{text}");
        }
    }
}
