//! What the browser reports about the network (Network Information API).
//!
//! Tests: `tests/browser/prefetch.rs`, `tests/browser/precache.rs`

use js_sys::Reflect;

use crate::browser::dom::window;

/// The reader saves data, or the network is of the second generation. `false` where the browser
/// does not report it.
pub(crate) fn saves_data() -> bool {
    let get = |object: &_, name: &str| Reflect::get(object, &name.into()).ok();
    let Some(connection) = get(&window().navigator(), "connection") else { return false };
    let saves = get(&connection, "saveData").and_then(|it| it.as_bool()).unwrap_or(false);
    let kind = get(&connection, "effectiveType").and_then(|it| it.as_string());
    saves || kind.is_some_and(|it| it.ends_with("2g"))
}
