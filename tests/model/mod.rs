//! Documents of the endpoint, valid and malformed.

mod arbitrary; // documents of random shape
mod malformed; // documents with one fault each
mod mutations; // documents with one member replaced
mod parse_warnings; // what is left out, and its line in the log
