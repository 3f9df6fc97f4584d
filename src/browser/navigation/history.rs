//! Entries of the session's history, and where each was scrolled to.
//!
//! The browser restores a scroll position before the content is there; so it is told not to, and
//! each entry carries a key under which its position is kept.

use std::cell::{Cell, OnceCell, RefCell};

use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use crate::browser::dom::window;

const STORAGE_KEY: &str = "quanwen:scroll";
const MAX_ENTRIES: usize = 100;
/// A browser scrolls by parts of a pixel; whole numbers of them spare the reader the code that
/// writes and reads fractions.
const SUBPIXELS: f64 = 64.0;

/// The session's history as far as this page wrote it.
#[derive(Debug)]
pub(crate) struct History {
    current: Cell<u32>,
    /// Key and position, in [`SUBPIXELS`] of a pixel; oldest first. Read when they are needed: the
    /// storage is slow, and a page that is opened for the first time needs none.
    positions: OnceCell<RefCell<Vec<(u32, u32)>>>,
}

impl History {
    /// Takes the history over, and says where the current entry was left. Positions from before a
    /// reload are known again where the browser lets them be stored.
    pub(crate) fn start() -> (Self, Option<f64>) {
        set_scroll_restoration(ScrollRestoration::Manual);
        let known =
            window().history().ok().and_then(|it| it.state().ok()).as_ref().and_then(key_of);
        let this = Self { current: Cell::new(known.unwrap_or(0)), positions: OnceCell::new() };
        if known.is_none() {
            this.ensure_key();
            return (this, None);
        }
        let left_at = this.position();
        (this, left_at)
    }

    fn positions(&self) -> &RefCell<Vec<(u32, u32)>> {
        self.positions.get_or_init(|| load_positions().unwrap_or_default().into())
    }

    /// Remembers where the current entry is scrolled to.
    pub(crate) fn save(&self) {
        let (key, y) = (self.current.get(), to_subpixels(window().scroll_y().unwrap_or(0.0)));
        let mut positions = self.positions().borrow_mut();
        positions.retain(|(it, _)| *it != key);
        positions.push((key, y));
        let surplus = positions.len().saturating_sub(MAX_ENTRIES);
        positions.drain(..surplus);
    }

    /// Remembers all positions beyond this page's life.
    pub(crate) fn persist(&self) {
        // Whoever comes back to this page finds it painted: the browser may restore it then.
        set_scroll_restoration(ScrollRestoration::Auto);
        let text: Vec<String> =
            self.positions().borrow().iter().map(|(key, y)| format!("{key} {y}")).collect();
        if let Ok(Some(storage)) = window().session_storage() {
            let _ = storage.set_item(STORAGE_KEY, &text.join("\n"));
        }
    }

    /// The page was stored, and is back as it was left.
    pub(crate) fn resume() {
        set_scroll_restoration(ScrollRestoration::Manual);
    }

    /// Adds an entry for `address` and goes to it.
    pub(crate) fn push(&self, address: &str) {
        let key = new_key();
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&key.into(), "", Some(address));
        }
        self.current.set(key);
    }

    /// The current entry is one this page did not write: gives it a key.
    pub(crate) fn ensure_key(&self) {
        let key = new_key();
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&key.into(), "", None);
        }
        self.current.set(key);
    }

    /// This page wrote the entry with this state.
    pub(crate) fn is_own_entry(state: &JsValue) -> bool {
        key_of(state).is_some()
    }

    /// The browser went to an entry with this state.
    pub(crate) fn set_current(&self, state: &JsValue) {
        self.current.set(key_of(state).unwrap_or_else(|| self.current.get()));
    }

    /// Where the current entry was scrolled to when it was left.
    pub(crate) fn position(&self) -> Option<f64> {
        let key = self.current.get();
        self.positions()
            .borrow()
            .iter()
            .find(|(it, _)| *it == key)
            .map(|(_, y)| f64::from(*y) / SUBPIXELS)
    }
}

/// Says who puts the scroll where it was.
fn set_scroll_restoration(how: ScrollRestoration) {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(how);
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
    let text = window().session_storage().ok()??.get_item(STORAGE_KEY).ok()??;
    let entry = |line: &str| {
        let (key, y) = line.split_once(' ')?;
        Some((key.parse().ok()?, y.parse().ok()?))
    };
    Some(text.lines().filter_map(entry).collect())
}
