//! Which articles of a segment each term is in.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::model::slug::Slug;
use crate::publish::search::Article;
use crate::search::fold::Folding;
use crate::search::index::FoldedText;
use crate::search::piece::{Level, Postings, Terms};
use crate::search::query::{section_term, year_term};
use crate::search::script::is_unspaced;
use crate::search::terms::terms;

/// Articles folded at once: enough for all processors, few enough to be held.
const AT_ONCE: usize = 256;

/// The terms of `articles`, which are numbered as they stand, each with the best place it has.
///
/// Looked up by hash and put in order at the end: a site has millions of terms, and to keep them in
/// order meanwhile takes several times as long.
pub(super) fn gather(articles: &[Article], folding: &Folding) -> Terms {
    let mut found: HashMap<Box<[char]>, Postings> = HashMap::new();
    let mut number = 0;
    for some in articles.chunks(AT_ONCE) {
        let texts: Vec<FoldedText> =
            some.par_iter().map(|it| FoldedText::of(&it.text, folding)).collect();
        for (article, text) in some.iter().zip(&texts) {
            each(article, text, |term, level| match found.get_mut(term) {
                Some(postings) => add(postings, number, level),
                None => drop(found.insert(term.into(), vec![(number, level)])),
            });
            number += 1;
        }
    }
    let mut terms: Terms = found.into_iter().collect();
    terms.par_sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    terms
}

/// Articles come one after another, so only the last can be there already.
fn add(postings: &mut Postings, number: u32, level: Level) {
    match postings.last_mut() {
        Some((last, best)) if *last == number => *best = level.max(*best),
        _ => postings.push((number, level)),
    }
}

/// Hands every term of one article to `add`, as often as it stands there.
fn each(article: &Article, text: &FoldedText, mut add: impl FnMut(&[char], Level)) {
    terms(&text.body.chars).for_each(|it| add(it, Level::Body));
    text.asides.iter().for_each(|it| terms(&it.chars).for_each(|it| add(it, Level::Aside)));
    terms(&text.title.chars).for_each(|it| add(it, Level::Title));
    // One character by itself would be everywhere: titles have it.
    text.title.chars.iter().filter(|it| is_unspaced(**it)).for_each(|it| add(&[*it], Level::Title));
    article.entry.section.iter().for_each(|it: &Slug| add(&section_term(it), Level::Body));
    article.entry.published.iter().for_each(|it| add(&year_term(it.year), Level::Body));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::index::Text;
    use crate::search::shelf::Entry;

    /// An article with this title and this body.
    fn article(title: &str, body: &str) -> Article {
        let slug = Slug::new("a").unwrap();
        let entry = Entry { slug, section: None, published: None, title: title.to_owned() };
        let asides = vec!["叮咚".to_owned()];
        Article { entry, text: Text { title: title.to_owned(), asides, body: body.to_owned() } }
    }

    #[test]
    fn an_article_counts_once_where_it_has_a_term_best() {
        let articles = [article("泉水", "泉水，泉水叮咚。"), article("水", "b a b")];
        let found = gather(&articles, &Folding::default());
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
        let articles = vec![article("", "泉水"); AT_ONCE + 2];
        let found = gather(&articles, &Folding::default());
        let numbers: Vec<u32> = found.last().unwrap().1.iter().map(|(number, _)| *number).collect();
        assert!(numbers.into_iter().eq(0..u32::try_from(articles.len()).unwrap()));
    }
}
