//! What can be seen without a browser.

mod host;
mod publish;
mod routes;
mod screens;
mod store;
