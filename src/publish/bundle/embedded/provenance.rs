//! The provenance of an app: from which source it was built, and with which tools.

use serde::Deserialize;

/// What `app/app.toml` contains.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Provenance {
    /// SHA-256 of the archive beside it.
    pub(crate) archive_sha256: String,
    /// The hash of the source, see `app_source/source_hash.rs`.
    pub(crate) source_sha256: String,
    /// The version of the compiler.
    pub(crate) rustc: String,
    /// The version of Trunk.
    pub(crate) trunk: String,
    /// The version of wasm-bindgen.
    #[serde(rename = "wasm-bindgen")]
    pub(crate) bindgen: String,
}

impl Provenance {
    /// Reads the text of `app/app.toml`.
    pub(crate) fn from_toml(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| {
            format!("app/app.toml cannot be read, write it again with `make embed`: {error}")
        })
    }

    /// The text of `app/app.toml`.
    pub(crate) fn to_toml(&self) -> String {
        let Self { archive_sha256, source_sha256, rustc, trunk, bindgen } = self;
        format!(
            "# From what `app.tar.br` was built. `make embed` writes both files.\n\
             archive_sha256 = \"{archive_sha256}\"\n\
             source_sha256 = \"{source_sha256}\"\n\
             rustc = \"{rustc}\"\n\
             trunk = \"{trunk}\"\n\
             wasm-bindgen = \"{bindgen}\"\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let provenance = Provenance {
            archive_sha256: "0a".to_owned(),
            source_sha256: "1b".to_owned(),
            rustc: "1.95.0 (59807616e 2026-04-14)".to_owned(),
            trunk: "0.22.1".to_owned(),
            bindgen: "0.2.130".to_owned(),
        };
        assert_eq!(Provenance::from_toml(&provenance.to_toml()), Ok(provenance));
    }

    #[test]
    fn a_file_that_git_has_merged_names_make_embed() {
        let error = Provenance::from_toml("<<<<<<< ours\n").unwrap_err();
        assert!(error.contains("write it again with `make embed`"), "{error}");
    }
}
