//! The service worker, which serves pages when there is no network.
//!
//! Its URL never changes, and its script names no build. A site that turns offline reading off has a
//! script at the same URL that deletes the caches and unregisters itself, because readers may have
//! the other one.

use crate::publish::bundle::join::{Module, join, modules};
use crate::publish::bundle::minify::minify;
use crate::publish::content::settings::Offline;

/// Its path, relative to the site.
pub(crate) const FILE: &str = "sw.js";

const WORKER_SCRIPT: [Module; 1] = modules!["sw.js"];
const UNREGISTER_SCRIPT: [Module; 1] = modules!["sw-unregister.js"];

/// The script.
pub(crate) fn write(offline: Offline) -> Vec<u8> {
    let script = match offline {
        Offline::On => WORKER_SCRIPT,
        Offline::Off => UNREGISTER_SCRIPT,
    };
    minify(&join(&script)).into_bytes()
}
