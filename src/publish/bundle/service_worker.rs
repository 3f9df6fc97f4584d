//! The worker: what serves pages where there is no network.
//!
//! It lies at one address for ever and names no build. Where the site does without one, there is
//! another in its place that takes away what was kept, and itself: readers may have had one.

use crate::publish::bundle::join::{Module, join, modules};
use crate::publish::bundle::minify::minify;
use crate::publish::content::settings::Offline;

/// Where it lies.
pub(crate) const FILE: &str = "sw.js";

const WORKER_SCRIPT: [Module; 1] = modules!["sw.js"];
const UNREGISTER_SCRIPT: [Module; 1] = modules!["sw-unregister.js"];

/// The file at its address.
pub(crate) fn write(offline: Offline) -> Vec<u8> {
    let script = match offline {
        Offline::On => WORKER_SCRIPT,
        Offline::Off => UNREGISTER_SCRIPT,
    };
    minify(&join(&script)).into_bytes()
}
