//! Freshness of cached documents (RFC 9111's word): which need no revalidation, and which show
//! their age. The clocks are passed in: they may be wrong, and may be set while the page is open.

use crate::endpoint::DocumentId;
use crate::search::format::file::IndexFile;

const SECOND_MS: f64 = 1000.0;
const MINUTE_MS: f64 = 60.0 * SECOND_MS;
const HOUR_MS: f64 = 60.0 * MINUTE_MS;

/// The highest age that is believed: no document is cached for longer, so a higher one comes from a
/// wrong clock.
const MAX_AGE_MS: f64 = 366.0 * 24.0 * HOUR_MS;

/// The time on both clocks of a device.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clocks {
    /// The wall clock, in milliseconds since 1970. It may be wrong.
    pub wall: f64,
    /// The monotonic clock: milliseconds since the page was opened. It is never set, but stops on
    /// some systems while the device sleeps (High Resolution Time, section 4).
    pub monotonic: f64,
}

/// When a document was last known to be the endpoint's current one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Validated {
    /// Since the page was opened, at this time.
    ThisSession(Clocks),
    /// Before the page was opened, by [`Clocks::wall`].
    Earlier(f64),
}

/// The time since a document was validated, in milliseconds; `None` where the wall clock
/// contradicts itself.
pub fn age(validated: Validated, now: Clocks) -> Option<f64> {
    match validated {
        Validated::ThisSession(at) => {
            let monotonic = (now.monotonic - at.monotonic).max(0.0);
            Some(elapsed(at.wall, now.wall).map_or(monotonic, |it| it.max(monotonic)))
        }
        Validated::Earlier(at) => elapsed(at, now.wall),
    }
}

fn elapsed(before: f64, now: f64) -> Option<f64> {
    Some(now - before).filter(|it| (0.0..MAX_AGE_MS).contains(it))
}

/// Whether a document of this age needs no revalidation. One that is `is_confirmed`, because a
/// fresh list names the same revision, needs none; one of unknown age does.
pub fn is_fresh(id: &DocumentId, age: Option<f64>, is_confirmed: bool) -> bool {
    let lifetime_ms = match id {
        // A sealed page changes only for a correction.
        DocumentId::List(_, Some(_)) => HOUR_MS,
        DocumentId::Article(_) => 5.0 * MINUTE_MS,
        // Their names are hashes of their content, so they never change.
        DocumentId::Search(
            IndexFile::Folding(_) | IndexFile::Postings(..) | IndexFile::ArticleTable(..),
        ) => MAX_AGE_MS,
        // As long as hosts let browsers cache it (`publish/hosting/rules.rs`).
        DocumentId::Site
        | DocumentId::List(_, None)
        | DocumentId::Archive
        | DocumentId::Month(_)
        | DocumentId::Search(IndexFile::Manifest) => MINUTE_MS,
    };
    is_confirmed || age.is_some_and(|it| it < lifetime_ms)
}

/// Whether to show the age of a document while it is being revalidated: not below ten minutes,
/// which no reader has to know about.
pub fn shows_age(age: Option<f64>) -> bool {
    age.is_none_or(|it| it >= 10.0 * MINUTE_MS)
}

/// A duration in milliseconds, in whole minutes.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` ends at the bounds of u32, which is what is wanted here"
)]
pub fn minutes(time_ms: f64) -> u32 {
    (time_ms / MINUTE_MS) as u32
}

/// A time in milliseconds, in whole seconds.
#[expect(clippy::cast_possible_truncation, reason = "`as` ends at the bounds of i64")]
pub fn seconds(time_ms: f64) -> i64 {
    (time_ms / SECOND_MS) as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::list::List;
    use crate::model::slug::Slug;

    const NOW: Clocks = Clocks { wall: 1_790_000_000_000.0, monotonic: 90_000.0 };

    #[test]
    fn an_age_within_the_session_follows_the_monotonic_clock() {
        let then = Clocks { wall: NOW.wall - 60_000.0, monotonic: 30_000.0 };
        assert_eq!(age(Validated::ThisSession(then), NOW), Some(60_000.0));
        for change in [-1e11, 1e11] {
            let now = Clocks { wall: NOW.wall + change, ..NOW };
            assert_eq!(age(Validated::ThisSession(then), now), Some(60_000.0));
        }
    }

    #[test]
    fn time_asleep_counts_towards_the_age() {
        let then = Clocks { wall: NOW.wall - 3_600_000.0, monotonic: 30_000.0 };
        assert_eq!(age(Validated::ThisSession(then), NOW), Some(3_600_000.0));
    }

    #[test]
    fn a_wrong_clock_makes_an_age_unknown_and_the_document_stale() {
        let two_years = 2.0 * MAX_AGE_MS;
        for wall in [NOW.wall + 1.0, NOW.wall + two_years, NOW.wall - two_years, f64::NAN] {
            assert_eq!(age(Validated::Earlier(wall), NOW), None, "{wall}");
        }
        assert!(!is_fresh(&DocumentId::Site, None, false));
        assert!(shows_age(None));
        assert_eq!(age(Validated::Earlier(NOW.wall - 5.0), NOW), Some(5.0));
    }

    #[test]
    fn each_document_is_fresh_for_as_long_as_it_usually_stays_the_same() {
        let article = DocumentId::Article(Slug::new("a").unwrap());
        for (id, seconds) in [
            (DocumentId::Site, 60.0),
            (DocumentId::List(List::All, None), 60.0),
            (DocumentId::Archive, 60.0),
            (article.clone(), 300.0),
            (DocumentId::List(List::All, Some(3)), 3600.0),
        ] {
            assert!(is_fresh(&id, Some((seconds - 1.0) * SECOND_MS), false), "{id:?}");
            assert!(!is_fresh(&id, Some(seconds * SECOND_MS), false), "{id:?}");
        }
        assert!(is_fresh(&article, None, true), "a list confirms its revision");
    }

    #[test]
    fn minutes_are_whole() {
        for (time_ms, whole) in [(0.0, 0), (59_999.0, 0), (60_000.0, 1), (-5.0, 0), (f64::NAN, 0)] {
            assert_eq!(minutes(time_ms), whole);
        }
    }
}
