//! Writes the site to disk: build manifest, precompressed copies, the atomic switch.

pub(crate) mod build_manifest; // build.json
pub(crate) mod output_dir; // the published directory and its swap
pub(crate) mod precompress; // .br and .gz copies
