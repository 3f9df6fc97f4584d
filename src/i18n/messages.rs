//! The messages of the interface, except those of the search page and of a crashed page.

use crate::error::ErrorKind;
use crate::i18n::lang::Lang;

/// Every message of the interface. `{}` is replaced with a number or a name; see
/// [`crate::i18n::format::interpolate`].
#[derive(Debug)]
pub struct Messages {
    /// The language of these messages.
    pub lang: Lang,
    /// The link to the main text.
    pub skip: &'static str,
    /// The name of the menu, and of the button that opens it.
    pub menu: &'static str,
    /// The name of the submenu of the entry `{}`.
    pub submenu: &'static str,
    /// The heading of the home page.
    pub newest: &'static str,
    /// The heading of the list of the tag `{}`.
    pub tag: &'static str,
    /// Page `{}` of a list.
    pub page: &'static str,
    /// The name of the landmark with the links to other pages of a list.
    pub pages: &'static str,
    /// The link to older articles.
    pub earlier: &'static str,
    /// The link to later articles.
    pub later: &'static str,
    /// The text of a list without articles.
    pub empty: &'static str,
    /// The mark of a pinned article.
    pub pinned: &'static str,
    /// `{}` minutes to read.
    pub minutes: &'static str,
    /// About `{}` characters or words long.
    pub length: &'static str,
    /// Changed on `{}`.
    pub updated: &'static str,
    /// The label of the links to an article in other languages.
    pub translations: &'static str,
    /// The name of the table of contents.
    pub contents: &'static str,
    /// The label of the article published before.
    pub previous: &'static str,
    /// The label of the article published after.
    pub next: &'static str,
    /// The name of the landmark with these two.
    pub prev_next: &'static str,
    /// The heading of the related articles.
    pub related: &'static str,
    /// The name of the landmark with the tags.
    pub tags: &'static str,
    /// The heading of the archive.
    pub archive: &'static str,
    /// The number of articles: `{}`.
    pub articles: &'static str,
    /// A page is loading.
    pub loading: &'static str,
    /// The button that loads a page once more after an error.
    pub retry: &'static str,
    /// The button that reloads the whole page.
    pub reload: &'static str,
    /// The name of the reading settings.
    pub settings: &'static str,
    /// The setting for the size of letters.
    pub size: &'static str,
    /// Its values: small, the browser's default, large, larger.
    pub sizes: [&'static str; 4],
    /// The setting for light or dark colours.
    pub theme: &'static str,
    /// Its values: the system's, light, dark.
    pub themes: [&'static str; 3],
    /// The number of new articles: `{}`.
    pub new_articles: &'static str,
    /// The page is a copy from this device, of unknown age.
    pub cached_copy: &'static str,
    /// There is no network.
    pub offline: &'static str,
    /// The server does not respond.
    pub no_response: &'static str,
    /// The article has changed.
    pub changed: &'static str,
    /// The button that shows what has changed.
    pub show_changes: &'static str,
    /// The article has been withdrawn.
    pub withdrawn: &'static str,
    /// The article is no longer at this URL; it may have moved or be gone.
    pub moved: &'static str,
    /// The next page will load the new version of the site.
    pub next_version: &'static str,
    /// The button that saves an article for offline reading, of about `{}`.
    pub save: &'static str,
    /// The button that saves `{}` articles, of about `{}`.
    pub save_list: &'static str,
    /// The button that saves the articles of the last seven days: `{}` articles, of about `{}`.
    pub save_week: &'static str,
    /// Articles are being saved.
    pub saving: &'static str,
    /// They are saved.
    pub saved: &'static str,
    /// They could not be saved, for the reason `{}`.
    pub save_failed: &'static str,
    /// The reasons: the quota is exceeded, the browser refuses.
    pub save_failed_reasons: [&'static str; 2],
    /// The heading of the page with saved articles.
    pub saved_title: &'static str,
    /// What that page is for.
    pub saved_text: &'static str,
    /// The text of that page while no article is saved, and how to save one.
    pub saved_none: &'static str,
    /// Saving is not possible on this device, and why.
    pub saving_disabled: &'static str,
    /// `{}` articles, of `{}` together.
    pub saved_sum: &'static str,
    /// The button that removes a saved article.
    pub remove: &'static str,
    /// The button that removes them all.
    pub remove_all: &'static str,
    /// The heading of the search page, and the link to it.
    pub search: &'static str,
    /// Relative times: less than a minute, then `{}` minutes, hours, days ago.
    pub relative_time: [&'static str; 4],
    /// The link to the home page.
    pub home: &'static str,
    /// The separator of names in a list.
    pub list_comma: &'static str,
    /// Headings of errors, in the order of [`ErrorKind`].
    pub error_titles: [&'static str; 5],
    /// Sentences with the error and what readers can do, in the same order.
    pub error_texts: [&'static str; 5],
}

impl Messages {
    /// The heading and the sentence for an error.
    pub const fn error_message(&self, kind: ErrorKind) -> (&'static str, &'static str) {
        let index = match kind {
            ErrorKind::Offline => 0,
            ErrorKind::Missing => 1,
            ErrorKind::Server => 2,
            ErrorKind::Malformed => 3,
            ErrorKind::TooNew => 4,
        };
        (self.error_titles[index], self.error_texts[index])
    }
}
