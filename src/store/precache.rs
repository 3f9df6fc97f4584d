//! The newest articles, kept for when there is no network.

use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::model::article::Teaser;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::store::{CacheMode, Store};

/// As many are kept: what one reads on a way to work, and fewer bytes than the application has.
const PRECACHE_COUNT: usize = 10;

impl Store {
    /// Keeps the newest articles of the front page, one after the other, for as long as that
    /// `goes_on`. What is here as the list has it is not asked for.
    ///
    /// # Errors
    /// Why there was no answer: then nothing more is asked for.
    pub async fn precache_newest(&self, goes_on: fn() -> bool) -> Result<(), LoadError> {
        let goes_on = async || goes_on() && self.platform.document_cache.can_store().await;
        if !goes_on().await {
            return Ok(());
        }
        let front = DocumentId::List(List::All, None);
        let here = self.load(front.clone()).await?;
        // Not accepted: what is on the screen is its reader's to renew.
        let list = match self.revalidate(&front) {
            Some(asked) => asked.await?,
            None => self.pending_update(&front).unwrap_or(here),
        };
        for teaser in list.list().iter().flat_map(|it| &it.items).take(PRECACHE_COUNT) {
            if !goes_on().await {
                break;
            }
            if let Some(slug) = teaser.slug()
                && !self.has_revision(slug, teaser).await
            {
                let endpoint = DocumentId::Article(slug.clone());
                let request = self.fetch(endpoint.clone(), CacheMode::NoCacheLowPriority);
                match self.join_in_flight(endpoint, request).await {
                    // One bad article costs itself.
                    Ok(_) | Err(LoadError::Missing | LoadError::Malformed(_)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    /// Whether the article is in memory or on the disk as a list has it.
    async fn has_revision(&self, slug: &Slug, listed: &Teaser) -> bool {
        let endpoint = DocumentId::Article(slug.clone());
        if self.memory.borrow().peek(&endpoint).is_none() {
            self.load_from_cache(&endpoint).await;
        }
        let memory = self.memory.borrow();
        let kept =
            memory.peek(&endpoint).map(|it| it.pending_update.as_ref().unwrap_or(&it.document));
        let here = kept.and_then(|it| it.article());
        here.is_some_and(|it| it.teaser.revision == listed.revision)
    }
}
