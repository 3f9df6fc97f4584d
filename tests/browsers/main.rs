//! What only a browser can show. `QUANWEN_ENGINE` chooses it: `chromium` (when nothing is said),
//! `firefox` or `webkit`.

mod stage; // sites, a server, a browser

mod navigation; // from page to page
