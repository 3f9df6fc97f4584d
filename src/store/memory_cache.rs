//! Documents in memory: an LRU cache.
//!
//! Tests: `tests/store/requests.rs`.

use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::freshness::Validated;

/// How much the store caches in memory.
#[derive(Clone, Copy, Debug)]
pub struct CacheLimits {
    /// The number of documents.
    pub documents: usize,
    /// The bytes of their responses, together.
    pub bytes: usize,
}

impl Default for CacheLimits {
    fn default() -> Self {
        Self { documents: 100, bytes: 8 << 20 }
    }
}

/// A document in memory.
#[derive(Clone, Debug)]
pub(crate) struct CacheEntry {
    pub(crate) document: Document,
    /// A later version of the document, since it was first shown. It is applied when its reader
    /// opens the page again, so that nothing moves while it is read.
    pub(crate) pending_update: Option<Document>,
    pub(crate) bytes: usize,
    pub(crate) validated: Validated,
}

impl CacheEntry {
    /// The latest version of the document.
    pub(crate) fn latest(&self) -> &Document {
        self.pending_update.as_ref().unwrap_or(&self.document)
    }
}

/// An LRU cache: least recently used first.
#[derive(Debug, Default)]
pub(crate) struct LruCache(Vec<(DocumentId, CacheEntry)>);

impl LruCache {
    /// The entry of a document, without marking it as used.
    pub(crate) fn peek(&self, id: &DocumentId) -> Option<&CacheEntry> {
        self.0.iter().find(|(it, _)| it == id).map(|(_, entry)| entry)
    }

    /// The entry of a document, which becomes the most recently used.
    pub(crate) fn get(&mut self, id: &DocumentId) -> Option<&mut CacheEntry> {
        let index = self.0.iter().position(|(it, _)| it == id)?;
        let entry = self.0.remove(index);
        self.0.push(entry);
        self.0.last_mut().map(|(_, entry)| entry)
    }

    pub(crate) fn insert(&mut self, id: DocumentId, entry: CacheEntry, limits: CacheLimits) {
        self.remove(&id);
        self.0.push((id, entry));
        self.evict(limits);
    }

    pub(crate) fn remove(&mut self, id: &DocumentId) {
        self.0.retain(|(it, _)| it != id);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&DocumentId, &CacheEntry)> {
        self.0.iter().map(|(id, entry)| (id, entry))
    }

    /// Evicts the least recently used documents until the rest is within the limits. The last one,
    /// which a page has just loaded, always stays.
    fn evict(&mut self, limits: CacheLimits) {
        let mut bytes: usize = self.0.iter().map(|(_, entry)| entry.bytes).sum();
        while self.0.len() > 1 && (self.0.len() > limits.documents || bytes > limits.bytes) {
            bytes -= self.0.remove(0).1.bytes;
        }
    }
}
