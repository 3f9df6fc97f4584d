//! The revision of an article's document: what lists state of it.

use crate::publish::content_hash;

/// The revision of the article with this index in the library.
pub(crate) type Revisions<'r> = dyn Fn(usize) -> Revision + Sync + 'r;

/// What lists state of an article's document.
///
/// Translations and the revision itself are no part of the hash: lists state it, and the sealed page
/// that lists an original must not change when the article is translated.
#[derive(Clone, Debug)]
pub(crate) struct Revision {
    /// A hash of the document. A stored copy with the same hash is up to date.
    pub(crate) hash: String,
    /// How many bytes the document and its images take up on a device.
    pub(crate) bytes: usize,
}

impl Revision {
    /// The revision of a document whose images have `media_bytes` bytes.
    pub(crate) fn of(document: &str, media_bytes: usize) -> Self {
        Self { hash: content_hash::short(document.as_bytes()), bytes: document.len() + media_bytes }
    }
}
