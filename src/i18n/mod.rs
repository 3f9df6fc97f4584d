//! Words of the interface in each language, and dates, sizes and times in words.

pub mod messages; // every text of the interface
pub(crate) mod locales; // the texts, language by language
pub mod search_messages; // texts of the search page
pub mod crash_message; // what a crashed page says
pub mod date; // dates in words
pub mod relative_time; // "3 minutes ago"
pub mod byte_size; // "1.2 MB"
