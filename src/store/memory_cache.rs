//! Documents in memory.

use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::freshness::Validated;

/// How much is kept in memory.
#[derive(Clone, Copy, Debug)]
pub struct CacheLimits {
    /// Documents.
    pub documents: usize,
    /// Bytes of the documents as they were sent.
    pub bytes: usize,
}

impl Default for CacheLimits {
    fn default() -> Self {
        Self { documents: 100, bytes: 8 << 20 }
    }
}

/// A document, and what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct CacheEntry {
    pub(crate) document: Document,
    /// What it has become since it was first shown: taken when its reader comes to it anew, so
    /// that nothing moves under their eyes.
    pub(crate) pending_update: Option<Document>,
    pub(crate) bytes: usize,
    pub(crate) validated: Validated,
}

/// Least recently used first.
#[derive(Debug, Default)]
pub(crate) struct LruCache(Vec<(DocumentId, CacheEntry)>);

impl LruCache {
    /// Without using it.
    pub(crate) fn peek(&self, endpoint: &DocumentId) -> Option<&CacheEntry> {
        self.0.iter().find(|(it, _)| it == endpoint).map(|(_, kept)| kept)
    }

    /// Makes it the most recently used.
    pub(crate) fn get(&mut self, endpoint: &DocumentId) -> Option<&mut CacheEntry> {
        let place = self.0.iter().position(|(it, _)| it == endpoint)?;
        let entry = self.0.remove(place);
        self.0.push(entry);
        self.0.last_mut().map(|(_, kept)| kept)
    }

    pub(crate) fn insert(&mut self, endpoint: DocumentId, kept: CacheEntry, bounds: CacheLimits) {
        self.remove(&endpoint);
        self.0.push((endpoint, kept));
        self.evict(bounds);
    }

    pub(crate) fn remove(&mut self, endpoint: &DocumentId) {
        self.0.retain(|(it, _)| it != endpoint);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&DocumentId, &CacheEntry)> {
        self.0.iter().map(|(endpoint, kept)| (endpoint, kept))
    }

    /// Lets go of what was used least recently until the rest is within bounds. The last one, just
    /// asked for, always stays.
    fn evict(&mut self, bounds: CacheLimits) {
        let mut bytes: usize = self.0.iter().map(|(_, kept)| kept.bytes).sum();
        while self.0.len() > 1 && (self.0.len() > bounds.documents || bytes > bounds.bytes) {
            bytes -= self.0.remove(0).1.bytes;
        }
    }
}
