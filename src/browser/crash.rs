//! What is left when the program ends: ordinary links.

use std::cell::Cell;

thread_local! {
    static CRASHED: Cell<bool> = const { Cell::new(false) };
}

/// From a panic on, links are the browser's again, and the owner is told why.
pub(crate) fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        CRASHED.set(true);
        web_sys::console::error_1(&format!("quanwen: {panic}").into());
    }));
}

/// The program has panicked: whatever it still hears, it must not act on.
pub(crate) fn has_crashed() -> bool {
    CRASHED.get()
}
