//! What can be seen without a browser.

mod documents;
mod doors;
mod honest;
mod hostile;
mod host;
mod layers;
mod losses;
mod newest;
mod publish;
mod renewal;
mod routes;
mod screens;
mod search;
mod store;
