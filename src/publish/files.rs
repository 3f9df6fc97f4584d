//! The files of a site before they are written: what each contains, by path.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::publish::error::{PublishError, WithPath};

/// What a file of the published site contains.
#[derive(Debug)]
pub(crate) enum FileContent {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The same as this file.
    Copy(PathBuf),
}

impl FileContent {
    /// The bytes. The file of a copy is read.
    pub(crate) fn bytes(&self) -> Result<Cow<'_, [u8]>, PublishError> {
        match self {
            Self::Bytes(bytes) => Ok(bytes.into()),
            Self::Copy(from) => Ok(std::fs::read(from).with_path("read", from)?.into()),
        }
    }
}

/// Files by path, relative to the site.
pub(crate) type Files = BTreeMap<String, FileContent>;
