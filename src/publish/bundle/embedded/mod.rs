//! The app in this program: what Trunk built, so that publishing needs no tools for WebAssembly.
//!
//! `make embed` writes both files of the folder `app/`; docs/decisions/0016-embedded-app.md says why
//! they are in the repository.

use crate::publish::bundle::embedded::provenance::Provenance;
use crate::publish::bundle::trunk::TrunkOutput;
use crate::publish::content_hash;

pub(crate) mod archive; // files packed into one
pub(crate) mod provenance; // from what it was built, and with what

/// The archive, and its provenance.
const ARCHIVE: &[u8] = include_bytes!("../../../../app/app.tar.br");
const PROVENANCE: &str = include_str!("../../../../app/app.toml");

/// The output of Trunk, normalized.
pub(crate) fn load() -> Result<TrunkOutput, String> {
    open(ARCHIVE, &provenance()?)
}

/// From what the app was built.
pub(crate) fn provenance() -> Result<Provenance, String> {
    Provenance::from_toml(PROVENANCE)
}

fn open(archive: &[u8], provenance: &Provenance) -> Result<TrunkOutput, String> {
    let sha256 = content_hash::sha256_hex(archive);
    if sha256 != provenance.archive_sha256 {
        return Err(format!(
            "app/app.tar.br has the SHA-256 {sha256}, and app/app.toml names {}; \
             write both again with `make embed`",
            provenance.archive_sha256
        ));
    }
    archive::unpack(archive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_that_was_cut_off_or_changed_is_rejected() {
        let provenance = provenance().unwrap();
        assert!(open(ARCHIVE, &provenance).is_ok());
        let mut changed = ARCHIVE.to_vec();
        changed[100] ^= 1;
        for archive in [&ARCHIVE[..ARCHIVE.len() - 1], &changed, &[]] {
            let error = open(archive, &provenance).unwrap_err();
            assert!(error.ends_with("write both again with `make embed`"), "{error}");
        }
    }
}
