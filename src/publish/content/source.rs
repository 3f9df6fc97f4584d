//! The Markdown files of articles: finds them and parses them into front matter and body.
//!
//! Tests: `tests/publish/diagnostics.rs`

use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::model::slug::Slug;
use crate::publish::content::front_matter;
use crate::publish::content::front_matter::FrontMatter;
use crate::publish::content::settings::Settings;
use crate::publish::content::table::Fields;
use crate::publish::content::value;
use crate::publish::content::value::yaml;
use crate::publish::diagnostic::{Diagnostics, Problem};
use crate::publish::error::{PublishError, WithPath, io_error};

/// The directory of the articles in the content directory.
pub(crate) const DIR: &str = "articles";

/// A file of an article, parsed but not rendered. A clone shares the text.
#[derive(Clone, Debug)]
pub(crate) struct SourceFile {
    /// Relative to the content directory.
    pub(crate) file: PathBuf,
    pub(crate) front_matter: Arc<FrontMatter>,
    /// The body, as Markdown.
    pub(crate) markdown: Arc<str>,
    /// The line that the body begins in.
    pub(crate) body_line: usize,
}

/// The result of reading a file.
pub(crate) enum SourceOutcome {
    Source(Box<SourceFile>),
    /// A draft, and drafts are not published.
    Draft,
    /// The file is invalid; its diagnostics have the reason.
    Invalid,
}

/// Whether links to a file lead anywhere.
#[derive(Clone, Debug)]
pub(crate) enum SourceStatus {
    /// The article is published under this slug.
    Published(Slug),
    /// A draft, and drafts are not published.
    Draft,
    /// The file is invalid and has diagnostics of its own.
    Invalid,
}

/// The Markdown files below `articles/`, relative to `content`, ordered by path. Hidden files and
/// directories are left out.
pub(crate) fn find_files(content: &Path) -> Result<Vec<PathBuf>, PublishError> {
    let articles = content.join(DIR);
    let is_visible = |name: &str| !name.starts_with('.');
    let mut files = Vec::new();
    for entry in WalkDir::new(&articles)
        .into_iter()
        .filter_entry(|it| it.depth() == 0 || it.file_name().to_str().is_none_or(is_visible))
    {
        let entry =
            entry.map_err(|error| io_error("look through", &articles, error.to_string()))?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|it| it == "md") {
            files.extend(entry.path().strip_prefix(content).map(Path::to_owned));
        }
    }
    files.sort();
    Ok(files)
}

/// Reads the file that `diagnostics` belong to. A draft is parsed only when `drafts` is set;
/// otherwise nothing in it is reported.
pub(crate) fn read(
    content: &Path,
    settings: &Settings,
    drafts: bool,
    diagnostics: &mut Diagnostics,
) -> Result<SourceOutcome, PublishError> {
    let path = content.join(&diagnostics.file);
    let bytes = std::fs::read(&path).with_path("read", &path)?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = value::line_at(&String::from_utf8_lossy(valid), valid.len());
            diagnostics.add(line, Problem::new("the file is not UTF-8 text", "save it as UTF-8"));
            return Ok(SourceOutcome::Invalid);
        }
    };
    Ok(parse(text.trim_start_matches('\u{feff}'), settings, drafts, diagnostics))
}

/// Parses the text of a file; see [`read`].
pub(crate) fn parse(
    text: &str,
    settings: &Settings,
    drafts: bool,
    diagnostics: &mut Diagnostics,
) -> SourceOutcome {
    let file = diagnostics.file.clone();
    let Some((matter, body)) = split_front_matter(text, diagnostics) else {
        return SourceOutcome::Invalid;
    };
    let node = match yaml::parse(matter) {
        Ok(node) => node,
        Err(it) => {
            let message = format!("the front matter cannot be read: {}", it.message);
            diagnostics.add(it.line, Problem::new(message, "correct the YAML"));
            return SourceOutcome::Invalid;
        }
    };
    let Some(mut fields) = Fields::of(node, diagnostics) else {
        return SourceOutcome::Invalid;
    };
    let is_draft = fields.flag("draft", false);
    if is_draft && !drafts {
        return SourceOutcome::Draft;
    }
    let Some(front_matter) = front_matter::parse(fields, &file, settings, is_draft) else {
        return SourceOutcome::Invalid;
    };
    let body_line = 1 + matter.lines().count() + 1;
    if body.trim().is_empty() {
        let problem = Problem::new("the article has no text", "write some below");
        diagnostics.add(body_line - 1, problem);
    }
    SourceOutcome::Source(Box::new(SourceFile {
        file,
        front_matter: Arc::new(front_matter),
        markdown: body.into(),
        body_line,
    }))
}

/// The front matter with its first `---`, and the body after its last `---`.
fn split_front_matter<'a>(
    text: &'a str,
    diagnostics: &mut Diagnostics,
) -> Option<(&'a str, &'a str)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        let help = "begin the file with `---`, title, date, section and `---`";
        diagnostics.add(1, Problem::new("there is no front matter", help));
        return None;
    }
    let mut end = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            return Some((&text[..end], &text[end + line.len()..]));
        }
        end += line.len();
    }
    let help = "end it with a line `---`";
    diagnostics.add(1, Problem::new("the front matter does not end", help));
    None
}
