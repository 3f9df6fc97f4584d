//! From text to terms: folding, tokenizing, the text of HTML.

pub mod folding; // many spellings to one
mod folding_table; // the folding, written down
pub mod tokenizer; // bigrams and words
pub mod html_text; // the text of an article's HTML
