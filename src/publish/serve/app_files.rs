//! The app's files, in memory.

use std::collections::BTreeMap;
use std::path::Path;

use crate::publish::bundle;
use crate::publish::bundle::{AppBundle, csp};
use crate::publish::content::settings::Offline;
use crate::publish::content_hash::is_hashed_name;
use crate::publish::error::PublishError;
use crate::publish::files::FileContent;
use crate::publish::output::build_manifest::{AppFile, BuildManifest};

/// The app's files, and its page.
#[derive(Debug)]
pub(crate) struct AppFiles {
    /// By path, relative to the site.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The template of all pages.
    pub(crate) shell: String,
    /// The policy that a host sends as a header.
    pub(crate) policy: Option<String>,
    listed: Vec<AppFile>,
}

impl AppFiles {
    /// Loads the app from `dir`, or the one in this program.
    pub(crate) fn load(dir: Option<&Path>) -> Result<Self, PublishError> {
        let AppBundle { files, shell } = bundle::load(dir)?;
        let listed = bundle::list_files(&files)?;
        let bytes = |(path, content): (String, FileContent)| {
            Ok::<_, PublishError>((path, content.bytes()?.into_owned()))
        };
        let files = files.into_iter().map(bytes).collect::<Result<_, _>>()?;
        let policy = csp::header_value(&shell);
        Ok(Self { files, shell, policy, listed })
    }

    /// `build.json`.
    pub(crate) fn manifest(&self, offline: Offline) -> Option<Vec<u8>> {
        let hashed = self.files.keys().filter(|it| is_hashed_name(it)).cloned().collect();
        BuildManifest::new(offline, self.listed.clone(), vec![hashed]).to_bytes().ok()
    }
}
