//! Harmless markup, as the systems that people write with produce it: its texts, their order, links,
//! images and tables stay.

mod publisher; // through the publisher's sanitizer
