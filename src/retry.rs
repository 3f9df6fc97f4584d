//! Automatic retries: exponential backoff with jitter.

use crate::error::LoadError;

const INITIAL_BACKOFF_MS: u32 = 500;
const MAX_BACKOFF_MS: u32 = 60_000;
/// One day: a longer `Retry-After` is treated as this.
const MAX_RETRY_AFTER_S: u32 = 86_400;

/// Milliseconds until the next attempt after `failures` in a row, which are at least 1; `None` if a
/// retry is of no use.
///
/// The backoff doubles from half a second to a minute. `jitter` is random and makes it up to a half
/// longer, so that many readers do not come back at the same moment. A longer `Retry-After` (RFC
/// 9110, section 10.2.3) is respected.
pub fn backoff_ms(error: &LoadError, failures: u32, jitter: u8) -> Option<u32> {
    let retry_after_ms = match error {
        LoadError::Offline | LoadError::Unreachable(_) => 0,
        LoadError::Refused { status: 408 | 429 | 500..=599, retry_after } => {
            retry_after.unwrap_or(0).min(MAX_RETRY_AFTER_S) * 1000
        }
        _ => return None,
    };
    let doubled = INITIAL_BACKOFF_MS << failures.saturating_sub(1).min(10);
    let backoff_ms = retry_after_ms.max(doubled.min(MAX_BACKOFF_MS));
    Some(backoff_ms + backoff_ms / 512 * u32::from(jitter))
}

/// Whether an error is usually over by the next attempt. The first one of this kind is not shown to
/// the reader.
pub fn is_transient(error: &LoadError) -> bool {
    matches!(
        error,
        LoadError::Unreachable(_) | LoadError::Refused { status: 500..=599, retry_after: None }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, retry_after: Option<u32>) -> LoadError {
        LoadError::Refused { status, retry_after }
    }

    #[test]
    fn backoff_grows_to_a_minute() {
        let backoffs = (1..9).map(|failures| backoff_ms(&LoadError::Offline, failures, 0));
        let expected = [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000];
        assert!(backoffs.eq(expected.map(Some)));
        assert_eq!(backoff_ms(&LoadError::Offline, u32::MAX, 255), Some(89_835));
    }

    #[test]
    fn jitter_spreads_the_retries() {
        assert_eq!(backoff_ms(&refused(503, None), 9, 128), Some(74_976));
    }

    #[test]
    fn retry_after_is_respected() {
        assert_eq!(backoff_ms(&refused(429, Some(30)), 1, 0), Some(30_000));
        assert_eq!(backoff_ms(&refused(503, Some(1)), 9, 0), Some(60_000));
        assert!(!is_transient(&refused(503, Some(30))));
    }

    #[test]
    fn permanent_errors_are_not_retried() {
        for error in [
            LoadError::Missing,
            LoadError::TooNew,
            LoadError::Malformed(String::new()),
            refused(403, None),
        ] {
            assert_eq!(backoff_ms(&error, 1, 0), None, "{error}");
        }
    }
}
