//! When a kept document is still good, and when its age is worth a word. What the clocks say is
//! passed in: they may be wrong, and may be set while the page is open.

use crate::endpoint::Endpoint;
use crate::search::index::File;

const SECOND_MS: f64 = 1000.0;
const MINUTE_MS: f64 = 60.0 * SECOND_MS;
const HOUR_MS: f64 = 60.0 * MINUTE_MS;

/// Nothing is kept for longer; what seems older was dated by a clock that was wrong.
const OLDEST_MS: f64 = 366.0 * 24.0 * HOUR_MS;

/// What the clocks say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Now {
    /// The device's clock, in milliseconds since 1970. It may be wrong.
    pub wall: f64,
    /// Milliseconds since the page was opened. It is never set, but on some systems stands still
    /// while the device sleeps (High Resolution Time, section 4).
    pub running: f64,
}

/// When a document was last known to be what the endpoint has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seen {
    /// Since the page was opened, when the clocks said this.
    Here(Now),
    /// Before it was opened, by [`Now::wall`].
    Before(f64),
}

/// How long ago it was, in milliseconds; `None` where the clock contradicts itself.
pub fn age(seen: Seen, now: Now) -> Option<f64> {
    match seen {
        Seen::Here(at) => {
            let running = (now.running - at.running).max(0.0);
            Some(between(at.wall, now.wall).map_or(running, |it| it.max(running)))
        }
        Seen::Before(at) => between(at, now.wall),
    }
}

fn between(before: f64, now: f64) -> Option<f64> {
    Some(now - before).filter(|it| (0.0..OLDEST_MS).contains(it))
}

/// Whether a document of this age need not be asked for. One that is `confirmed`, because a list
/// that is good names the same revision, need not; one whose age nobody knows has to be.
pub fn is_good(endpoint: &Endpoint, age: Option<f64>, confirmed: bool) -> bool {
    let long = match endpoint {
        // Changes only for a correction.
        Endpoint::List(_, Some(_)) => HOUR_MS,
        Endpoint::Article(_) => 5.0 * MINUTE_MS,
        // Named by what it says.
        Endpoint::Search(File::Folding(_) | File::Terms(..) | File::Table(..)) => OLDEST_MS,
        // As long as hosts are told to let it be (`publish/hosting/rules.rs`).
        Endpoint::Site
        | Endpoint::List(_, None)
        | Endpoint::Archive
        | Endpoint::Month(_)
        | Endpoint::Search(File::Directory) => MINUTE_MS,
    };
    confirmed || age.is_some_and(|it| it < long)
}

/// Whether its reader is told how old it is although it is being renewed: a few minutes are
/// nobody's concern.
pub fn is_old(age: Option<f64>) -> bool {
    age.is_none_or(|it| it >= 10.0 * MINUTE_MS)
}

/// A length of time, in whole minutes.
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

    const NOW: Now = Now { wall: 1_790_000_000_000.0, running: 90_000.0 };

    #[test]
    fn what_was_seen_here_goes_by_the_clock_nobody_sets() {
        let then = Now { wall: NOW.wall - 60_000.0, running: 30_000.0 };
        assert_eq!(age(Seen::Here(then), NOW), Some(60_000.0));
        for set in [-1e11, 1e11] {
            let set = Now { wall: NOW.wall + set, ..NOW };
            assert_eq!(age(Seen::Here(then), set), Some(60_000.0));
        }
    }

    #[test]
    fn a_device_that_sleeps_grows_older() {
        let then = Now { wall: NOW.wall - 3_600_000.0, running: 30_000.0 };
        assert_eq!(age(Seen::Here(then), NOW), Some(3_600_000.0));
    }

    #[test]
    fn a_clock_that_was_wrong_makes_an_age_unknown_and_nothing_good() {
        let two_years = 2.0 * OLDEST_MS;
        for seen in [NOW.wall + 1.0, NOW.wall + two_years, NOW.wall - two_years, f64::NAN] {
            assert_eq!(age(Seen::Before(seen), NOW), None, "{seen}");
        }
        assert!(!is_good(&Endpoint::Site, None, false));
        assert!(is_old(None));
        assert_eq!(age(Seen::Before(NOW.wall - 5.0), NOW), Some(5.0));
    }

    #[test]
    fn each_document_is_good_for_as_long_as_it_usually_stays_the_same() {
        let article = Endpoint::Article(Slug::new("a").unwrap());
        for (endpoint, seconds) in [
            (Endpoint::Site, 60.0),
            (Endpoint::List(List::All, None), 60.0),
            (Endpoint::Archive, 60.0),
            (article.clone(), 300.0),
            (Endpoint::List(List::All, Some(3)), 3600.0),
        ] {
            assert!(is_good(&endpoint, Some((seconds - 1.0) * SECOND_MS), false), "{endpoint:?}");
            assert!(!is_good(&endpoint, Some(seconds * SECOND_MS), false), "{endpoint:?}");
        }
        assert!(is_good(&article, None, true), "a list says that it is the same");
    }

    #[test]
    fn minutes_are_whole() {
        for (time_ms, whole) in [(0.0, 0), (59_999.0, 0), (60_000.0, 1), (-5.0, 0), (f64::NAN, 0)] {
            assert_eq!(minutes(time_ms), whole);
        }
    }
}
