//! What the interface says, in the languages it speaks.

use crate::error::ErrorKind;
use crate::i18n::locales::{ENGLISH, HANS, HANT};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    Hans,
    /// Traditional Chinese.
    Hant,
    /// English, also for every language that is not spoken here.
    English,
}

impl Lang {
    /// The language of the interface for a site in the language `tag` (BCP 47).
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

    /// Everything the interface says in this language.
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::Hans => &HANS,
            Self::Hant => &HANT,
            Self::English => &ENGLISH,
        }
    }
}

/// Everything the interface says. `{}` stands for a number or a name; see [`fill`].
#[derive(Debug)]
pub struct Messages {
    /// Which language this is.
    pub lang: Lang,
    /// To the main text.
    pub skip: &'static str,
    /// The menu, and the button that opens it.
    pub menu: &'static str,
    /// The entries below the entry `{}`.
    pub submenu: &'static str,
    /// The home page's heading.
    pub newest: &'static str,
    /// The tag `{}`.
    pub tag: &'static str,
    /// Page `{}` of a list.
    pub page: &'static str,
    /// Pages of a list, as a landmark.
    pub pages: &'static str,
    /// To older articles.
    pub earlier: &'static str,
    /// To newer articles.
    pub later: &'static str,
    /// A list without articles.
    pub empty: &'static str,
    /// A pinned article.
    pub pinned: &'static str,
    /// `{}` minutes to read.
    pub minutes: &'static str,
    /// About `{}` characters or words long.
    pub length: &'static str,
    /// Changed on `{}`.
    pub updated: &'static str,
    /// Before the other languages an article can be read in.
    pub translations: &'static str,
    /// Headings of an article.
    pub contents: &'static str,
    /// The article published before.
    pub previous: &'static str,
    /// The article published after.
    pub next: &'static str,
    /// The two, as a landmark.
    pub prev_next: &'static str,
    /// Articles about the like.
    pub related: &'static str,
    /// Tags, as a landmark.
    pub tags: &'static str,
    /// Years and months.
    pub archive: &'static str,
    /// How many articles: `{}`.
    pub articles: &'static str,
    /// Not here yet.
    pub loading: &'static str,
    /// Ask once more.
    pub retry: &'static str,
    /// Load the page anew.
    pub reload: &'static str,
    /// What the reader chooses.
    pub settings: &'static str,
    /// The size of letters.
    pub size: &'static str,
    /// Small, as the browser has it, large, larger.
    pub sizes: [&'static str; 4],
    /// Light or dark.
    pub theme: &'static str,
    /// As the system has it, light, dark.
    pub themes: [&'static str; 3],
    /// So many new articles: `{}`.
    pub new_articles: &'static str,
    /// What has been kept on the device, of nobody knows when.
    pub cached_copy: &'static str,
    /// There is no network.
    pub offline: &'static str,
    /// The server does not answer.
    pub no_response: &'static str,
    /// The article has changed.
    pub changed: &'static str,
    /// Shows what has changed.
    pub show_changes: &'static str,
    /// The article has been taken away.
    pub withdrawn: &'static str,
    /// It is not where it was, and perhaps nowhere else.
    pub moved: &'static str,
    /// A new version of the site begins with the next page.
    pub next_version: &'static str,
    /// Saves an article for reading without network; it takes about `{}`.
    pub save: &'static str,
    /// The same for `{}` articles, which take about `{}`.
    pub save_list: &'static str,
    /// The same for those of the last seven days.
    pub save_week: &'static str,
    /// They are being saved.
    pub saving: &'static str,
    /// They are saved.
    pub saved: &'static str,
    /// They are not, because `{}`.
    pub save_failed: &'static str,
    /// There is no room, the browser refuses.
    pub save_failed_reasons: [&'static str; 2],
    /// The page with what was saved.
    pub saved_title: &'static str,
    /// What that is for.
    pub saved_text: &'static str,
    /// There is nothing, and how to change that.
    pub saved_none: &'static str,
    /// Nothing is kept of itself on this device, and why.
    pub saving_disabled: &'static str,
    /// `{}` articles, which take `{}`.
    pub saved_sum: &'static str,
    /// Takes one away again.
    pub remove: &'static str,
    /// Takes all of them away.
    pub remove_all: &'static str,
    /// Looking for something.
    pub search: &'static str,
    /// How long ago: less than a minute, then `{}` minutes, hours, days.
    pub relative_time: [&'static str; 4],
    /// To the home page.
    pub home: &'static str,
    /// Parts of an article or date list between Han characters or words.
    pub list_comma: &'static str,
    /// What is wrong, short; in the order of [`Trouble`].
    pub error_titles: [&'static str; 5],
    /// What is wrong and what one can do, a sentence; in the same order.
    pub error_texts: [&'static str; 5],
}

impl Messages {
    /// A heading and a sentence for what went wrong.
    pub const fn error_message(&self, kind: ErrorKind) -> (&'static str, &'static str) {
        let place = match kind {
            ErrorKind::Offline => 0,
            ErrorKind::Missing => 1,
            ErrorKind::Server => 2,
            ErrorKind::Malformed => 3,
            ErrorKind::TooNew => 4,
        };
        (self.error_titles[place], self.error_texts[place])
    }
}

/// The template with its `{}` filled.
pub fn interpolate(template: &str, with: &str) -> String {
    match template.split_once('{') {
        Some((before, behind)) => [before, with, behind.trim_start_matches('}')].concat(),
        None => template.to_owned(),
    }
}

/// A number with its thousands apart, as both languages write it.
pub fn group_digits(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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

    #[test]
    fn digits_are_grouped_by_thousands() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(group_digits(number), text);
        }
    }
}
