//! Attacks from public collections in every field of every document, with the content security policy
//! and without it: nothing runs, nothing but pictures is requested from other hosts, and nothing
//! violates the policy.

mod in_bodies; // in articles
mod in_lists_and_menus; // in lists, menus and the title of the site
mod dompurify; // the sanitizer compared with DOMPurify
mod detection; // the observer reports attacks that succeed
