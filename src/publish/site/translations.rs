//! Which articles say the same in several languages.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use crate::i18n::Lang;
use crate::publish::content::source::SourceFile;
use crate::publish::content::table::LocatedText;
use crate::publish::diagnostic::{Diagnostic, Diagnostics, Problem};
use crate::publish::site::link_targets::SourceStatus;

/// By the place of an article, those of its others: the original first, then as they stand.
pub(crate) type Translations = HashMap<usize, Vec<usize>>;

/// What belongs together in `sources`, which are in order.
pub(crate) fn group_translations(sources: &[SourceFile]) -> Translations {
    let name =
        |(place, it): (usize, &SourceFile)| (it.front_matter.slug.as_str().to_owned(), place);
    let places: HashMap<String, usize> = sources.iter().enumerate().map(name).collect();
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, source) in sources.iter().enumerate() {
        let original =
            source.front_matter.translation_of.as_ref().and_then(|it| places.get(&it.text));
        if let Some(original) = original {
            groups.entry(*original).or_insert_with(|| vec![*original]).push(place);
        }
    }
    let mut translations = Translations::new();
    for group in groups.into_values() {
        for place in &group {
            let others = group.iter().copied().filter(|it| it != place).collect();
            translations.insert(*place, others);
        }
    }
    translations
}

/// Translations of nothing, of themselves and of one another, and a language that stands twice.
/// `others` are the files that became no source.
pub(crate) fn check(
    sources: &[SourceFile],
    others: &[(PathBuf, SourceStatus)],
    language: &str,
) -> Vec<Diagnostic> {
    let originals: HashMap<&str, &SourceFile> =
        sources.iter().map(|it| (it.front_matter.slug.as_str(), it)).collect();
    let mut taken: HashMap<(&str, String), &Path> = HashMap::new();
    let spoken = |source: &SourceFile| {
        source.front_matter.language.as_deref().unwrap_or(language).to_ascii_lowercase()
    };
    let mut mistakes = Vec::new();
    for source in sources {
        let Some(LocatedText { text, line }) = &source.front_matter.translation_of else {
            continue;
        };
        let trouble = match originals.get(text.as_str()) {
            None => missing_original(text, others),
            Some(original) => {
                taken.entry((text, spoken(original))).or_insert(&original.file);
                let first = *taken.entry((text, spoken(source))).or_insert(&source.file);
                translation_problem(source, original, first)
            }
        };
        let mut notes = Diagnostics::for_file(&source.file);
        if let Some(trouble) = trouble {
            notes.add(*line, trouble);
        }
        mistakes.append(&mut notes.found);
    }
    mistakes
}

/// What is wrong with naming an article that is not there.
fn missing_original(slug: &str, others: &[(PathBuf, SourceStatus)]) -> Option<Problem> {
    let is_named_so = |it: &&(PathBuf, SourceStatus)| it.0.file_stem().is_some_and(|it| it == slug);
    match others.iter().find(is_named_so) {
        // Its own mistakes are told; that it cannot be translated goes without saying.
        Some((_, SourceStatus::Invalid)) => None,
        Some((file, _)) => Some(Problem::new(
            format!("{} is a draft", file.display()),
            "publish it as well, or make this one a draft too",
        )),
        None => Some(Problem::new(
            format!("there is no article \"{slug}\""),
            "write the `slug` of the original, or the name of its file without .md",
        )),
    }
}

/// What is wrong with `source` as a translation of `original`, whose language and that of its
/// other translations `first` has already.
fn translation_problem(
    source: &SourceFile,
    original: &SourceFile,
    first: &Path,
) -> Option<Problem> {
    if original.file == source.file {
        let remedy = "write the `slug` of the original, or take the line out";
        return Some(Problem::new("an article is no translation of itself", remedy));
    }
    if let Some(whole) = &original.front_matter.translation_of {
        let problem = format!("{} is a translation itself", original.file.display());
        return Some(Problem::new(problem, format!("write `translation_of: {}`", whole.text)));
    }
    (first != source.file).then(|| {
        let problem = format!("{} is in the same language", first.display());
        Problem::new(problem, "correct the `lang` of one of them")
    })
}

/// What those who speak a language call it.
pub(crate) fn endonym(tag: &str) -> Option<String> {
    let parts: Vec<&str> = tag.split('-').collect();
    let name = match parts.first()?.to_ascii_lowercase().as_str() {
        "zh" if Lang::of(tag) == Lang::Hant => "繁體中文",
        "zh" => "简体中文",
        "ar" => "العربية",
        "de" => "Deutsch",
        "en" => "English",
        "es" => "Español",
        "fr" => "Français",
        "id" => "Bahasa Indonesia",
        "it" => "Italiano",
        "ja" => "日本語",
        "kk" => "Қазақша",
        "ko" => "한국어",
        "mn" => "Монгол",
        "ms" => "Bahasa Melayu",
        "pt" => "Português",
        "ru" => "Русский",
        "th" => "ไทย",
        "tr" => "Türkçe",
        "ug" => "ئۇيغۇرچە",
        "vi" => "Tiếng Việt",
        _ => return None,
    };
    let territory = parts.iter().skip(1).find(|it| it.len() == 2);
    Some(territory.map_or_else(|| name.to_owned(), |it| format!("{name} ({it})")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_called_as_its_own_speakers_call_it() {
        for (tag, name) in [
            ("zh-Hans", Some("简体中文")),
            ("zh-Hant", Some("繁體中文")),
            ("zh-HK", Some("繁體中文 (HK)")),
            ("EN", Some("English")),
            ("pt-BR", Some("Português (BR)")),
            ("tlh", None),
            ("", None),
        ] {
            assert_eq!(endonym(tag).as_deref(), name, "{tag}");
        }
    }
}
