//! The text of an article as it is searched: by the publisher, who indexes it, and by the finder,
//! which verifies a candidate.

use crate::search::analysis::folding::{Folded, Folding};

/// An article, by the fields that are searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchDocument {
    /// Its title.
    pub title: String,
    /// Its summary, its source and its tags.
    pub metadata: Vec<String>,
    /// Its text, as [`crate::search::analysis::html_text::text`] extracts it from the HTML.
    pub body: String,
}

/// A [`SearchDocument`], folded.
#[derive(Clone, Debug, Default)]
pub struct FoldedDocument {
    /// The title.
    pub title: Folded,
    /// The summary, the source and the tags.
    pub metadata: Vec<Folded>,
    /// The text.
    pub body: Folded,
}

impl FoldedDocument {
    /// Folds `document`.
    pub fn of(document: &SearchDocument, folding: &Folding) -> Self {
        Self {
            title: folding.fold(&document.title),
            metadata: document.metadata.iter().map(|it| folding.fold(it)).collect(),
            body: folding.fold(&document.body),
        }
    }
}
