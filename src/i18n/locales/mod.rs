//! The messages of each language, in the order of [`crate::i18n::messages::Messages`].

pub(crate) mod zh_hans; // Simplified Chinese
pub(crate) mod zh_hant; // Traditional Chinese
pub(crate) mod en; // English
