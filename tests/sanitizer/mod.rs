//! Untrusted HTML and the publisher's sanitizer: attacks are removed, harmless markup stays.

mod attacks; // markup that tries to run scripts
mod benign; // markup as people and their programs write it
