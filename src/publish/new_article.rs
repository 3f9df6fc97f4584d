//! `quanwen new` with a title: creates the file of a new article.
//!
//! Tests: `tests/publish/output_dir.rs`

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::model::slug::Slug;
use crate::publish::content::date;
use crate::publish::content::settings;
use crate::publish::content::source;
use crate::publish::diagnostic::{Diagnostics, Problem};
use crate::publish::error::{PublishError, WithPath, io_error};

/// Creates the file of an article with this title, dated now, in `section` or else in the site's
/// first section. Returns its path, which starts with `content`.
///
/// # Errors
/// The file exists already, there is no such section, or `site.toml` is missing or invalid.
pub fn new_article(
    content: &Path,
    title: &str,
    section: Option<&str>,
) -> Result<PathBuf, PublishError> {
    let site = content.join(settings::FILE);
    if !site.exists() {
        let why = "there is no site yet; call `quanwen new` without a title first, it makes one";
        return Err(io_error("find", &site, why));
    }
    let mut diagnostics = Diagnostics::for_file(settings::FILE);
    let settings = settings::read(content, &mut diagnostics);
    let Some(settings) = settings.filter(|_| diagnostics.found.is_empty()) else {
        return Err(PublishError::InvalidContent(diagnostics.found));
    };
    let slugs: Vec<&str> = settings.sections.iter().map(|it| it.slug.as_str()).collect();
    let section = section.or(slugs.first().copied()).unwrap_or_default();
    if !slugs.contains(&section) {
        diagnostics.add(1, Problem::unknown("section", section, &slugs));
        return Err(PublishError::InvalidContent(diagnostics.found));
    }
    let date = date::now(&settings.utc_offset);
    // A title without letters or digits gives no slug: then the minute is the name.
    let name = Slug::from_label(title)
        .map_or_else(|| date[..16].replace(['T', ':'], "-"), |it| it.to_string());
    let dir = content.join(source::DIR).join(section);
    let path = dir.join(format!("{name}.md"));
    fs::create_dir_all(&dir).with_path("create", &dir)?;
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    let text = front_matter(title, &date, section);
    file.and_then(|mut it| it.write_all(text.as_bytes())).with_path("create", &path)?;
    Ok(path)
}

fn front_matter(title: &str, date: &str, section: &str) -> String {
    // In a single-quoted YAML scalar only the quote itself, doubled, and line breaks are special.
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
