//! The entries of the session history, and the scroll position of each.
//!
//! The browser would restore a scroll position before the content is there. So its scroll
//! restoration is off while the app runs: the state of each entry is a key, and session storage
//! holds the position for each key.
//!
//! Tests: `tests/browser/history.rs`

use std::cell::{Cell, OnceCell, RefCell};

use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use crate::browser::dom::window;
use crate::contract::SCROLL_KEY;

/// How many positions are saved at most.
const MAX_ENTRIES: usize = 100;
/// Positions are saved in 64ths of a pixel, since a browser scrolls by parts of one. Whole numbers
/// spare the app the code that formats and parses fractions.
const SUBPIXELS: f64 = 64.0;

/// The session history as far as the app wrote it.
#[derive(Debug)]
pub(crate) struct History {
    /// The key of the current entry.
    current: Cell<u32>,
    /// Keys and positions in [`SUBPIXELS`], oldest first. Loaded when they are needed: session
    /// storage is slow, and a page that is opened for the first time needs none.
    positions: OnceCell<RefCell<Vec<(u32, u32)>>>,
}

impl History {
    /// Turns the browser's scroll restoration off, and returns the position at which the current
    /// entry was left. That includes positions from before a reload, where the browser allows
    /// session storage.
    pub(crate) fn start() -> (Self, Option<f64>) {
        set_scroll_restoration(ScrollRestoration::Manual);
        let key = window().history().ok().and_then(|it| it.state().ok()).as_ref().and_then(key_of);
        let this = Self { current: Cell::new(key.unwrap_or(0)), positions: OnceCell::new() };
        if key.is_none() {
            this.ensure_key();
            return (this, None);
        }
        let left_at = this.position();
        (this, left_at)
    }

    fn positions(&self) -> &RefCell<Vec<(u32, u32)>> {
        self.positions.get_or_init(|| load_positions().unwrap_or_default().into())
    }

    /// Saves the scroll position of the current entry.
    pub(crate) fn save(&self) {
        let (key, y) = (self.current.get(), to_subpixels(window().scroll_y().unwrap_or(0.0)));
        let mut positions = self.positions().borrow_mut();
        positions.retain(|(it, _)| *it != key);
        positions.push((key, y));
        let surplus = positions.len().saturating_sub(MAX_ENTRIES);
        positions.drain(..surplus);
    }

    /// Writes all positions to session storage, since the page is about to be left.
    pub(crate) fn persist(&self) {
        // A reader who comes back gets the prerendered page, whose scroll the browser can restore.
        set_scroll_restoration(ScrollRestoration::Auto);
        let text: Vec<String> =
            self.positions().borrow().iter().map(|(key, y)| format!("{key} {y}")).collect();
        if let Ok(Some(storage)) = window().session_storage() {
            let _ = storage.set_item(SCROLL_KEY, &text.join("\n"));
        }
    }

    /// Call it when the page is back from the back/forward cache.
    pub(crate) fn resume() {
        set_scroll_restoration(ScrollRestoration::Manual);
    }

    /// Adds an entry for `url`, which is the current one then.
    pub(crate) fn push(&self, url: &str) {
        let key = new_key();
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&key.into(), "", Some(url));
        }
        self.current.set(key);
    }

    /// Gives a key to the current entry, which the browser has made.
    pub(crate) fn ensure_key(&self) {
        let key = new_key();
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&key.into(), "", None);
        }
        self.current.set(key);
    }

    /// Whether the app has made the entry with this state.
    pub(crate) fn is_own_entry(state: &JsValue) -> bool {
        key_of(state).is_some()
    }

    /// Call it when the browser has gone to the entry with this state.
    pub(crate) fn set_current(&self, state: &JsValue) {
        self.current.set(key_of(state).unwrap_or_else(|| self.current.get()));
    }

    /// The position at which the current entry was left, in pixels from the top.
    pub(crate) fn position(&self) -> Option<f64> {
        let key = self.current.get();
        self.positions()
            .borrow()
            .iter()
            .find(|(it, _)| *it == key)
            .map(|(_, y)| f64::from(*y) / SUBPIXELS)
    }
}

/// Sets `history.scrollRestoration`: whether the browser restores scroll positions.
fn set_scroll_restoration(mode: ScrollRestoration) {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(mode);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "keys are whole numbers below 2^31, written by `new_key`"
)]
fn key_of(state: &JsValue) -> Option<u32> {
    state.as_f64().map(|key| key as u32)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no page is 2^26 pixels high, and none is scrolled above its top"
)]
fn to_subpixels(pixels: f64) -> u32 {
    (pixels * SUBPIXELS).round() as u32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "random() is at least 0 and below 1"
)]
fn new_key() -> u32 {
    (js_sys::Math::random() * f64::from(i32::MAX)) as u32
}

fn load_positions() -> Option<Vec<(u32, u32)>> {
    let text = window().session_storage().ok()??.get_item(SCROLL_KEY).ok()??;
    let entry = |line: &str| {
        let (key, y) = line.split_once(' ')?;
        Some((key.parse().ok()?, y.parse().ok()?))
    };
    Some(text.lines().filter_map(entry).collect())
}
