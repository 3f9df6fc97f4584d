//! Asks the index: parses a query, finds candidates, verifies them against the text.

pub mod params; // the search in the page's URL
pub mod parse; // from text to patterns
pub mod verify; // checks a candidate against its text
pub mod snippet; // the passage a result shows
pub mod index; // the parts of the index that are loaded
pub mod evaluate; // results, and which files are still needed
mod candidates; // articles that may match
pub mod status; // the status message of a search
pub mod execute; // runs a search to its end
