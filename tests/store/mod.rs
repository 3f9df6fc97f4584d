//! Loading, caching and revalidating documents.

mod precache; // the newest articles, stored ahead
mod requests; // when a document is requested, and how often
mod revalidation; // documents that changed since
