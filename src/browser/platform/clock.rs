//! Clocks, timers and jitter.
//!
//! Tests: `tests/browser/faults/storage_and_clock.rs`

use std::time::Duration;

use js_sys::{Date, Math};
use leptos::prelude::set_timeout;

use crate::browser::dom::window;
use crate::freshness::Clocks;

/// The wall clock and the monotonic clock, now.
pub(crate) fn now() -> Clocks {
    Clocks { wall: Date::now(), monotonic: window().performance().map_or(0.0, |it| it.now()) }
}

/// Calls `callback` once, after `delay_ms` milliseconds.
pub(crate) fn schedule(delay_ms: u32, callback: Box<dyn FnOnce()>) {
    set_timeout(callback, Duration::from_millis(delay_ms.into()));
}

/// A random number from 0 to 255: the jitter of a backoff.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is below 256")]
pub(crate) fn jitter() -> u8 {
    (Math::random() * 256.0) as u8
}
