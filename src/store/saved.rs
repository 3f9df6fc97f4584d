//! Articles that the reader saves for offline reading.
//!
//! Tests: `tests/browser/saved_articles.rs`.

use std::sync::Arc;

use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::freshness;
use crate::model::article::Teaser;
use crate::model::list::{List, ListPage};
use crate::model::slug::Slug;
use crate::store::{CacheMode, Priority, SaveError, SavedArticle, Store};

/// The most articles of seven days: no paper has more, and for a wall clock that is years behind
/// every article is new.
const MAX_IN_SEVEN_DAYS: usize = 500;

/// Seven days, in seconds.
const SEVEN_DAYS_S: i64 = 7 * 86_400;

impl Store {
    /// Saves an article with its pictures until [`Store::unsave`].
    ///
    /// # Errors
    /// Why it is not saved.
    pub async fn save(&self, slug: Slug) -> Result<(), SaveError> {
        let id = DocumentId::Article(slug);
        let url = self.url(&id);
        let response = (self.platform.fetch)(url.clone(), CacheMode::NoCache, Priority::High).await;
        let response = response.map_err(SaveError::Unavailable)?;
        let document = self.decode(&id, &response).map_err(SaveError::Unavailable)?;
        let media = document.article().map(|it| it.media.clone()).unwrap_or_default();
        // Pictures on other sites are not ours to save.
        let media = media.iter().filter(|it| !it.is_external()).map(ToString::to_string).collect();
        self.platform.document_cache.save(&url, &response, media).await?;
        // The page shows the version that is saved.
        self.cache(id, &document, &response, (self.platform.now)());
        self.platform.document_cache.put(&url, &response);
        Ok(())
    }

    /// Every saved article, last saved first, with its size in bytes.
    pub async fn saved(&self) -> Document {
        let saved = self.platform.document_cache.saved().await;
        list_of(saved.iter().rev().filter_map(|it| self.saved_teaser(it)).collect())
    }

    /// Deletes a saved article.
    pub async fn unsave(&self, slug: Slug) {
        self.platform.document_cache.unsave(&self.url(&DocumentId::Article(slug))).await;
    }

    /// The articles of the last seven days, newest first.
    pub async fn last_seven_days(&self) -> Document {
        let start = freshness::seconds((self.platform.now)().wall) - SEVEN_DAYS_S;
        let is_new = |it: &Teaser| it.published.as_ref().is_some_and(|it| it.instant >= start);
        let mut teasers = Vec::new();
        let mut page = None;
        let head = DocumentId::List(List::All, None);
        if self.load(head.clone()).await.is_ok()
            && let Some(request) = self.revalidate(&head)
        {
            // Without a response, the seven days end with the cached list.
            drop(request.await);
            self.apply_update(&head);
        }
        while let Ok(document) = self.load(DocumentId::List(List::All, page)).await {
            let Some(list) = document.list() else { break };
            let (items, sealed) = (list.items.len(), list.sealed);
            let new = list.items.iter().filter(|it| is_new(it)).cloned();
            let before = teasers.len();
            teasers.extend(new);
            let pages_left = page.map_or(sealed, |it| it - 1);
            // The first condition ends a list of nothing but empty pages.
            let is_complete = items == 0 || teasers.len() - before < items;
            if is_complete || pages_left == 0 || teasers.len() > MAX_IN_SEVEN_DAYS {
                break;
            }
            page = Some(pages_left);
        }
        list_of(teasers)
    }

    fn saved_teaser(&self, saved: &SavedArticle) -> Option<Teaser> {
        let path = saved.url.strip_prefix(&*self.platform.content_url)?;
        let id = DocumentId::article_from_path(path)?;
        let document = self.decode(&id, &saved.response).ok()?;
        Some(Teaser { bytes: saved.bytes, ..document.article()?.teaser.clone() })
    }
}

fn list_of(items: Vec<Teaser>) -> Document {
    let (title, pinned) = Default::default();
    Document::List(Arc::new(ListPage { title, items, pinned, sealed: 0, is_head: false }))
}
