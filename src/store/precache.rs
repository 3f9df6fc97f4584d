//! Precaching: the newest articles are cached for times without network.
//!
//! Tests: `tests/store/precache.rs`.

use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::model::article::Teaser;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::store::{CacheMode, Priority, Store};

/// How many articles are precached: what one reads on a way to work, and fewer bytes than the app
/// has.
const PRECACHE_COUNT: usize = 10;

impl Store {
    /// Precaches the newest articles of the front page, one after the other, as long as
    /// `may_continue`. Articles that are cached in the revision of the list are not loaded again.
    ///
    /// # Errors
    /// Why the endpoint did not respond; nothing more is loaded then.
    pub async fn precache_newest(&self, may_continue: fn() -> bool) -> Result<(), LoadError> {
        let may_continue =
            async || may_continue() && self.platform.document_cache.can_store().await;
        if !may_continue().await {
            return Ok(());
        }
        let front_page = DocumentId::List(List::All, None);
        let cached = self.load(front_page.clone()).await?;
        // Not applied: the page that shows it offers the update to its reader.
        let list = match self.revalidate(&front_page) {
            Some(request) => request.await?,
            None => self.pending_update(&front_page).unwrap_or(cached),
        };
        for teaser in list.list().iter().flat_map(|it| &it.items).take(PRECACHE_COUNT) {
            if !may_continue().await {
                break;
            }
            if let Some(slug) = teaser.slug()
                && !self.has_revision(slug, teaser).await
            {
                let id = DocumentId::Article(slug.clone());
                let request = self.fetch(id.clone(), CacheMode::NoCache, Priority::Low);
                match self.join_in_flight(id, request).await {
                    // A malformed article costs only itself.
                    Ok(_) | Err(LoadError::Missing | LoadError::Malformed(_)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    /// Whether the article is cached in the revision of its teaser.
    async fn has_revision(&self, slug: &Slug, listed: &Teaser) -> bool {
        let id = DocumentId::Article(slug.clone());
        if self.memory.borrow().peek(&id).is_none() {
            self.load_from_cache(&id).await;
        }
        let memory = self.memory.borrow();
        let article = memory.peek(&id).and_then(|it| it.latest().article());
        article.is_some_and(|it| it.teaser.revision == listed.revision)
    }
}
