//! Article tables: what a result shows before its article is loaded.

use crate::model::json::is_unsafe_char;
use crate::model::slug::Slug;
use crate::model::timestamp::Timestamp;

/// Articles in one table.
pub const ARTICLES_PER_TABLE: usize = 16;

/// A row of an article table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// The article.
    pub slug: Slug,
    /// Its section.
    pub section: Option<Slug>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// Its title.
    pub title: String,
}

/// The tables of a segment with these articles, both in order.
pub fn write_tables(rows: &[ArticleRow]) -> Vec<String> {
    rows.chunks(ARTICLES_PER_TABLE).map(|table| table.iter().map(write_row).collect()).collect()
}

fn write_row(row: &ArticleRow) -> String {
    let section = row.section.as_ref().map_or("", Slug::as_str);
    let published = row.published.as_ref().map_or("", |it| &it.text);
    // A row is one line, its columns separated by tabs.
    let title = row.title.split(['\n', '\t']).collect::<Vec<_>>().join(" ");
    format!("{}\t{section}\t{published}\t{title}\n", row.slug)
}

/// The rows of a table. `None` if `table` is not an article table.
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
        let row = |slug: &str| ArticleRow {
            slug: Slug::new(slug).unwrap(),
            section: Slug::new("yaowen").ok(),
            published: Timestamp::parse("2026-11-20T08:40:00+08:00"),
            title: format!("{slug}: 题"),
        };
        let rows: Vec<ArticleRow> = (0..20).map(|it| row(&format!("泉{it}"))).collect();
        let tables = write_tables(&rows);
        assert_eq!(tables.len(), 2);
        let read_back: Vec<ArticleRow> =
            tables.iter().flat_map(|it| read_table(it).unwrap()).collect();
        assert_eq!(read_back, rows);
        assert_eq!(read_table("../x\t\t\tt"), None);
    }
}
