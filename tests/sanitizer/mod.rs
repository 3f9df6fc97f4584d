//! Untrusted HTML: attacks lose, honest markup stays.

mod attacks; // what tries to run
mod benign; // what people really write
