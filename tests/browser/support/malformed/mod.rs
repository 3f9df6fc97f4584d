//! Documents that are broken in every way we know, each made from a good one.

mod not_documents; // texts that are not documents, whichever was requested
mod wrong_shapes; // JSON that is not the requested document
pub(crate) mod visits; // what a page shows for each of them

pub(crate) use crate::support::malformed::not_documents::{
    ALMOST, ENDLESS, FOREIGN, READABLE, SCRAPS,
};
pub(crate) use crate::support::malformed::wrong_shapes::{
    ARCHIVES, ARTICLES, LISTS, MONTHS, SITES,
};

/// A way in which a document is broken.
pub(crate) struct Kind {
    /// What the document is or has.
    pub(crate) name: &'static str,
    pub(crate) outcome: Outcome,
    /// Makes the broken document from the valid one.
    pub(crate) spoil: fn(&str) -> Vec<u8>,
}

/// What a reader sees on a first visit.
pub(crate) enum Outcome {
    /// The content, as far as it can be parsed.
    Content,
    /// A message under this heading.
    Message(&'static str),
}

/// The content cannot be shown.
const MALFORMED: Outcome = Outcome::Message("内容无法显示");
/// The document does not exist.
const MISSING: Outcome = Outcome::Message("没有这个页面");
/// The app is too old for the document.
const TOO_NEW: Outcome = Outcome::Message("网站已更新");
/// The headings of all messages.
pub(crate) const MESSAGES: &[&str] =
    &["内容无法显示", "没有这个页面", "网站已更新", "服务器暂时没有应答", "网络已断开"];

/// A kind with this name and outcome.
const fn kind(name: &'static str, outcome: Outcome, spoil: fn(&str) -> Vec<u8>) -> Kind {
    Kind { name, outcome, spoil }
}

/// The document with these members before its own.
fn with(valid: &str, members: &str) -> Vec<u8> {
    valid.replacen('{', &format!("{{{members},"), 1).into_bytes()
}
