//! The files articles are written in.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::publish::content::front_matter;
use crate::publish::content::front_matter::FrontMatter;
use crate::publish::content::settings::Settings;
use crate::publish::content::table::Fields;
use crate::publish::content::value;
use crate::publish::content::value::yaml;
use crate::publish::diagnostic::{Diagnostics, Problem};
use crate::publish::error::{PublishError, WithPath, io_error};

/// An article as it was written.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// Relative to the content's directory.
    pub(crate) file: PathBuf,
    pub(crate) front_matter: FrontMatter,
    pub(crate) body: String,
    /// The line the body begins at.
    pub(crate) body_line: usize,
}

/// What became of a file.
pub(crate) enum SourceOutcome {
    Source(Box<SourceFile>),
    /// A draft, when none are wanted.
    Draft,
    /// Why stands in the notes.
    Invalid,
}

/// The Markdown files below `articles/`, relative to `content`, by path.
pub(crate) fn find_files(content: &Path) -> Result<Vec<PathBuf>, PublishError> {
    let articles = content.join("articles");
    let visible = |name: &str| !name.starts_with('.');
    let mut files = Vec::new();
    for entry in WalkDir::new(&articles)
        .into_iter()
        .filter_entry(|it| it.depth() == 0 || it.file_name().to_str().is_none_or(visible))
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

/// Reads the one that `notes` are about. Drafts are left out, mistakes and all, unless they are wanted.
pub(crate) fn read(
    content: &Path,
    settings: &Settings,
    drafts: bool,
    notes: &mut Diagnostics,
) -> Result<SourceOutcome, PublishError> {
    let path = content.join(&notes.file);
    let bytes = std::fs::read(&path).with_path("read", &path)?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = value::line_at(&String::from_utf8_lossy(valid), valid.len());
            notes.add(line, Problem::new("the file is no UTF-8 text", "save it as UTF-8"));
            return Ok(SourceOutcome::Invalid);
        }
    };
    Ok(parse(text.trim_start_matches('\u{feff}'), settings, drafts, notes))
}

/// Reads what stands in it.
pub(crate) fn parse(
    text: &str,
    settings: &Settings,
    drafts: bool,
    notes: &mut Diagnostics,
) -> SourceOutcome {
    let file = notes.file.clone();
    let Some((matter, body)) = split_front_matter(text, notes) else {
        return SourceOutcome::Invalid;
    };
    let node = match yaml::parse(matter) {
        Ok(node) => node,
        Err(it) => {
            let problem = format!("the front matter cannot be read: {}", it.message);
            notes.add(it.line, Problem::new(problem, "correct the YAML"));
            return SourceOutcome::Invalid;
        }
    };
    let Some(mut fields) = Fields::of(node, notes) else {
        return SourceOutcome::Invalid;
    };
    if fields.flag("draft", false) && !drafts {
        return SourceOutcome::Draft;
    }
    let Some(front) = front_matter::parse(fields, &file, settings) else {
        return SourceOutcome::Invalid;
    };
    let body_line = 1 + matter.lines().count() + 1;
    if body.trim().is_empty() {
        notes.add(body_line - 1, Problem::new("the article has no text", "write one below"));
    }
    SourceOutcome::Source(Box::new(SourceFile {
        file,
        front_matter: front,
        body: body.to_owned(),
        body_line,
    }))
}

/// The front matter, from its first `---`, and the body behind its last.
fn split_front_matter<'a>(text: &'a str, notes: &mut Diagnostics) -> Option<(&'a str, &'a str)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        let remedy = "begin the file with `---`, title, date, section and `---`";
        notes.add(1, Problem::new("there is no front matter", remedy));
        return None;
    }
    let mut end = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            return Some((&text[..end], &text[end + line.len()..]));
        }
        end += line.len();
    }
    let remedy = "end it with a line that says `---`";
    notes.add(1, Problem::new("the front matter does not end", remedy));
    None
}
