//! Logs the message of a panic, in debug builds only.
//!
//! The release build has no panic messages: they are a seventh of the program. There the browser
//! reports the line of the crash, and `publish/bundle/js/crash.js` offers the reader to reload.

/// Sends the message of every later panic to the console.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&format!("quanwen: {panic}").into());
    }));
}
