//! What is done with text and dates, for Chinese and for Latin script.

pub mod ago; // how long ago something was
pub mod count; // how long a text is
pub mod date; // how a date is written
pub mod excerpt; // how a text begins
pub mod size; // how large something is
pub mod words; // what the interface says
mod languages; // in each language
pub mod found; // what the finder says
pub mod painted; // what only the painted page says
