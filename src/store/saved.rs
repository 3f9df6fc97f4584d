//! What a reader wants to keep.

use std::sync::Arc;

use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::freshness;
use crate::model::article::Teaser;
use crate::model::list::{List, ListPage};
use crate::model::slug::Slug;
use crate::store::{CacheMode, SaveError, SavedArticle, Store};

/// No paper has more; a clock that is years behind takes all for new.
const MAX_IN_SEVEN_DAYS: usize = 500;

/// A week.
const SEVEN_DAYS_S: i64 = 7 * 86_400;

impl Store {
    /// Keeps an article, with its pictures, until [`Store::unsave`].
    ///
    /// # Errors
    /// Says why it is not kept.
    pub async fn save(&self, slug: Slug) -> Result<(), SaveError> {
        let endpoint = DocumentId::Article(slug);
        let address = self.url(&endpoint);
        let answer = (self.platform.fetch)(address.clone(), CacheMode::NoCache).await;
        let answer = answer.map_err(SaveError::Unavailable)?;
        let document = self.decode(&endpoint, &answer).map_err(SaveError::Unavailable)?;
        let media = document.article().map(|it| it.media.clone()).unwrap_or_default();
        // What lies elsewhere is not ours to keep.
        let media = media.iter().filter(|it| !it.is_external()).map(ToString::to_string).collect();
        self.platform.document_cache.save(&address, &answer, media).await?;
        // What is shown is what is saved.
        self.cache(endpoint, &document, &answer);
        self.platform.document_cache.put(&address, &answer);
        Ok(())
    }

    /// Every article that was saved, the last one first, with the bytes it takes.
    pub async fn saved(&self) -> Document {
        let saved = self.platform.document_cache.saved().await;
        list_of(saved.iter().rev().filter_map(|it| self.saved_teaser(it)).collect())
    }

    /// Lets go of a saved article.
    pub async fn unsave(&self, slug: Slug) {
        self.platform.document_cache.unsave(&self.url(&DocumentId::Article(slug))).await;
    }

    /// The articles of the last seven days, newest first.
    pub async fn last_seven_days(&self) -> Document {
        let since = freshness::seconds((self.platform.now)().wall) - SEVEN_DAYS_S;
        let is_new = |it: &Teaser| it.published.as_ref().is_some_and(|it| it.instant >= since);
        let mut week = Vec::new();
        let mut page = None;
        let head = DocumentId::List(List::All, None);
        if self.load(head.clone()).await.is_ok()
            && let Some(asked) = self.revalidate(&head)
        {
            // Without an answer it is the week before that day.
            drop(asked.await);
            self.apply_update(&head);
        }
        while let Ok(document) = self.load(DocumentId::List(List::All, page)).await {
            let Some(list) = document.list() else { break };
            let (items, sealed) = (list.items.len(), list.sealed);
            let new = list.items.iter().filter(|it| is_new(it)).cloned();
            let before = week.len();
            week.extend(new);
            let rest = page.map_or(sealed, |it| it - 1);
            // A list of nothing but empty pages would have no end.
            let is_over = items == 0 || week.len() - before < items;
            if is_over || rest == 0 || week.len() > MAX_IN_SEVEN_DAYS {
                break;
            }
            page = Some(rest);
        }
        list_of(week)
    }

    fn saved_teaser(&self, saved: &SavedArticle) -> Option<Teaser> {
        let path = saved.url.strip_prefix(&*self.platform.content_url)?;
        let endpoint = DocumentId::article_from_path(path)?;
        let document = self.decode(&endpoint, &saved.response).ok()?;
        Some(Teaser { bytes: saved.bytes, ..document.article()?.teaser.clone() })
    }
}

fn list_of(items: Vec<Teaser>) -> Document {
    let (title, pinned) = Default::default();
    Document::List(Arc::new(ListPage { title, items, pinned, sealed: 0, is_head: false }))
}
