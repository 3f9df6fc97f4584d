//! Finding articles by what stands in them, from static files: how the index is written, and how it
//! is asked. The publisher and the reader share it; it fetches nothing.
//!
//! A site's articles stand in segments. Those that are full never change; one more article changes
//! the last and the directory. A segment has pieces of terms, each with the articles it is in, and
//! tables of its articles. Scripts without spaces are kept by pairs of characters, others by words.
//! What the index says may be is checked against the article itself before it is shown.

pub mod fold; // one spelling for many
mod table; // the spellings, written down
pub mod script; // what is written without spaces
pub mod terms; // what a text is found by
pub mod markup; // the text of a body
mod bits; // numbers in few bits
pub mod armour; // bytes as text
pub mod piece; // terms and the articles they are in
pub mod shelf; // which articles there are
pub mod segments; // which articles stand together
pub mod directory; // which pieces there are
pub mod query; // what is looked for
pub mod verify; // whether it is really there
pub mod snippet; // where, with what stands around
pub mod index; // what has come of it
pub mod find; // what is found, and what it still takes
mod candidates; // what may be
pub mod wish; // what a reader asks for, in the address
pub mod said; // what is announced of that
pub mod hunt; // from the one to the other
