//! Waiting with a time limit.

use std::future::Future;
use std::time::{Duration, Instant};

use super::engine::ENGINE;

/// The time between two looks.
const INTERVAL: Duration = Duration::from_millis(15);

/// Calls `look` again and again until it returns a value.
///
/// # Panics
/// After the engine's time limit, with `what` and the last error of `look`.
pub(crate) async fn eventually<T>(what: &str, look: impl AsyncFn() -> Result<T, String>) -> T {
    let began = Instant::now();
    loop {
        match look().await {
            Ok(value) => return value,
            Err(error) if began.elapsed() > ENGINE.timeout() => {
                panic!("waited in vain: {what}: {error}")
            }
            Err(_) => tokio::time::sleep(INTERVAL).await,
        }
    }
}

/// The value of a future. Panics after the time limit of a test.
pub(crate) async fn within<T>(limit: Duration, future: impl Future<Output = T>) -> T {
    let outcome = tokio::time::timeout(limit, future).await;
    outcome.unwrap_or_else(|_| panic!("the test took more than {} s", limit.as_secs()))
}
