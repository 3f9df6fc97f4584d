//! The directory of the index: which segments there are, and which terms each piece begins with.

use std::fmt::Write;

use crate::search::index::File;
use crate::search::shelf;

/// How the index is written. Another number is another index.
const FORM: &str = "quanwen-search-1";

/// More articles stand in no segment that was written here.
const MOST_ARTICLES: u32 = 1 << 20;

/// More segments, and pieces of all of them, are nothing that was written here.
const MOST_SEGMENTS: usize = 256;
const MOST_PIECES: usize = 1 << 16;

/// Words that begin the same way are looked for in no more pieces.
const MOST_AT_ONCE: usize = 64;

/// What the directory says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
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
    pub pieces: Vec<String>,
}

impl Directory {
    /// The file that says it.
    pub fn write(&self) -> String {
        let mut text = format!("{FORM}\t{}\n", self.folding);
        for Segment { name, articles, pieces } in &self.segments {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{name}\t{articles}\t{}", pieces.join("\t"));
        }
        text
    }

    /// The directory a file says, if it is one.
    pub fn read(text: &str) -> Option<Self> {
        let (head, rest) = text.split_once('\n')?;
        let folding = head.strip_prefix(FORM)?.strip_prefix('\t').filter(|it| is_name(it))?;
        let segments: Option<Vec<Segment>> = rest.split_terminator('\n').map(segment).collect();
        let segments = segments.filter(|it| it.len() <= MOST_SEGMENTS)?;
        let pieces: usize = segments.iter().map(|it| it.pieces.len()).sum();
        (pieces <= MOST_PIECES).then(|| Self { folding: folding.to_owned(), segments })
    }
}

impl Segment {
    /// The pieces that may have terms that are `term`, or with `prefix` begin so.
    pub(super) fn pieces(&self, term: &str, prefix: bool) -> impl Iterator<Item = File> {
        let behind = |from: &String| from.as_str() > term && !(prefix && from.starts_with(term));
        let first = self.pieces.partition_point(|it| it.as_str() <= term).saturating_sub(1);
        let end = self.pieces.partition_point(|it| !behind(it));
        (first..end)
            .take(MOST_AT_ONCE)
            .filter_map(|it| Some(File::Terms(self.name.clone(), u32::try_from(it).ok()?)))
    }

    /// The table an article stands in, and its place in there.
    pub(super) fn table(&self, article: u32) -> (File, usize) {
        let tables = u32::try_from(shelf::ARTICLES).unwrap_or(1);
        let place = usize::try_from(article % tables).unwrap_or_default();
        (File::Table(self.name.clone(), article / tables), place)
    }
}

fn segment(line: &str) -> Option<Segment> {
    let mut parts = line.split('\t');
    let name = parts.next().filter(|it| is_name(it))?.to_owned();
    let articles = parts.next()?.parse().ok().filter(|it| *it <= MOST_ARTICLES)?;
    Some(Segment { name, articles, pieces: parts.map(str::to_owned).collect() })
}

/// Hashes only: names become addresses.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 64 && name.bytes().all(|it| it.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(pieces: &[&str]) -> Segment {
        let pieces = pieces.iter().map(|it| (*it).to_owned()).collect();
        Segment { name: "0a".to_owned(), articles: 9, pieces }
    }

    #[test]
    fn what_is_written_is_read() {
        let segments = vec![segment(&["", "ab", "水"]), segment(&[""])];
        let directory = Directory { folding: "f1".to_owned(), segments };
        assert_eq!(Directory::read(&directory.write()), Some(directory));
        for wrong in ["", "quanwen-search-2\tf\n", "quanwen-search-1\t../x\n"] {
            assert_eq!(Directory::read(wrong), None);
        }
    }

    #[test]
    fn a_term_is_in_one_piece_and_a_beginning_in_several() {
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
                .pieces(term, prefix)
                .map(|it| if let File::Terms(_, number) = it { number } else { 99 })
                .collect();
            assert_eq!(found, expected, "{term}");
        }
    }
}
