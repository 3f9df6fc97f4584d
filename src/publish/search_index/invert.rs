//! Inverts the articles of a segment: for each term, the articles that contain it.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::model::slug::Slug;
use crate::publish::search_index::indexed_article::IndexedArticle;
use crate::search::analysis::folding::Folding;
use crate::search::analysis::tokenizer::terms;
use crate::search::format::filter_terms::{section_term, year_term};
use crate::search::format::postings::{Field, Postings, TermPostings};
use crate::search::query::document::FoldedDocument;
use crate::text::script::is_unspaced;

/// How many articles are folded at once: enough for all processors, few enough for the memory.
const BATCH_SIZE: usize = 256;

/// The terms of `articles` in order, each with the numbers of its articles and the best field that
/// contains it. Articles are numbered in their order, from 0.
///
/// Terms are collected in a hash map and sorted at the end. A site has millions of terms, and a
/// sorted map takes several times as long.
pub(crate) fn invert(articles: &[IndexedArticle], folding: &Folding) -> TermPostings {
    let mut found: HashMap<Box<[char]>, Postings> = HashMap::new();
    let mut number = 0;
    for batch in articles.chunks(BATCH_SIZE) {
        let documents: Vec<FoldedDocument> =
            batch.par_iter().map(|it| FoldedDocument::of(&it.document, folding)).collect();
        for (article, document) in batch.iter().zip(&documents) {
            for_each_term(article, document, |term, field| match found.get_mut(term) {
                Some(postings) => add_posting(postings, number, field),
                None => drop(found.insert(term.into(), vec![(number, field)])),
            });
            number += 1;
        }
    }
    let mut terms: TermPostings = found.into_iter().collect();
    terms.par_sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    terms
}

/// Adds an article to the postings of a term. Articles come in order, so if the article is there
/// already, it is the last one.
fn add_posting(postings: &mut Postings, number: u32, field: Field) {
    match postings.last_mut() {
        Some((last, best)) if *last == number => *best = field.max(*best),
        _ => postings.push((number, field)),
    }
}

/// Calls `add` with every term of an article, as often as the article contains it.
fn for_each_term(
    article: &IndexedArticle,
    document: &FoldedDocument,
    mut add: impl FnMut(&[char], Field),
) {
    terms(&document.body.chars).for_each(|it| add(it, Field::Body));
    for metadata in &document.metadata {
        terms(&metadata.chars).for_each(|it| add(it, Field::Metadata));
    }
    let title = &document.title.chars;
    terms(title).for_each(|it| add(it, Field::Title));
    // A single character is a term in titles only: in bodies nearly every article contains it.
    title.iter().filter(|it| is_unspaced(**it)).for_each(|it| add(&[*it], Field::Title));
    article.row.section.iter().for_each(|it: &Slug| add(&section_term(it), Field::Body));
    article.row.published.iter().for_each(|it| add(&year_term(it.year), Field::Body));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::format::article_table::ArticleRow;
    use crate::search::query::document::SearchDocument;

    /// An article with this title and this body.
    fn article(title: &str, body: &str) -> IndexedArticle {
        let slug = Slug::new("a").unwrap();
        let (title, metadata, body) = (title.to_owned(), vec!["叮咚".to_owned()], body.to_owned());
        IndexedArticle {
            row: ArticleRow { slug, section: None, published: None, title: title.clone() },
            document: SearchDocument { title, metadata, body },
        }
    }

    #[test]
    fn an_article_counts_once_in_the_best_field_that_has_a_term() {
        let articles = [article("泉水", "泉水，泉水叮咚。"), article("水", "b a b")];
        let found = invert(&articles, &Folding::default());
        let lines: Vec<String> = found
            .iter()
            .map(|(term, postings)| format!("{} {postings:?}", term.iter().collect::<String>()))
            .collect();
        let expected = [
            "a [(1, Body)]",
            "b [(1, Body)]",
            "叮咚 [(0, Metadata), (1, Metadata)]",
            "水 [(0, Title), (1, Title)]",
            "水叮 [(0, Body)]",
            "泉 [(0, Title)]",
            "泉水 [(0, Title)]",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn articles_are_numbered_across_batches() {
        let articles = vec![article("", "泉水"); BATCH_SIZE + 2];
        let found = invert(&articles, &Folding::default());
        let numbers: Vec<u32> = found.last().unwrap().1.iter().map(|(number, _)| *number).collect();
        assert!(numbers.into_iter().eq(0..u32::try_from(articles.len()).unwrap()));
    }
}
