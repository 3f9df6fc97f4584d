//! The checkout the program was built in: a folder with the source of Quanwen.
//!
//! No path is compiled into the program, so that it is the same wherever it is built.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of the archive in a checkout.
pub(crate) const APP: &str = "app";

/// Its file that names the source and the tools of the archive.
pub(crate) const PROVENANCE: &str = "app.toml";

/// Cargo's manifest.
const MANIFEST: &str = "Cargo.toml";

/// Cargo writes this file into a package. A package has only what the publisher is compiled from, and
/// Cargo has rewritten its manifest: there is no source of the app to compare.
const PACKAGE_MARKER: &str = "Cargo.toml.orig";

/// The checkout: the folder that `cargo run` names, or else one around the program.
pub(crate) fn find() -> Option<PathBuf> {
    let named = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let program = env::current_exe().ok();
    let around = program.iter().flat_map(|it| it.ancestors().skip(1));
    find_in(named.as_deref().into_iter().chain(around))
}

/// The first of the folders that has our manifest, unless it is a package.
fn find_in<'p>(mut dirs: impl Iterator<Item = &'p Path>) -> Option<PathBuf> {
    let root = dirs.find(|it| is_ours(it))?;
    (!root.join(PACKAGE_MARKER).exists()).then(|| root.to_owned())
}

fn is_ours(dir: &Path) -> bool {
    let manifest = std::fs::read_to_string(dir.join(MANIFEST)).unwrap_or_default();
    let has_name = manifest.lines().any(|it| it == "name = \"quanwen\"");
    has_name && dir.join("src").is_dir() && dir.join(APP).join(PROVENANCE).is_file()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::app_source::fixture::{checkout, write};

    #[test]
    fn a_checkout_is_around_the_program_and_a_package_is_none() {
        let dir = checkout();
        let root = dir.path();
        let program = root.join("target/debug/quanwen");
        let find = || find_in(program.ancestors().skip(1));
        assert_eq!(find().as_deref(), Some(root));
        write(root, "target/Cargo.toml", "[package]\nname = \"other\"\n");
        assert_eq!(find().as_deref(), Some(root));
        write(root, PACKAGE_MARKER, "");
        assert_eq!(find(), None);
    }

    #[test]
    fn a_package_inside_a_checkout_is_no_part_of_it() {
        let dir = checkout();
        let package = dir.path().join("target/package/quanwen-0.1.0");
        for path in [MANIFEST, PACKAGE_MARKER] {
            write(&package, path, "name = \"quanwen\"\n");
        }
        write(&package, "src/lib.rs", "");
        write(&package, "app/app.toml", "");
        assert_eq!(find_in(package.ancestors()), None);
    }
}
