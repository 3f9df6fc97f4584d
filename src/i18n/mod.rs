//! The interface in each of its languages: messages, dates, sizes and times in words.

mod lang; // the languages
pub mod messages; // every message of the interface
mod locales; // the messages, one file per language
pub mod format; // numbers and templates of messages
pub mod search_messages; // messages of the search page
pub mod crash_message; // the message of a crashed page
pub mod date; // dates in words
pub mod relative_time; // "3 minutes ago"
pub mod byte_size; // "1.2 MB"

pub use crate::i18n::lang::Lang;
use crate::i18n::locales::{en, zh_hans, zh_hant};
use crate::i18n::messages::Messages;

impl Lang {
    /// The messages of the interface in this language.
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::Hans => &zh_hans::MESSAGES,
            Self::Hant => &zh_hant::MESSAGES,
            Self::English => &en::MESSAGES,
        }
    }
}
