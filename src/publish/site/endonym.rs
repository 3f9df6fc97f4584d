//! Languages by their own names, for the links between translations.

use crate::i18n::Lang;

/// The name of a language in that language, with its territory; `None` for a language not listed
/// here. `tag` is a BCP 47 tag.
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
    fn a_language_has_the_name_that_its_speakers_use() {
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
