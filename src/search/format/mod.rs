//! The files of the search index: how they are named, written and read.

pub mod file; // the name of each file
pub mod base64url; // bytes as text
pub mod checksum; // whether a file is complete
mod bit_codes; // integers in few bits
pub mod postings; // blocks of terms, with the articles that contain them
pub mod filter_terms; // the terms of sections and years
pub mod article_table; // what a result shows
pub mod manifest; // which files the index has
