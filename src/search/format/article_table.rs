//! Tables of articles: what a result shows before its article is there.

use crate::model::json::is_unsafe_char;
use crate::model::slug::Slug;
use crate::model::timestamp::Timestamp;

/// Articles in one table.
pub const ARTICLES_PER_TABLE: usize = 16;

/// An article, as a table says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
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
pub fn write_tables(entries: &[ArticleRow]) -> Vec<String> {
    entries.chunks(ARTICLES_PER_TABLE).map(|table| table.iter().map(write_row).collect()).collect()
}

fn write_row(entry: &ArticleRow) -> String {
    let section = entry.section.as_ref().map_or("", Slug::as_str);
    let published = entry.published.as_ref().map_or("", |it| &it.text);
    // A title is one line.
    let title = entry.title.split(['\n', '\t']).collect::<Vec<_>>().join(" ");
    format!("{}\t{section}\t{published}\t{title}\n", entry.slug)
}

/// The articles of a table, if it is one.
pub fn read_table(table: &str) -> Option<Vec<ArticleRow>> {
    table.lines().map(read_row).collect()
}

fn read_row(line: &str) -> Option<ArticleRow> {
    let mut parts = line.splitn(4, '\t');
    let [slug, section, published, title] = [(); 4].map(|()| parts.next());
    Some(ArticleRow {
        slug: Slug::new(slug?).ok()?,
        section: Slug::new(section?).ok(),
        published: Timestamp::parse(published?),
        title: title?.chars().filter(|it| !is_unsafe_char(*it)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_tables_read_back_unchanged() {
        let entry = |slug: &str| ArticleRow {
            slug: Slug::new(slug).unwrap(),
            section: Slug::new("yaowen").ok(),
            published: Timestamp::parse("2026-11-20T08:40:00+08:00"),
            title: format!("{slug}: 题"),
        };
        let entries: Vec<ArticleRow> = (0..20).map(|it| entry(&format!("泉{it}"))).collect();
        let tables = write_tables(&entries);
        assert_eq!(tables.len(), 2);
        let read_back: Vec<ArticleRow> =
            tables.iter().flat_map(|it| read_table(it).unwrap()).collect();
        assert_eq!(read_back, entries);
        assert_eq!(read_table("../x\t\t\tt"), None);
    }
}
