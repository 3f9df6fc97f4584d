//! The index manifest: the segments of the index, and the first term of each postings block.

use std::fmt::Write;

use crate::search::format::article_table;
use crate::search::format::file::{IndexFile, is_name};

/// Format version. Change it whenever the format of any file changes.
const FORMAT: &str = "quanwen-search-1";

/// Articles of a segment. A manifest that states more was not written by this program.
const MAX_ARTICLES: u32 = 1 << 20;

/// Segments, and postings blocks of all segments together. A manifest that lists more was not written
/// by this program.
const MAX_SEGMENTS: usize = 256;
const MAX_BLOCKS: usize = 1 << 16;

/// Postings blocks that a search for one prefix loads.
const MAX_PREFIX_BLOCKS: usize = 64;

/// The index manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexManifest {
    /// The name of the folding table.
    pub folding: String,
    /// The segments, oldest articles first.
    pub segments: Vec<Segment>,
}

/// A part of the index with some of the articles. It never changes: with other content it would have
/// another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// A hash of its content.
    pub name: String,
    /// The number of its articles.
    pub articles: u32,
    /// For each of its postings blocks a prefix of the first term, long enough to tell it from the
    /// term before.
    pub first_terms: Vec<String>,
}

impl IndexManifest {
    /// Writes the file.
    pub fn write(&self) -> String {
        let mut text = format!("{FORMAT}\t{}\n", self.folding);
        for Segment { name, articles, first_terms } in &self.segments {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{name}\t{articles}\t{}", first_terms.join("\t"));
        }
        text
    }

    /// Reads the file. `None` if `text` is not a manifest of this format version.
    pub fn read(text: &str) -> Option<Self> {
        let (head, rest) = text.split_once('\n')?;
        let folding = head.strip_prefix(FORMAT)?.strip_prefix('\t').filter(|it| is_name(it))?;
        let segments: Option<Vec<Segment>> = rest.split_terminator('\n').map(segment).collect();
        let segments = segments.filter(|it| it.len() <= MAX_SEGMENTS)?;
        let blocks: usize = segments.iter().map(|it| it.first_terms.len()).sum();
        (blocks <= MAX_BLOCKS).then(|| Self { folding: folding.to_owned(), segments })
    }
}

impl Segment {
    /// The postings blocks that may contain `term`, or with `is_prefix` terms that begin with it.
    pub(crate) fn postings_files(
        &self,
        term: &str,
        is_prefix: bool,
    ) -> impl Iterator<Item = IndexFile> {
        let is_behind =
            |first: &String| first.as_str() > term && !(is_prefix && first.starts_with(term));
        let first = self.first_terms.partition_point(|it| it.as_str() <= term).saturating_sub(1);
        let end = self.first_terms.partition_point(|it| !is_behind(it));
        (first..end)
            .take(MAX_PREFIX_BLOCKS)
            .filter_map(|it| Some(IndexFile::Postings(self.name.clone(), u32::try_from(it).ok()?)))
    }

    /// The table with an article, by its number in the segment, and its row in that table.
    pub(crate) fn locate_article(&self, article: u32) -> (IndexFile, usize) {
        let per_table = u32::try_from(article_table::ARTICLES_PER_TABLE).unwrap_or(1);
        let row = usize::try_from(article % per_table).unwrap_or_default();
        (IndexFile::ArticleTable(self.name.clone(), article / per_table), row)
    }
}

fn segment(line: &str) -> Option<Segment> {
    let mut parts = line.split('\t');
    let name = parts.next().filter(|it| is_name(it))?.to_owned();
    let articles = parts.next()?.parse().ok().filter(|it| *it <= MAX_ARTICLES)?;
    Some(Segment { name, articles, first_terms: parts.map(str::to_owned).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(first_terms: &[&str]) -> Segment {
        let first_terms = first_terms.iter().map(|it| (*it).to_owned()).collect();
        Segment { name: "0a".to_owned(), articles: 9, first_terms }
    }

    #[test]
    fn a_written_manifest_reads_back_unchanged() {
        let segments = vec![segment(&["", "ab", "水"]), segment(&[""])];
        let manifest = IndexManifest { folding: "f1".to_owned(), segments };
        assert_eq!(IndexManifest::read(&manifest.write()), Some(manifest));
        for wrong in ["", "quanwen-search-2\tf\n", "quanwen-search-1\t../x\n"] {
            assert_eq!(IndexManifest::read(wrong), None);
        }
    }

    #[test]
    fn a_term_is_in_one_block_and_a_prefix_in_several() {
        let segment = segment(&["", "ab", "abc", "b", "水", "水火"]);
        for (term, is_prefix, expected) in [
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
                .postings_files(term, is_prefix)
                .map(|it| if let IndexFile::Postings(_, number) = it { number } else { 99 })
                .collect();
            assert_eq!(found, expected, "{term}");
        }
    }
}
