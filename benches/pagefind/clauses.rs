//! The generated articles with clauses of the demonstration site for their Chinese text. Pagefind
//! segments Chinese by a dictionary; of random characters it makes words of one character each,
//! which is not what it is made for.

use std::fs;
use std::path::Path;

use character_converter::traditional_to_simplified;
use quanwen::publish::search_index::IndexedArticle;
use quanwen::text::script::is_unspaced;
use walkdir::WalkDir;

use crate::generated_text::{self, Dice};

/// Shorter runs are words in other text, no clauses.
const MIN_CHARACTERS: usize = 4;

/// `count` articles, oldest first. Those in English are as generated.
pub(crate) fn articles(count: usize) -> Vec<IndexedArticle> {
    let clauses = clauses();
    let mut articles = generated_text::articles(count);
    for (number, article) in articles.iter_mut().enumerate().filter(|(number, _)| number % 3 != 2) {
        rewrite(article, &mut Dice::new(number + 1), &clauses);
    }
    articles
}

/// Runs of Chinese characters in the articles of the demonstration site. All characters are
/// simplified, so that comparing texts without folding finds the same articles.
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
        let whole = runs.filter(|it| it.chars().count() >= MIN_CHARACTERS);
        whole.filter(|it| traditional_to_simplified(it) == *it).map(str::to_owned).collect()
    };
    texts.flat_map(split).collect()
}

/// Replaces title, summary and body by random clauses.
fn rewrite(article: &mut IndexedArticle, dice: &mut Dice, clauses: &[String]) {
    let mut some = |min: usize| {
        let count = min + dice.below(min);
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
