//! Postings blocks: terms in order, each with the articles that contain it.

pub mod block; // divides terms into blocks
mod term; // a term after the one before it
mod list; // the articles of a term

/// The field of an article that contains a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its text.
    Body,
    /// Its summary, its source or a tag.
    Metadata,
    /// Its title.
    Title,
}

/// Articles by their number in the segment, in order, each with the best field that contains the
/// term.
pub type Postings = Vec<(u32, Field)>;

/// Terms in order, with their postings.
pub type TermPostings = Vec<(Box<[char]>, Postings)>;

/// A postings block.
#[derive(Clone, Debug)]
pub struct PostingsBlock {
    /// A prefix of its first term that is greater than all terms of the blocks before it.
    pub first_term: String,
    /// The encoded terms and postings.
    pub bytes: Vec<u8>,
}
