//! What has come of the index, and of the articles that are looked through.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::slug::Slug;
use crate::search::armour;
use crate::search::directory::{self, Directory};
use crate::search::fold::{Folded, Folding};
use crate::search::shelf::{self, Entry};
use crate::search::{markup, piece};

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

    /// The file that lies there.
    pub fn at(path: &str) -> Option<Self> {
        let path = path.strip_prefix("search/")?.strip_suffix(".txt")?;
        let name = |it: &str| directory::is_name(it).then(|| it.to_owned());
        match path.split_once('/') {
            None if path == "index" => Some(Self::Directory),
            None => name(path.strip_prefix("folding-")?).map(Self::Folding),
            Some((segment, number)) => {
                let segment = name(segment)?;
                match number.strip_prefix("articles-") {
                    Some(number) => Some(Self::Table(segment, number.parse().ok()?)),
                    None => Some(Self::Terms(segment, number.parse().ok()?)),
                }
            }
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

/// Between the fields of an article that one program hands to another (ASCII, unit separator).
const FIELD: &str = "\u{1f}";

/// Articles that are looked through and remembered, and what is looked at of each.
const MOST_TEXTS: usize = 1000;
const MOST_BYTES: usize = 1_000_000;

/// An article for another program: its title, its summary with source and tags, its markup.
pub fn hand_over<'t>(title: &str, asides: impl Iterator<Item = &'t str>, html: &str) -> String {
    [title, &asides.collect::<Vec<_>>().join("\n"), html].join(FIELD)
}

impl Text {
    /// The article that was handed over.
    pub fn taken(handed: &str) -> Option<Self> {
        let mut fields = handed.splitn(3, FIELD);
        Some(Self {
            title: fields.next()?.to_owned(),
            asides: fields.next()?.split('\n').map(str::to_owned).collect(),
            body: {
                let html = fields.next()?;
                markup::text(&html[..html.floor_char_boundary(MOST_BYTES)])
            },
        })
    }
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
    /// `None` for an article that is gone.
    pub(super) texts: BTreeMap<Slug, Option<(Text, FoldedText)>>,
    /// What cannot be had now.
    pub(super) lost: BTreeSet<File>,
    pub(super) lost_texts: BTreeSet<Slug>,
}

impl Index {
    /// Takes what a file says; `false` when that is no such file.
    pub fn take(&mut self, file: File, sealed: &str) -> bool {
        let Some(text) = armour::open(sealed) else { return false };
        match &file {
            File::Directory => {
                let Some(directory) = Directory::read(text) else { return false };
                if self.directory.as_ref().is_none_or(|it| it.folding != directory.folding) {
                    // Another spelling: nothing that was folded before can be compared.
                    self.folding = None;
                    self.texts.clear();
                }
                self.directory = Some(directory);
                true
            }
            File::Folding(_) => {
                let read = Folding::read(text);
                read.map(|it| self.folding = Some(it)).is_some()
            }
            File::Terms(segment, _) => {
                let articles = self.articles_of(segment);
                let bytes = armour::read(text).filter(|it| piece::is_one(it, articles));
                bytes.map(|it| self.pieces.insert(file, it)).is_some()
            }
            File::Table(..) => shelf::read(text).map(|it| self.tables.insert(file, it)).is_some(),
        }
    }

    /// As many articles are in the segment of this name.
    fn articles_of(&self, segment: &str) -> u32 {
        let all = self.directory.iter().flat_map(|it| &it.segments);
        all.into_iter().find(|it| it.name == segment).map_or(0, |it| it.articles)
    }

    /// A file that was needed cannot be had now: what it would say is left out.
    pub fn lose(&mut self, file: File) {
        self.lost.insert(file);
    }

    /// An article that was needed cannot be had now.
    pub fn lose_text(&mut self, slug: Slug) {
        self.lost_texts.insert(slug);
    }

    /// What could not be had is needed again.
    pub fn find_again(&mut self) {
        self.lost.clear();
        self.lost_texts.clear();
    }

    /// A text in one spelling, once the table of spellings is there.
    pub fn folded(&self, text: &str) -> Option<Folded> {
        Some(self.folding.as_ref()?.fold(text))
    }

    /// Takes an article that was needed, or that there is none.
    pub fn tell(&mut self, slug: Slug, text: Option<Text>) {
        let Some(folding) = &self.folding else { return };
        let folded = text.map(|text| {
            let folded = FoldedText::of(&text, folding);
            (text, folded)
        });
        // A visit may be long, and a device small.
        if self.texts.len() >= MOST_TEXTS {
            self.texts.clear();
        }
        self.texts.insert(slug, folded);
    }
}
