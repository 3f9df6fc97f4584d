//! Related articles: older ones with the same tags or in the same section.
//!
//! Tests: `tests/publish/documents.rs`

use std::collections::HashMap;

use crate::model::list::List;
use crate::publish::content::front_matter::FrontMatter;
use crate::publish::site::lists::{SiteLists, lists_of};

/// The most related articles of one article.
const MAX_RELATED: usize = 4;

/// Of each list, at most this many of the newest older articles are compared. Without the bound, a
/// tag that every article has would make the work quadratic.
const MAX_COMPARED: usize = 200;

/// The indices of older articles that are related to the one with this index: by the number of shared
/// tags, then by section, then newest first.
pub(crate) fn related(article: &FrontMatter, index: usize, site: &SiteLists) -> Vec<usize> {
    // The number of shared tags, then whether the section is shared.
    let mut similarity: HashMap<usize, (usize, bool)> = HashMap::new();
    for list in lists_of(article).into_iter().filter(|it| *it != List::All) {
        let is_section = matches!(list, List::Section(_));
        let articles = site.lists.get(&list).map_or(&[][..], Vec::as_slice);
        let older = &articles[..articles.partition_point(|it| *it < index)];
        for index in older.iter().rev().take(MAX_COMPARED) {
            let (tags, section) = similarity.entry(*index).or_default();
            *tags += usize::from(!is_section);
            *section |= is_section;
        }
    }
    let mut ranked: Vec<_> = similarity.into_iter().map(|(index, it)| (it, index)).collect();
    ranked.sort_unstable_by(|one, other| other.cmp(one));
    ranked.into_iter().take(MAX_RELATED).map(|(_, index)| index).collect()
}
