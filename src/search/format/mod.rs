//! The files of the search index: how they are written and read.

mod bit_codes; // integers in few bits
pub mod base64url; // bytes as text
pub mod postings; // blocks of terms and the articles that hold them
pub mod article_table; // what an index knows of each article
pub mod manifest; // which files the index has
