//! The index of a site: what the reader's search asks.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::publish::documents::{Documents, summary};
use crate::publish::hash;
use crate::publish::library::{Library, Story};
use crate::publish::search::gather::gather;
use crate::search::directory::{Directory, Segment};
use crate::search::fold::Folding;
use crate::search::index::{File, Text};
use crate::search::shelf::Entry;
use crate::search::{armour, markup, piece, segments, shelf};

pub(crate) mod page; // to search on
mod folding; // which character becomes which
mod gather; // which articles a term is in

/// As many digits of a hash name a thing.
const NAME_DIGITS: usize = 16;

/// An article as it is found.
#[derive(Clone, Debug)]
pub struct Article {
    /// What is shown of it.
    pub entry: Entry,
    /// What it is found by.
    pub text: Text,
}

/// The files of the index for the articles of a site, by their paths.
pub(crate) fn write(library: &Library) -> Documents {
    let articles: Vec<Article> = library.articles().par_iter().map(article).collect();
    files(&articles).into_iter().map(|(path, text)| (format!("content/{path}"), text)).collect()
}

fn article(story: &Story) -> Article {
    let front = &story.front;
    let source = front.source.iter().map(|it| it.name.clone());
    let tags = front.tags.iter().map(|it| it.label.clone());
    Article {
        entry: Entry {
            slug: front.slug.clone(),
            section: front.section.clone(),
            published: Some(front.published.clone()),
            title: front.title.clone(),
        },
        text: Text {
            title: front.title.clone(),
            asides: [summary(story)].into_iter().chain(source).chain(tags).collect(),
            body: markup::text(&story.body.html),
        },
    }
}

/// The files of the index for `articles`, oldest first, by their paths relative to the endpoint.
pub fn files(articles: &[Article]) -> BTreeMap<String, Vec<u8>> {
    let folding = folding::folding();
    let table = folding.write();
    let name = name(&[table.as_bytes()]);
    let segments = segments::cut(articles.len());
    let written: Vec<(Segment, BTreeMap<File, String>)> =
        segments.into_par_iter().map(|it| segment(&articles[it], &folding)).collect();
    let (segments, files): (Vec<Segment>, Vec<BTreeMap<File, String>>) =
        written.into_iter().unzip();
    let directory = Directory { folding: name.clone(), segments };
    let own = [(File::Directory, directory.write()), (File::Folding(name), table)];
    let files = files.into_iter().flatten().chain(own);
    files.map(|(file, text)| (file.path(), armour::seal(&text).into_bytes())).collect()
}

fn segment(articles: &[Article], folding: &Folding) -> (Segment, BTreeMap<File, String>) {
    let count = u32::try_from(articles.len()).unwrap_or(u32::MAX);
    let pieces = piece::write(&gather(articles, folding), count);
    let entries: Vec<Entry> = articles.iter().map(|it| it.entry.clone()).collect();
    let tables = shelf::write(&entries);
    let all = pieces.iter().map(|it| &it.bytes[..]).chain(tables.iter().map(String::as_bytes));
    let name = name(&all.collect::<Vec<_>>());
    let terms = (0..)
        .zip(&pieces)
        .map(|(number, it)| (File::Terms(name.clone(), number), armour::write(&it.bytes)));
    let tables = (0..).zip(tables).map(|(number, it)| (File::Table(name.clone(), number), it));
    let files = terms.chain(tables).collect();
    let pieces = pieces.into_iter().map(|it| it.from).collect();
    (Segment { name, articles: count, pieces }, files)
}

fn name(parts: &[&[u8]]) -> String {
    let each: Vec<String> = parts.iter().map(|it| hash::hex(it)).collect();
    hash::hex(each.join(" ").as_bytes())[..NAME_DIGITS].to_owned()
}
