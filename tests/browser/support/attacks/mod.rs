//! Documents full of attacks, and a script on each page that observes what comes of them.

pub(crate) mod documents; // articles, lists and sites with an attack in every field
pub(crate) mod generated; // pseudo-random markup
pub(crate) mod observer; // visits such pages, and reports what runs or is requested
