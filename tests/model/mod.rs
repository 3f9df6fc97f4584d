//! Documents of the endpoint, well and badly formed.

mod arbitrary; // documents of random shape
mod malformed; // documents with one fault each
mod mutations; // documents with one member replaced
mod parse_warnings; // what is left out, and what the log says of it
