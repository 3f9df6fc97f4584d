//! Waiting for what has to come.

use std::future::Future;
use std::time::{Duration, Instant};

use super::engine::ENGINE;

/// How often one looks.
const PAUSE: Duration = Duration::from_millis(15);

/// Looks again and again until there is a value.
///
/// # Panics
/// When none has come after a while, with what was waited for and what `look` said last.
pub(crate) async fn eventually<T>(what: &str, look: impl AsyncFn() -> Result<T, String>) -> T {
    let began = Instant::now();
    loop {
        match look().await {
            Ok(value) => return value,
            Err(instead) if began.elapsed() > ENGINE.patience() => {
                panic!("waited in vain: {what}; instead: {instead}")
            }
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// The value of a future, or a panic after a time no test should take.
pub(crate) async fn within<T>(limit: Duration, future: impl Future<Output = T>) -> T {
    let outcome = tokio::time::timeout(limit, future).await;
    outcome.unwrap_or_else(|_| panic!("the test took more than {} s", limit.as_secs()))
}
