//! The search in the index, sans I/O: it parses a query, finds candidates, verifies them against
//! their text, and reports what it still needs. `execute` loads that from a source it is given.

pub mod params; // the search in the URL of the page
pub mod pattern; // a word or a quotation of a query
pub mod parse; // from what was entered to patterns
pub mod document; // the text of an article
pub mod verify; // whether and where a pattern matches a text
pub mod snippet; // the passage a result shows
pub mod results; // what a search returns
pub mod index; // the loaded parts of the index
mod candidates; // articles that may match, by the index
pub mod evaluate; // results, and what is needed for more
pub mod source; // where files and articles are loaded from
pub mod execute; // runs a search to its end
pub mod status; // the status message of a search
