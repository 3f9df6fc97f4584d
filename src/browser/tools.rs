//! Clocks, pauses, chance.

use std::time::Duration;

use js_sys::{Date, Math};
use leptos::prelude::set_timeout;
use web_sys::VisibilityState;

use crate::browser::{arrival, changes, document, search, window};
use crate::freshness::Now;
use crate::pages::Tools;

/// What pages do to the world around them.
pub(crate) const TOOLS: Tools = Tools {
    after: Some(after),
    chance,
    is_hidden,
    before_change: changes::before,
    to_top,
    reload,
    is_sought: search::is_sought,
};

/// What the clocks say.
pub(crate) fn now() -> Now {
    Now { wall: Date::now(), running: window().performance().map_or(0.0, |it| it.now()) }
}

fn after(pause_ms: u32, act: Box<dyn FnOnce()>) {
    set_timeout(act, Duration::from_millis(pause_ms.into()));
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is below 256")]
fn chance() -> u8 {
    (Math::random() * 256.0) as u8
}

fn is_hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

fn to_top() {
    arrival::scroll_to(0.0);
}

fn reload() {
    let _ = window().location().reload();
}
