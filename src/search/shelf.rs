//! Tables of articles: what a result shows before its article is there.

use crate::model::json::is_hidden;
use crate::model::slug::Slug;
use crate::model::time::Timestamp;

/// Articles in one table.
pub const ARTICLES: usize = 16;

/// An article, as a table says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it can be read.
    pub slug: Slug,
    /// The section it stands in.
    pub section: Option<Slug>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// Its title.
    pub title: String,
}

/// The tables for the articles of a segment, in their order.
pub fn write(entries: &[Entry]) -> Vec<String> {
    entries.chunks(ARTICLES).map(|table| table.iter().map(line).collect()).collect()
}

fn line(entry: &Entry) -> String {
    let section = entry.section.as_ref().map_or("", Slug::as_str);
    let published = entry.published.as_ref().map_or("", |it| &it.text);
    // A title is one line.
    let title = entry.title.split(['\n', '\t']).collect::<Vec<_>>().join(" ");
    format!("{}\t{section}\t{published}\t{title}\n", entry.slug)
}

/// The articles of a table, if it is one.
pub fn read(table: &str) -> Option<Vec<Entry>> {
    table.lines().map(entry).collect()
}

fn entry(line: &str) -> Option<Entry> {
    let mut parts = line.splitn(4, '\t');
    let [slug, section, published, title] = [(); 4].map(|()| parts.next());
    Some(Entry {
        slug: Slug::new(slug?).ok()?,
        section: Slug::new(section?).ok(),
        published: Timestamp::parse(published?),
        title: title?.chars().filter(|it| !is_hidden(*it)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_says_what_was_put_in() {
        let entry = |slug: &str| Entry {
            slug: Slug::new(slug).unwrap(),
            section: Slug::new("yaowen").ok(),
            published: Timestamp::parse("2026-11-20T08:40:00+08:00"),
            title: format!("{slug}: 题"),
        };
        let entries: Vec<Entry> = (0..20).map(|it| entry(&format!("泉{it}"))).collect();
        let tables = write(&entries);
        assert_eq!(tables.len(), 2);
        let read_back: Vec<Entry> = tables.iter().flat_map(|it| read(it).unwrap()).collect();
        assert_eq!(read_back, entries);
        assert_eq!(read("../x\t\t\tt"), None);
    }
}
