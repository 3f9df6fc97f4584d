//! The terms that a search is filtered by. They begin with a control character, which no term of a
//! text contains.

use crate::model::slug::Slug;

/// The term of every article in this section.
pub fn section_term(section: &Slug) -> Vec<char> {
    "\u{1}".chars().chain(section.as_str().chars()).collect()
}

/// The term of every article published in this year.
pub fn year_term(year: i32) -> Vec<char> {
    format!("\u{2}{year}").chars().collect()
}
