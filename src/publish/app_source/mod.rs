//! The source of the app in a checkout, and whether the app in this program was built from it.

mod checkout; // the folder of the source
mod source_hash; // one hash of all its files
pub(crate) mod status; // whether the app in this program is current
pub(crate) mod embed; // `make embed` and `make check-embedded`
#[cfg(test)]
mod fixture; // a checkout for tests
