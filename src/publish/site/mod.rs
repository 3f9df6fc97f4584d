//! Stage 2: arranges the articles: lists and their pages, related articles, translations, and what
//! links may point to.

pub(crate) mod collisions; // two articles or tags with one URL
pub(crate) mod lists; // order of articles and lists
pub(crate) mod pagination; // pages of a list
pub(crate) mod related; // similar articles
pub(crate) mod endonym; // languages by their own names
pub(crate) mod translations; // the same article in other languages
pub(crate) mod link_targets; // what a link may point to
