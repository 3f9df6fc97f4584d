//! The directory of the index: which segments there are, and which terms each piece begins with.

use std::fmt::Write;

use crate::search::format::article_table;
use crate::search::query::index::IndexFile;

/// How the index is written. Another number is another index.
const FORMAT: &str = "quanwen-search-1";

/// More articles stand in no segment that was written here.
const MAX_ARTICLES: u32 = 1 << 20;

/// More segments, and pieces of all of them, are nothing that was written here.
const MAX_SEGMENTS: usize = 256;
const MAX_BLOCKS: usize = 1 << 16;

/// Words that begin the same way are looked for in no more pieces.
const MAX_PREFIX_BLOCKS: usize = 64;

/// What the directory says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexManifest {
    /// The name of the table of spellings.
    pub folding: String,
    /// Oldest articles first.
    pub segments: Vec<Segment>,
}

/// A part of the index that never changes: what is in it has another name otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Made from all that is in it.
    pub name: String,
    /// As many articles it has.
    pub articles: u32,
    /// What each of its pieces begins at.
    pub first_terms: Vec<String>,
}

impl IndexManifest {
    /// The file that says it.
    pub fn write(&self) -> String {
        let mut text = format!("{FORMAT}\t{}\n", self.folding);
        for Segment { name, articles, first_terms: pieces } in &self.segments {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{name}\t{articles}\t{}", pieces.join("\t"));
        }
        text
    }

    /// The directory a file says, if it is one.
    pub fn read(text: &str) -> Option<Self> {
        let (head, rest) = text.split_once('\n')?;
        let folding = head.strip_prefix(FORMAT)?.strip_prefix('\t').filter(|it| is_name(it))?;
        let segments: Option<Vec<Segment>> = rest.split_terminator('\n').map(segment).collect();
        let segments = segments.filter(|it| it.len() <= MAX_SEGMENTS)?;
        let pieces: usize = segments.iter().map(|it| it.first_terms.len()).sum();
        (pieces <= MAX_BLOCKS).then(|| Self { folding: folding.to_owned(), segments })
    }
}

impl Segment {
    /// The pieces that may have terms that are `term`, or with `prefix` begin so.
    pub(crate) fn postings_files(
        &self,
        term: &str,
        prefix: bool,
    ) -> impl Iterator<Item = IndexFile> {
        let behind = |from: &String| from.as_str() > term && !(prefix && from.starts_with(term));
        let first = self.first_terms.partition_point(|it| it.as_str() <= term).saturating_sub(1);
        let end = self.first_terms.partition_point(|it| !behind(it));
        (first..end)
            .take(MAX_PREFIX_BLOCKS)
            .filter_map(|it| Some(IndexFile::Postings(self.name.clone(), u32::try_from(it).ok()?)))
    }

    /// The table an article stands in, and its place in there.
    pub(crate) fn locate_article(&self, article: u32) -> (IndexFile, usize) {
        let tables = u32::try_from(article_table::ARTICLES_PER_TABLE).unwrap_or(1);
        let place = usize::try_from(article % tables).unwrap_or_default();
        (IndexFile::ArticleTable(self.name.clone(), article / tables), place)
    }
}

fn segment(line: &str) -> Option<Segment> {
    let mut parts = line.split('\t');
    let name = parts.next().filter(|it| is_name(it))?.to_owned();
    let articles = parts.next()?.parse().ok().filter(|it| *it <= MAX_ARTICLES)?;
    Some(Segment { name, articles, first_terms: parts.map(str::to_owned).collect() })
}

/// Hashes only: names become addresses.
pub(crate) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 64 && name.bytes().all(|it| it.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(pieces: &[&str]) -> Segment {
        let pieces = pieces.iter().map(|it| (*it).to_owned()).collect();
        Segment { name: "0a".to_owned(), articles: 9, first_terms: pieces }
    }

    #[test]
    fn a_written_manifest_reads_back_unchanged() {
        let segments = vec![segment(&["", "ab", "水"]), segment(&[""])];
        let directory = IndexManifest { folding: "f1".to_owned(), segments };
        assert_eq!(IndexManifest::read(&directory.write()), Some(directory));
        for wrong in ["", "quanwen-search-2\tf\n", "quanwen-search-1\t../x\n"] {
            assert_eq!(IndexManifest::read(wrong), None);
        }
    }

    #[test]
    fn a_term_is_in_one_block_and_a_prefix_in_several() {
        let segment = segment(&["", "ab", "abc", "b", "水", "水火"]);
        for (term, prefix, expected) in [
            ("a", false, &[0][..]),
            ("a", true, &[0, 1, 2]),
            ("ab", false, &[1]),
            ("ab", true, &[1, 2]),
            ("abd", true, &[2]),
            ("水", false, &[4]),
            ("水土", false, &[4]),
            ("水火", false, &[5]),
            ("龙", false, &[5]),
        ] {
            let found: Vec<u32> = segment
                .postings_files(term, prefix)
                .map(|it| if let IndexFile::Postings(_, number) = it { number } else { 99 })
                .collect();
            assert_eq!(found, expected, "{term}");
        }
    }
}
