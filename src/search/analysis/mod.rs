//! From text to terms: the text of HTML, folding, tokenizing.

pub mod html_text; // the text of an article's HTML
pub mod folding; // variants of a character become one
mod folding_table; // the folding as a file
pub mod tokenizer; // bigrams and words
