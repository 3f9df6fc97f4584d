//! What has come of the index, and of the articles that are looked through.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::slug::Slug;
use crate::search::analysis::folding::{Folded, Folding};
use crate::search::analysis::html_text;
use crate::search::format::article_table;
use crate::search::format::article_table::ArticleRow;
use crate::search::format::base64url;
use crate::search::format::manifest;
use crate::search::format::manifest::IndexManifest;
use crate::search::format::postings;

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndexFile {
    /// Which others there are: the only one whose content changes.
    Manifest,
    /// The table of spellings of this name.
    Folding(String),
    /// A piece of the segment of this name.
    Postings(String, u32),
    /// A table of articles of the segment of this name.
    ArticleTable(String, u32),
}

impl IndexFile {
    /// Where it lies, relative to the endpoint.
    pub fn path(&self) -> String {
        match self {
            Self::Manifest => "search/index.txt".to_owned(),
            Self::Folding(name) => format!("search/folding-{name}.txt"),
            Self::Postings(segment, number) => format!("search/{segment}/{number}.txt"),
            Self::ArticleTable(segment, number) => {
                format!("search/{segment}/articles-{number}.txt")
            }
        }
    }

    /// The file that lies there.
    pub fn from_path(path: &str) -> Option<Self> {
        let path = path.strip_prefix("search/")?.strip_suffix(".txt")?;
        let name = |it: &str| manifest::is_name(it).then(|| it.to_owned());
        match path.split_once('/') {
            None if path == "index" => Some(Self::Manifest),
            None => name(path.strip_prefix("folding-")?).map(Self::Folding),
            Some((segment, number)) => {
                let segment = name(segment)?;
                match number.strip_prefix("articles-") {
                    Some(number) => Some(Self::ArticleTable(segment, number.parse().ok()?)),
                    None => Some(Self::Postings(segment, number.parse().ok()?)),
                }
            }
        }
    }
}

/// An article, in the fields it is looked through by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchDocument {
    /// Its title.
    pub title: String,
    /// Its summary, its source and its tags.
    pub metadata: Vec<String>,
    /// Its text, as [`crate::search::analysis::html_text::text`] takes it from the body.
    pub body: String,
}

/// Between the fields of an article that one program hands to another (ASCII, unit separator).
const FIELD_SEPARATOR: &str = "\u{1f}";

/// Articles that are looked through and remembered, and what is looked at of each.
const MAX_DOCUMENTS: usize = 1000;
const MAX_BODY_BYTES: usize = 1_000_000;

/// An article for another program: its title, its summary with source and tags, its markup.
pub fn encode<'t>(title: &str, asides: impl Iterator<Item = &'t str>, html: &str) -> String {
    [title, &asides.collect::<Vec<_>>().join("\n"), html].join(FIELD_SEPARATOR)
}

impl SearchDocument {
    /// The article that was handed over.
    pub fn decode(handed: &str) -> Option<Self> {
        let mut fields = handed.splitn(3, FIELD_SEPARATOR);
        Some(Self {
            title: fields.next()?.to_owned(),
            metadata: fields.next()?.split('\n').map(str::to_owned).collect(),
            body: {
                let html = fields.next()?;
                html_text::text(&html[..html.floor_char_boundary(MAX_BODY_BYTES)])
            },
        })
    }
}

/// A text, folded.
#[derive(Clone, Debug, Default)]
pub struct FoldedDocument {
    /// The title.
    pub title: Folded,
    /// All others but the body.
    pub metadata: Vec<Folded>,
    /// The body.
    pub body: Folded,
}

impl FoldedDocument {
    /// Folds `text`.
    pub fn of(text: &SearchDocument, folding: &Folding) -> Self {
        Self {
            title: folding.fold(&text.title),
            metadata: text.metadata.iter().map(|it| folding.fold(it)).collect(),
            body: folding.fold(&text.body),
        }
    }
}

/// All that has come so far; one for all searches of a visit.
#[derive(Debug, Default)]
pub struct LoadedIndex {
    pub(crate) manifest: Option<IndexManifest>,
    pub(crate) folding: Option<Folding>,
    pub(crate) postings_blocks: BTreeMap<IndexFile, Vec<u8>>,
    pub(crate) article_tables: BTreeMap<IndexFile, Vec<ArticleRow>>,
    /// `None` for an article that is gone.
    pub(crate) documents: BTreeMap<Slug, Option<(SearchDocument, FoldedDocument)>>,
    /// What cannot be had now.
    pub(crate) unavailable_files: BTreeSet<IndexFile>,
    pub(crate) unavailable_articles: BTreeSet<Slug>,
}

impl LoadedIndex {
    /// Takes what a file says; `false` when that is no such file.
    pub fn insert_file(&mut self, file: IndexFile, sealed: &str) -> bool {
        let Some(text) = base64url::verify_checksum(sealed) else { return false };
        match &file {
            IndexFile::Manifest => {
                let Some(directory) = IndexManifest::read(text) else { return false };
                if self.manifest.as_ref().is_none_or(|it| it.folding != directory.folding) {
                    // Another spelling: nothing that was folded before can be compared.
                    self.folding = None;
                    self.documents.clear();
                }
                self.manifest = Some(directory);
                true
            }
            IndexFile::Folding(_) => {
                let read = Folding::read(text);
                read.map(|it| self.folding = Some(it)).is_some()
            }
            IndexFile::Postings(segment, _) => {
                let articles = self.segment_size(segment);
                let bytes = base64url::decode(text).filter(|it| postings::is_valid(it, articles));
                bytes.map(|it| self.postings_blocks.insert(file, it)).is_some()
            }
            IndexFile::ArticleTable(..) => article_table::read_table(text)
                .map(|it| self.article_tables.insert(file, it))
                .is_some(),
        }
    }

    /// As many articles are in the segment of this name.
    fn segment_size(&self, segment: &str) -> u32 {
        let all = self.manifest.iter().flat_map(|it| &it.segments);
        all.into_iter().find(|it| it.name == segment).map_or(0, |it| it.articles)
    }

    /// A file that was needed cannot be had now: what it would say is left out.
    pub fn mark_file_unavailable(&mut self, file: IndexFile) {
        self.unavailable_files.insert(file);
    }

    /// An article that was needed cannot be had now.
    pub fn mark_article_unavailable(&mut self, slug: Slug) {
        self.unavailable_articles.insert(slug);
    }

    /// What could not be had is needed again.
    pub fn retry_unavailable(&mut self) {
        self.unavailable_files.clear();
        self.unavailable_articles.clear();
    }

    /// A text in one spelling, once the table of spellings is there.
    pub fn folded(&self, text: &str) -> Option<Folded> {
        Some(self.folding.as_ref()?.fold(text))
    }

    /// Takes an article that was needed, or that there is none.
    pub fn insert_article(&mut self, slug: Slug, text: Option<SearchDocument>) {
        let Some(folding) = &self.folding else { return };
        let folded = text.map(|text| {
            let folded = FoldedDocument::of(&text, folding);
            (text, folded)
        });
        // A visit may be long, and a device small.
        if self.documents.len() >= MAX_DOCUMENTS {
            self.documents.clear();
        }
        self.documents.insert(slug, folded);
    }
}
