//! The worker: what serves pages where there is no network.
//!
//! It lies at one address for ever and names no build. Where the site does without one, there is
//! another in its place that takes away what was kept, and itself: readers may have had one.

use crate::publish::bundle::scripts::minify;
use crate::publish::output::build_manifest::Offline;

/// Where it lies.
pub(crate) const FILE: &str = "sw.js";

const WORKER_SCRIPT: &str = include_str!("sw.js");
const UNREGISTER_SCRIPT: &str = include_str!("tombstone.js");

/// The file at its address.
pub(crate) fn write(offline: Offline) -> Vec<u8> {
    let script = match offline {
        Offline::On => WORKER_SCRIPT,
        Offline::Off => UNREGISTER_SCRIPT,
    };
    minify(script).into_bytes()
}
