//! Loading, caching and revalidating documents.

mod precache; // the newest articles, cached ahead
mod requests; // when a document is requested, and how often
mod revalidation; // cached documents, and what replaces them
