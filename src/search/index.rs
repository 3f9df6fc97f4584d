//! What has come of the index, and of the articles that are looked through.

use std::collections::BTreeMap;

use crate::model::slug::Slug;
use crate::search::armour;
use crate::search::directory::Directory;
use crate::search::fold::{Folded, Folding};
use crate::search::shelf::{self, Entry};

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum File {
    /// Which others there are: the only one whose content changes.
    Directory,
    /// The table of spellings of this name.
    Folding(String),
    /// A piece of the segment of this name.
    Terms(String, u32),
    /// A table of articles of the segment of this name.
    Table(String, u32),
}

impl File {
    /// Where it lies, relative to the endpoint.
    pub fn path(&self) -> String {
        match self {
            Self::Directory => "search/index.txt".to_owned(),
            Self::Folding(name) => format!("search/folding-{name}.txt"),
            Self::Terms(segment, number) => format!("search/{segment}/{number}.txt"),
            Self::Table(segment, number) => format!("search/{segment}/articles-{number}.txt"),
        }
    }
}

/// An article, in the fields it is looked through by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Its title.
    pub title: String,
    /// Its summary, its source and its tags.
    pub asides: Vec<String>,
    /// Its text, as [`crate::search::markup::text`] takes it from the body.
    pub body: String,
}

/// A text, folded.
#[derive(Clone, Debug, Default)]
pub struct FoldedText {
    /// The title.
    pub title: Folded,
    /// All others but the body.
    pub asides: Vec<Folded>,
    /// The body.
    pub body: Folded,
}

impl FoldedText {
    /// Folds `text`.
    pub fn of(text: &Text, folding: &Folding) -> Self {
        Self {
            title: folding.fold(&text.title),
            asides: text.asides.iter().map(|it| folding.fold(it)).collect(),
            body: folding.fold(&text.body),
        }
    }
}

/// All that has come so far; one for all searches of a visit.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) directory: Option<Directory>,
    pub(super) folding: Option<Folding>,
    pub(super) pieces: BTreeMap<File, Vec<u8>>,
    pub(super) tables: BTreeMap<File, Vec<Entry>>,
    /// `None` for an article that could not be had.
    pub(super) texts: BTreeMap<Slug, Option<(Text, FoldedText)>>,
}

impl Index {
    /// Takes what a file says; `false` when that is no such file.
    pub fn take(&mut self, file: File, text: &str) -> bool {
        match &file {
            File::Directory => {
                self.directory = Directory::read(text);
                self.directory.is_some()
            }
            File::Folding(_) => {
                self.folding = Folding::read(text);
                self.folding.is_some()
            }
            File::Terms(..) => armour::read(text).map(|it| self.pieces.insert(file, it)).is_some(),
            File::Table(..) => shelf::read(text).map(|it| self.tables.insert(file, it)).is_some(),
        }
    }

    /// Takes an article that was needed, or that it cannot be had.
    pub fn tell(&mut self, slug: Slug, text: Option<Text>) {
        let Some(folding) = &self.folding else { return };
        let folded = text.map(|text| {
            let folded = FoldedText::of(&text, folding);
            (text, folded)
        });
        self.texts.insert(slug, folded);
    }
}
