//! Whether the app in this program is the one that the source of its checkout gives.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::publish::app_source::checkout;
use crate::publish::app_source::source_hash::source_hash;
use crate::publish::bundle::embedded;
use crate::publish::bundle::embedded::provenance::Provenance;
use crate::publish::error::{PublishError, WithPath, io_error};

/// The digits of a hash that name a build.
const BUILD_DIGITS: usize = 16;

/// Whether the app in this program is up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmbeddedAppStatus {
    /// It was built from the source of the checkout, or the program runs without a checkout.
    Current,
    /// The source in this checkout is not what it was built from: it has to be embedded again.
    SourceChanged(PathBuf),
    /// The checkout has a current app, and the program was compiled before: it has to be compiled
    /// again.
    ProgramOutdated(PathBuf),
}

impl fmt::Display for EmbeddedAppStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Current => f.write_str("the app in this program is up to date"),
            Self::SourceChanged(checkout) => write!(
                f,
                "the source of the app in {} is not what the app in this program was made from: \
                 call `make embed` to make it again, or name an app that Trunk built with --app DIR",
                checkout.display()
            ),
            Self::ProgramOutdated(checkout) => write!(
                f,
                "this program was compiled before the app in {} was made: compile it again \
                 (`cargo build`), or name an app that Trunk built with --app DIR",
                checkout.display()
            ),
        }
    }
}

/// Whether the app in this program is up to date. Without a checkout there is nothing to compare it
/// with.
///
/// # Errors
/// A file of the checkout that could not be read.
pub fn embedded_app_status() -> Result<EmbeddedAppStatus, PublishError> {
    let Some(root) = checkout::find() else { return Ok(EmbeddedAppStatus::Current) };
    let embedded = embedded::provenance().map_err(PublishError::EmbeddedApp)?;
    status_in(&root, &embedded)
}

/// Names the build of the app in this program: the beginning of its hash in `app/app.toml`.
pub fn app_build() -> Option<String> {
    let provenance = embedded::provenance().ok()?;
    provenance.archive_sha256.get(..BUILD_DIGITS).map(str::to_owned)
}

/// Refuses an app in this program that is not up to date.
///
/// # Errors
/// [`PublishError::EmbeddedApp`], with what to do; or a file of the checkout that could not be read.
pub fn require_current_app() -> Result<(), PublishError> {
    match embedded_app_status()? {
        EmbeddedAppStatus::Current => Ok(()),
        outdated => Err(PublishError::EmbeddedApp(outdated.to_string())),
    }
}

fn status_in(root: &Path, embedded: &Provenance) -> Result<EmbeddedAppStatus, PublishError> {
    let source = source_hash(root)?;
    if source == embedded.source_sha256 {
        return Ok(EmbeddedAppStatus::Current);
    }
    // What Git could not merge is to be made again, too.
    let is_made_from_source = read(root).is_ok_and(|it| it.source_sha256 == source);
    let status = if is_made_from_source {
        EmbeddedAppStatus::ProgramOutdated
    } else {
        EmbeddedAppStatus::SourceChanged
    };
    Ok(status(root.to_owned()))
}

/// The provenance of the app in a checkout.
pub(crate) fn read(root: &Path) -> Result<Provenance, PublishError> {
    let path = root.join(checkout::APP).join(checkout::PROVENANCE);
    let text = std::fs::read_to_string(&path).with_path("read", &path)?;
    Provenance::from_toml(&text).map_err(|why| io_error("use", &path, why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::app_source::fixture::{self, write};

    #[test]
    fn an_outdated_app_is_refused_with_what_to_do() {
        let dir = fixture::checkout();
        let root = dir.path();
        let mut embedded = embedded::provenance().unwrap();
        let status = |embedded: &Provenance| status_in(root, embedded).unwrap();

        let changed = status(&embedded);
        assert_eq!(changed, EmbeddedAppStatus::SourceChanged(root.to_owned()));
        let message = changed.to_string();
        let start = format!("the source of the app in {} is not", root.display());
        assert!(message.starts_with(&start), "{message}");
        assert!(
            message.contains("call `make embed`") && message.contains("--app DIR"),
            "{message}"
        );

        embedded.source_sha256 = source_hash(root).unwrap();
        write(root, "app/app.toml", &embedded.to_toml());
        assert_eq!(status(&embedded), EmbeddedAppStatus::Current);
        embedded.source_sha256 = "of an earlier source".to_owned();
        let outdated = status(&embedded);
        assert_eq!(outdated, EmbeddedAppStatus::ProgramOutdated(root.to_owned()));
        assert!(outdated.to_string().contains("`cargo build`"), "{outdated}");
    }
}
