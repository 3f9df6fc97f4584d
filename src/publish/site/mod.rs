//! Arranges articles: lists, related articles, translations, link targets.

pub(crate) mod link_targets; // what a link may point to
pub(crate) mod lists; // order of articles and lists
pub(crate) mod translations; // the same article in other languages
