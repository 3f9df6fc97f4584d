//! What can be seen without a browser.

mod publish;
