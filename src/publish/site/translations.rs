//! Translations: articles that are the same in several languages.
//!
//! Tests: `tests/publish/translations.rs`

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use crate::publish::content::source::{SourceFile, SourceStatus};
use crate::publish::content::table::LocatedText;
use crate::publish::diagnostic::{Diagnostic, Diagnostics, Problem};

/// The other versions of an article, by its index: the original first, the others in order.
pub(crate) type Translations = HashMap<usize, Vec<usize>>;

/// Groups the sources, which are in order, by `translation_of`.
pub(crate) fn group_translations(sources: &[SourceFile]) -> Translations {
    let slugs = sources.iter().map(|it| it.front_matter.slug.as_str());
    let indices: HashMap<&str, usize> = slugs.zip(0..).collect();
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, source) in sources.iter().enumerate() {
        let original = source.front_matter.translation_of.as_ref();
        if let Some(original) = original.and_then(|it| indices.get(it.text.as_str())) {
            groups.entry(*original).or_insert_with(|| vec![*original]).push(index);
        }
    }
    let mut translations = Translations::new();
    for group in groups.into_values() {
        for index in &group {
            let others = group.iter().copied().filter(|it| it != index).collect();
            translations.insert(*index, others);
        }
    }
    translations
}

/// Reports translations of a missing article, of themselves and of another translation, and two
/// translations in the same language. `unpublished` are the files that are no source: drafts and
/// invalid files. `language` is that of the site.
pub(crate) fn check(
    sources: &[SourceFile],
    unpublished: &[(PathBuf, SourceStatus)],
    language: &str,
) -> Vec<Diagnostic> {
    let originals: HashMap<&str, &SourceFile> =
        sources.iter().map(|it| (it.front_matter.slug.as_str(), it)).collect();
    let mut taken: HashMap<(&str, String), &Path> = HashMap::new();
    let language_of = |source: &SourceFile| {
        source.front_matter.language.as_deref().unwrap_or(language).to_ascii_lowercase()
    };
    let mut found = Vec::new();
    for source in sources {
        let Some(LocatedText { text, line }) = &source.front_matter.translation_of else {
            continue;
        };
        let problem = match originals.get(text.as_str()) {
            None => missing_original(text, unpublished),
            Some(original) => {
                taken.entry((text, language_of(original))).or_insert(&original.file);
                let first = *taken.entry((text, language_of(source))).or_insert(&source.file);
                translation_problem(source, original, first)
            }
        };
        let mut diagnostics = Diagnostics::for_file(&source.file);
        if let Some(problem) = problem {
            diagnostics.add(*line, problem);
        }
        found.append(&mut diagnostics.found);
    }
    found
}

/// The problem of a translation whose original is not published.
fn missing_original(slug: &str, unpublished: &[(PathBuf, SourceStatus)]) -> Option<Problem> {
    let has_name = |it: &&(PathBuf, SourceStatus)| it.0.file_stem().is_some_and(|it| it == slug);
    match unpublished.iter().find(has_name) {
        // The original has diagnostics of its own; one more here would only repeat them.
        Some((_, SourceStatus::Invalid)) => None,
        Some((file, _)) => Some(Problem::new(
            format!("{} is a draft", file.display()),
            "publish it too, or make this one a draft too",
        )),
        None => Some(Problem::new(
            format!("there is no article \"{slug}\""),
            "use the `slug` of the original, or the name of its file without .md",
        )),
    }
}

/// The problem of `source` as a translation of `original`. `first` is the first file of the group in
/// the language of `source`.
fn translation_problem(
    source: &SourceFile,
    original: &SourceFile,
    first: &Path,
) -> Option<Problem> {
    if original.file == source.file {
        let help = "use the `slug` of the original, or remove the line";
        return Some(Problem::new("an article cannot be a translation of itself", help));
    }
    if let Some(first_original) = &original.front_matter.translation_of {
        let message = format!("{} is a translation itself", original.file.display());
        let help = format!("use `translation_of: {}`", first_original.text);
        return Some(Problem::new(message, help));
    }
    (first != source.file).then(|| {
        let message = format!("{} is in the same language", first.display());
        Problem::new(message, "correct the `lang` of one of them")
    })
}
