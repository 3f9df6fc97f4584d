//! Clocks, pauses, chance.

use std::time::Duration;

use js_sys::{Date, Math};
use leptos::prelude::set_timeout;
use web_sys::VisibilityState;

use crate::browser::dom::{document, window};
use crate::browser::finder_bridge;
use crate::browser::page::{arrival, highlight_changes};
use crate::freshness::Clocks;
use crate::pages::PageEffects;

/// What pages do to the world around them.
pub(crate) const PAGE_EFFECTS: PageEffects = PageEffects {
    schedule: Some(schedule),
    jitter,
    is_hidden,
    before_change: highlight_changes::remember_blocks,
    scroll_to_top,
    reload,
    has_search_query: finder_bridge::has_search_query,
};

/// What the clocks say.
pub(crate) fn now() -> Clocks {
    Clocks { wall: Date::now(), monotonic: window().performance().map_or(0.0, |it| it.now()) }
}

fn schedule(pause_ms: u32, act: Box<dyn FnOnce()>) {
    set_timeout(act, Duration::from_millis(pause_ms.into()));
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is below 256")]
fn jitter() -> u8 {
    (Math::random() * 256.0) as u8
}

fn is_hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

fn scroll_to_top() {
    arrival::scroll_to(0.0);
}

fn reload() {
    let _ = window().location().reload();
}
