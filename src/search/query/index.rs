//! The parts of the index that are loaded, and the articles that are compared with a query.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::slug::Slug;
use crate::search::analysis::folding::{Folded, Folding};
use crate::search::format::article_table::{self, ArticleRow};
use crate::search::format::base64url;
use crate::search::format::checksum;
use crate::search::format::file::IndexFile;
use crate::search::format::manifest::IndexManifest;
use crate::search::format::postings::block;
use crate::search::query::document::{FoldedDocument, SearchDocument};

/// Articles that are held in memory.
const MAX_DOCUMENTS: usize = 1000;

/// Everything that has been loaded during a visit; all searches of the visit share it.
///
/// `candidates` and `evaluate` implement the search.
#[derive(Debug, Default)]
pub struct LoadedIndex {
    pub(crate) manifest: Option<IndexManifest>,
    pub(crate) folding: Option<Folding>,
    pub(crate) postings_blocks: BTreeMap<IndexFile, Vec<u8>>,
    pub(crate) article_tables: BTreeMap<IndexFile, Vec<ArticleRow>>,
    /// `None` for an article that does not exist any more.
    pub(crate) documents: BTreeMap<Slug, Option<(SearchDocument, FoldedDocument)>>,
    /// Files that could not be loaded during this search.
    pub(crate) unavailable_files: BTreeSet<IndexFile>,
    /// Articles that could not be loaded during this search.
    pub(crate) unavailable_articles: BTreeSet<Slug>,
}

impl LoadedIndex {
    /// Inserts a file with its checksum. `false` if `text` is not valid as this file.
    pub fn insert_file(&mut self, file: IndexFile, text: &str) -> bool {
        let Some(text) = checksum::verify_checksum(text) else { return false };
        match &file {
            IndexFile::Manifest => {
                let Some(manifest) = IndexManifest::read(text) else { return false };
                if self.manifest.as_ref().is_none_or(|it| it.folding != manifest.folding) {
                    // What was folded with another folding cannot be compared.
                    self.folding = None;
                    self.documents.clear();
                }
                self.manifest = Some(manifest);
                true
            }
            IndexFile::Folding(_) => {
                let folding = Folding::read(text);
                folding.map(|it| self.folding = Some(it)).is_some()
            }
            IndexFile::Postings(segment, _) => {
                let articles = self.segment_size(segment);
                let bytes = base64url::decode(text).filter(|it| block::is_valid(it, articles));
                bytes.map(|it| self.postings_blocks.insert(file, it)).is_some()
            }
            IndexFile::ArticleTable(..) => article_table::read_table(text)
                .map(|it| self.article_tables.insert(file, it))
                .is_some(),
        }
    }

    /// The number of articles in the segment of this name; 0 if the manifest does not list it.
    fn segment_size(&self, segment: &str) -> u32 {
        let all = self.manifest.iter().flat_map(|it| &it.segments);
        all.into_iter().find(|it| it.name == segment).map_or(0, |it| it.articles)
    }

    /// Inserts an article that was needed, or that it does not exist.
    pub fn insert_article(&mut self, slug: Slug, document: Option<SearchDocument>) {
        let Some(folding) = &self.folding else { return };
        let folded = document.map(|document| {
            let folded = FoldedDocument::of(&document, folding);
            (document, folded)
        });
        // A visit may be long, and the memory of a device small.
        if self.documents.len() >= MAX_DOCUMENTS {
            self.documents.clear();
        }
        self.documents.insert(slug, folded);
    }

    /// Marks a needed file that cannot be loaded now: searches leave out what it contains.
    pub fn mark_file_unavailable(&mut self, file: IndexFile) {
        self.unavailable_files.insert(file);
    }

    /// Marks a needed article that cannot be loaded now.
    pub fn mark_article_unavailable(&mut self, slug: Slug) {
        self.unavailable_articles.insert(slug);
    }

    /// Removes these marks: what was unavailable is needed again.
    pub fn retry_unavailable(&mut self) {
        self.unavailable_files.clear();
        self.unavailable_articles.clear();
    }

    /// Folds `text`. `None` until the folding table is loaded.
    pub fn folded(&self, text: &str) -> Option<Folded> {
        Some(self.folding.as_ref()?.fold(text))
    }
}
