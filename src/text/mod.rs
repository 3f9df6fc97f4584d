//! Text in Chinese and in Latin script: beginning, length, script.

pub mod excerpt; // the beginning of a text
pub mod reading_time; // length, and minutes to read
pub mod script; // which script a character belongs to
