//! Why the program ended, for whoever works on it.
//!
//! What readers run has no words for this: they are a seventh of the program. There the browser
//! says where it stopped. What a reader is left with is the business of `publish/app/boot.js`.

/// From now on a panic is told to the console.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&format!("quanwen: {panic}").into());
    }));
}
