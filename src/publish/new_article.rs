//! A new article to write.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::model::slug::Slug;
use crate::publish::content::date;
use crate::publish::content::settings;
use crate::publish::content::settings::unknown_name;
use crate::publish::diagnostic::Diagnostics;
use crate::publish::error::{PublishError, WithPath};

/// Makes the file of an article called `title`, in `section` or the site's first one, dated now.
/// Its path, `content` included.
///
/// # Errors
/// There is such a file already, no such section, or `site.toml` is wrong.
pub fn new_article(
    content: &Path,
    title: &str,
    section: Option<&str>,
) -> Result<PathBuf, PublishError> {
    let mut notes = Diagnostics::for_file(settings::FILE);
    let settings = settings::read(content, &mut notes);
    let Some(settings) = settings.filter(|_| notes.found.is_empty()) else {
        return Err(PublishError::InvalidContent(notes.found));
    };
    let slugs: Vec<&str> = settings.sections.iter().map(|it| it.slug.as_str()).collect();
    let section = section.or(slugs.first().copied()).unwrap_or_default();
    if !slugs.contains(&section) {
        notes.add(1, unknown_name("section", section, &slugs));
        return Err(PublishError::InvalidContent(notes.found));
    }
    let date = date::now(&settings.utc_offset);
    let name = Slug::from_label(title)
        .map_or_else(|| date[..16].replace(['T', ':'], "-"), |it| it.to_string());
    let dir = content.join("articles").join(section);
    let path = dir.join(format!("{name}.md"));
    fs::create_dir_all(&dir).with_path("make", &dir)?;
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    let text = front_matter(title, &date, section);
    file.and_then(|mut it| it.write_all(text.as_bytes())).with_path("make", &path)?;
    Ok(path)
}

fn front_matter(title: &str, date: &str, section: &str) -> String {
    // In single quotes every character stands for itself, but for the quote and line breaks.
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ").replace('\'', "''");
    format!("---\ntitle: '{title}'\ndate: {date}\nsection: {section}\ntags: []\nsummary:\n---\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_in_a_title_is_only_a_quote() {
        let text = front_matter("It's “so”:\n# 好", "2026-11-20T08:40:00+08:00", "a");
        assert!(text.contains("title: 'It''s “so”: # 好'\n"));
    }
}
