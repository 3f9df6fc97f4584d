//! Queries taken from articles.

use quanwen::publish::search_index::IndexedArticle;

use super::generated_text::Dice;

/// `length` adjacent Han characters of a random article.
pub(crate) fn substring(articles: &[IndexedArticle], dice: &mut Dice, length: usize) -> String {
    loop {
        let index = dice.below(articles.len());
        let chars: Vec<char> = articles[index].document.body.chars().collect();
        let start = dice.below(chars.len());
        let run = chars.get(start..start + length);
        let is_han = |it: &char| ('\u{4e00}'..'\u{a000}').contains(it);
        if let Some(run) = run.filter(|it| it.iter().all(is_han)) {
            return run.iter().collect();
        }
    }
}
