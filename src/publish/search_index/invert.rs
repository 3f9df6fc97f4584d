//! Which articles of a segment each term is in.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::model::slug::Slug;
use crate::publish::search_index::IndexedArticle;
use crate::search::analysis::folding::Folding;
use crate::search::analysis::tokenizer::terms;
use crate::search::format::filter_terms::{section_term, year_term};
use crate::search::format::postings::{Field, Postings, TermPostings};
use crate::search::query::document::FoldedDocument;
use crate::text::script::is_unspaced;

/// Articles folded at once: enough for all processors, few enough to be held.
const BATCH_SIZE: usize = 256;

/// The terms of `articles`, which are numbered as they stand, each with the best place it has.
///
/// Looked up by hash and put in order at the end: a site has millions of terms, and to keep them in
/// order meanwhile takes several times as long.
pub(crate) fn invert(articles: &[IndexedArticle], folding: &Folding) -> TermPostings {
    let mut found: HashMap<Box<[char]>, Postings> = HashMap::new();
    let mut number = 0;
    for some in articles.chunks(BATCH_SIZE) {
        let texts: Vec<FoldedDocument> =
            some.par_iter().map(|it| FoldedDocument::of(&it.document, folding)).collect();
        for (article, text) in some.iter().zip(&texts) {
            for_each_term(article, text, |term, level| match found.get_mut(term) {
                Some(postings) => add_posting(postings, number, level),
                None => drop(found.insert(term.into(), vec![(number, level)])),
            });
            number += 1;
        }
    }
    let mut terms: TermPostings = found.into_iter().collect();
    terms.par_sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    terms
}

/// Articles come one after another, so only the last can be there already.
fn add_posting(postings: &mut Postings, number: u32, level: Field) {
    match postings.last_mut() {
        Some((last, best)) if *last == number => *best = level.max(*best),
        _ => postings.push((number, level)),
    }
}

/// Hands every term of one article to `add`, as often as it stands there.
fn for_each_term(
    article: &IndexedArticle,
    text: &FoldedDocument,
    mut add: impl FnMut(&[char], Field),
) {
    terms(&text.body.chars).for_each(|it| add(it, Field::Body));
    text.metadata.iter().for_each(|it| terms(&it.chars).for_each(|it| add(it, Field::Metadata)));
    terms(&text.title.chars).for_each(|it| add(it, Field::Title));
    // One character by itself would be everywhere: titles have it.
    text.title.chars.iter().filter(|it| is_unspaced(**it)).for_each(|it| add(&[*it], Field::Title));
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
        let entry = ArticleRow { slug, section: None, published: None, title: title.to_owned() };
        let asides = vec!["叮咚".to_owned()];
        IndexedArticle {
            row: entry,
            document: SearchDocument {
                title: title.to_owned(),
                metadata: asides,
                body: body.to_owned(),
            },
        }
    }

    #[test]
    fn an_article_counts_once_where_it_has_a_term_best() {
        let articles = [article("泉水", "泉水，泉水叮咚。"), article("水", "b a b")];
        let found = invert(&articles, &Folding::default());
        let written: Vec<String> = found
            .iter()
            .map(|(term, at)| format!("{} {at:?}", term.iter().collect::<String>()))
            .collect();
        let expected = [
            "a [(1, Body)]",
            "b [(1, Body)]",
            "叮咚 [(0, Aside), (1, Aside)]",
            "水 [(0, Title), (1, Title)]",
            "水叮 [(0, Body)]",
            "泉 [(0, Title)]",
            "泉水 [(0, Title)]",
        ];
        assert_eq!(written, expected);
    }

    #[test]
    fn articles_are_numbered_on_where_the_next_are_folded() {
        let articles = vec![article("", "泉水"); BATCH_SIZE + 2];
        let found = invert(&articles, &Folding::default());
        let numbers: Vec<u32> = found.last().unwrap().1.iter().map(|(number, _)| *number).collect();
        assert!(numbers.into_iter().eq(0..u32::try_from(articles.len()).unwrap()));
    }
}
