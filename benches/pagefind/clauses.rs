//! The generated articles once more, of what the demonstration site says, clause by clause. Pagefind
//! cuts Chinese by a dictionary; of characters by chance it makes words of one character each, which
//! is not what it was made for.

use std::fs;
use std::path::Path;

use character_converter::traditional_to_simplified;
use quanwen::publish::search_index::IndexedArticle;
use quanwen::text::script::is_unspaced;
use walkdir::WalkDir;

use crate::generated_text::{self, Dice};

/// Shorter ones are in the middle of something else.
const LEAST_CHARACTERS: usize = 4;

/// So many articles, oldest first. Those in English are as they are elsewhere.
pub(crate) fn articles(count: usize) -> Vec<IndexedArticle> {
    let clauses = clauses();
    let mut articles = generated_text::articles(count);
    for (number, article) in articles.iter_mut().enumerate().filter(|(number, _)| number % 3 != 2) {
        rewrite(article, &mut Dice::new(number + 1), &clauses);
    }
    articles
}

/// Runs of Han in the articles of the demonstration site, in one spelling, so that looking through
/// the texts as they are finds as much.
fn clauses() -> Vec<String> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/articles");
    let mut files: Vec<_> = WalkDir::new(content)
        .into_iter()
        .filter_map(|it| Some(it.ok()?.into_path()))
        .filter(|it| it.extension().is_some_and(|it| it == "md"))
        .collect();
    files.sort();
    let texts = files.iter().filter_map(|it| fs::read_to_string(it).ok());
    let split = |text: String| -> Vec<String> {
        let runs = text.split(|c: char| !is_unspaced(c));
        let whole = runs.filter(|it| it.chars().count() >= LEAST_CHARACTERS);
        whole.filter(|it| traditional_to_simplified(it) == *it).map(str::to_owned).collect()
    };
    texts.flat_map(split).collect()
}

fn rewrite(article: &mut IndexedArticle, dice: &mut Dice, clauses: &[String]) {
    let mut some = |least: usize| {
        let count = least + dice.below(least);
        let some: Vec<&str> = (0..count).map(|_| &*clauses[dice.below(clauses.len())]).collect();
        some.join("，")
    };
    let title = some(1);
    article.row.title.clone_from(&title);
    article.document.title = title;
    article.document.metadata[0] = some(3);
    let paragraphs: Vec<String> = (0..12).map(|_| some(6) + "。").collect();
    article.document.body = paragraphs.join("\n");
}
