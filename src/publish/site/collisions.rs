//! Collisions: two articles with one slug, or two different tags with one URL.
//!
//! Tests: `tests/publish/diagnostics.rs`

use std::collections::HashMap;

use crate::model::slug::Slug;
use crate::publish::content::front_matter::{FrontMatter, Tag};
use crate::publish::content::source::SourceFile;
use crate::publish::diagnostic::{Diagnostic, Diagnostics, Problem};

/// Reports slugs and tags that collide with those of an earlier file; `sources` are ordered by path.
/// Case is ignored: on many file systems the two slugs would be one file.
pub(crate) fn find_collisions(sources: &[SourceFile]) -> Vec<Diagnostic> {
    let mut slugs: HashMap<String, &SourceFile> = HashMap::new();
    let mut tags: HashMap<&Slug, &str> = HashMap::new();
    let mut found = Vec::new();
    for source in sources {
        let mut diagnostics = Diagnostics::for_file(&source.file);
        let FrontMatter { slug, slug_line, .. } = &*source.front_matter;
        let first = slugs.entry(slug.as_str().to_lowercase()).or_insert(source);
        if first.file != source.file {
            let (file, slug) = (first.file.display(), &first.front_matter.slug);
            let message = format!("{file} has the slug \"{slug}\" too");
            diagnostics.add(*slug_line, Problem::new(message, "give one of them another `slug`"));
        }
        for Tag { slug, label, line } in &source.front_matter.tags {
            let first = *tags.entry(slug).or_insert(label);
            if first.to_lowercase() != label.to_lowercase() {
                let message =
                    format!("the tags \"{label}\" and \"{first}\" have the same URL, {slug}");
                diagnostics
                    .add(*line, Problem::new(message, "use one of them for both, or another word"));
            }
        }
        found.append(&mut diagnostics.found);
    }
    found
}
