//! The languages of the interface.

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    Hans,
    /// Traditional Chinese.
    Hant,
    /// English, also for every language without messages of its own.
    English,
}

impl Lang {
    /// The language of the interface for a site whose language is `tag` (BCP 47).
    pub fn of(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase();
        let is = |part: &str| tag.split('-').any(|it| it == part);
        if !tag.starts_with("zh") {
            Self::English
        } else if is("hant") || ["tw", "hk", "mo"].into_iter().any(is) {
            Self::Hant
        } else {
            Self::Hans
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_is_in_the_language_of_the_site_or_in_english() {
        for (tag, lang) in [
            ("zh", Lang::Hans),
            ("zh-Hans-SG", Lang::Hans),
            ("zh-CN", Lang::Hans),
            ("zh-Hant", Lang::Hant),
            ("zh-TW", Lang::Hant),
            ("zh-hk", Lang::Hant),
            ("en-GB", Lang::English),
            ("fr", Lang::English),
            ("", Lang::English),
        ] {
            assert_eq!(Lang::of(tag), lang, "{tag}");
        }
    }
}
