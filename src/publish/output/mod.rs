//! Writes the site to disk: build manifest, precompressed copies, the swap of the output directory.
//!
//! Tests: `tests/publish/output_dir.rs`, `tests/publish/precompress.rs`

pub(crate) mod build_manifest; // build.json
pub(crate) mod generations; // hashed files of earlier builds
pub(crate) mod output_dir; // the published directory and its swap
pub(crate) mod precompress; // .br and .gz copies
