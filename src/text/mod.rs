//! What is done with text and dates, for Chinese and for Latin script.

pub mod excerpt; // the beginning of a text
pub mod reading_time; // how long a text is
pub mod script; // which script a character belongs to
