//! Who may use whom, and what may be written where: read from the sources themselves.

mod layers; // parts and what they may use
mod trust_boundaries; // where HTML and URLs from outside enter
