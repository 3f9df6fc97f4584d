//! What holds for the tree as a whole. The tests read the sources from disk; each failure names
//! the file and says what to do.

mod sources; // files and lines
mod scanner; // code, comments and strings of a file
mod arrows; // which file uses which
mod layers; // which part may use which
mod circles; // no circle of files
mod sizes; // files and folders one can read
mod naming; // one name for one thing
mod vocabulary; // the words of docs/glossary.md
mod styles; // the stylesheets
mod contract; // names that Rust, JavaScript and CSS share
mod paths; // who writes which path
mod trust_boundaries; // foreign markup and foreign URLs
mod tests_layout; // tests one can find
mod docs; // what the papers promise
